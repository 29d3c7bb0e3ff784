using Compliance.FilingAControlDocument;
using Compliance.Graph;
using GraphQL;
using Npgsql;

namespace Compliance.ReadingControlDocuments;

/// <summary>Who looks at documents.</summary>
/// <param name="Person">Who it is, also where this is an overseer who assesses.</param>
sealed record DocumentReader(Viewer Viewer, Guid? Person)
{
    public static DocumentReader Of(IResolveFieldContext context) => new(Viewer.Of(context), BuildingBlocks.Hosting.Caller.Of(context.User)?.PersonId);

    /// <summary>As whom this reader files.</summary>
    public DocumentParty Party => Viewer.SeesAll ? DocumentParty.Overseer : Viewer.Organization is not null ? DocumentParty.Developer : DocumentParty.Assessor;
}

/// <summary>One version of a document as its projection holds it.</summary>
sealed record SeenControlDocument(
    Guid Id, Guid Series, Guid Model, string ModelName, string? ModelVersion, ControlDocumentKind Kind, Guid Uuid, string Title, string Version, string Sha256, int Size, Guid? Catalog, int Unknown, DocumentParty Filer, Guid FiledBy,
    DateTime FiledAt, Guid Act, bool IsCurrent, DocumentWithdrawal? Withdrawal);

/// <summary>That a version counts no more.</summary>
sealed record DocumentWithdrawal(DateTime At, string Reason, Guid Act);

/// <summary>Which documents; what is null is not asked for.</summary>
/// <param name="All">Also versions that do not count.</param>
sealed record ControlDocumentFilter(Guid? Model, ControlDocumentKind? Kind, bool All);

/// <summary>Documents of OSCAL about models, for who is inside. What somebody files who is assessing the model is theirs alone until that round is concluded, and for good where it is abandoned, for nobody else may see how they judge; only what the developer says that is done is for all of the inside at once.</summary>
sealed class ControlDocumentRegister(NpgsqlDataSource database, FlowPolicy policy)
{
    const string Visible =
        $"""
        ((d.filed_by = $6 and d.filer = 'Assessor') or ({Sight.Inside} and (({IsPlan}) or d.filed_by = $6 or not exists (
            select from assessment_assessor y
            where y.person_id = d.filed_by and y.model_id = d.model_id and y.opened_at <= d.filed_at and (y.ended_at is null or (d.filed_at <= y.ended_at and exists (
                select from assessment_assessor z where z.assessment_id = y.assessment_id and z.round = y.round and z.filed_at is null)))))))
        """;

    const string From = "from control_document d join model m on m.id = d.model_id";
    const string Filtered = $"{Visible} and ($7::uuid is null or d.model_id = $7) and ($8::text is null or d.kind = $8) and ($9 or d.is_current)";

    const string IsPlan = "d.filer = 'Developer' and d.kind in ('ComponentDefinition', 'SystemSecurityPlan')";
    const string PlansFirst = "d.model_version is null, d.kind = 'ComponentDefinition', d.filed_at desc, d.id desc";

    const string Columns =
        $"""
        select d.id, d.series_id, d.model_id, m.name, d.model_version, d.kind, d.document_uuid, d.title, d.version, d.sha256, d.size, d.catalog_id, d.unknown, d.filer, d.filed_by, d.filed_at, d.act_id, d.is_current,
            d.withdrawn_at, d.withdrawn_for, d.withdrawal {From}
        """;

    /// <summary>Newest first.</summary>
    public Task<Page<SeenControlDocument>> PageAsync(DocumentReader reader, int first, string? after, ControlDocumentFilter filter, CancellationToken cancellation)
    {
        NpgsqlParameter[] Filter() => [.. Seeing(reader), Sql.Uuid(filter.Model), Sql.Text(filter.Kind?.ToString()), Sql.Bool(filter.All)];
        return Page<SeenControlDocument>.ReadAsync(
            first, after,
            (cursor, count) => database.ReadAsync(
                $"{Columns} where {Filtered} and (d.filed_at, d.id) < ($10, $11) order by d.filed_at desc, d.id desc limit $12",
                [.. Filter(), Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Int(count)], Read, cancellation),
            async () => (await database.ReadAsync($"select count(*)::int {From} where {Filtered}", Filter(), r => r.GetInt32(0), cancellation))[0]);
    }

    /// <summary>One version, if it may be seen.</summary>
    public async Task<SeenControlDocument?> FindAsync(DocumentReader reader, Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Columns} where {Visible} and d.id = $7", [.. Seeing(reader), Sql.Uuid(id)], Read, cancellation)).SingleOrDefault();

    /// <summary>All versions of a document, newest first, at most 200.</summary>
    public Task<List<SeenControlDocument>> VersionsAsync(DocumentReader reader, Guid series, CancellationToken cancellation) =>
        database.ReadAsync($"{Columns} where {Visible} and d.series_id = $7 order by d.filed_at desc, d.id desc limit 200", [.. Seeing(reader), Sql.Uuid(series)], Read, cancellation);

    /// <summary>The newest plan of the developer that counts: of the version before that of the model, a system security plan before a component definition.</summary>
    /// <param name="series">Only a plan that is about this catalog, whichever version of it.</param>
    public async Task<SeenControlDocument?> PlanOfAsync(DocumentReader reader, Guid model, string version, Guid series, CancellationToken cancellation) => (await database.ReadAsync(
        $"""
        {Columns} where {Visible} and d.model_id = $7 and d.is_current and {IsPlan} and coalesce(d.model_version, $8) = $8
            and exists (select from catalog c where c.id = d.catalog_id and c.series_id = $9)
        order by {PlansFirst} limit 1
        """,
        [.. Seeing(reader), Sql.Uuid(model), Sql.Text(version), Sql.Uuid(series)], Read, cancellation)).SingleOrDefault();

    /// <summary>The same, whoever looks, as it counted when a round ended; for who may have the documents of that round, which name it.</summary>
    /// <param name="until">Null while the round is running.</param>
    public async Task<SeenControlDocument?> PlanThenAsync(Guid model, string version, Guid series, DateTime? until, CancellationToken cancellation) => (await database.ReadAsync(
        $"""
        {Columns} where d.model_id = $1 and {IsPlan} and coalesce(d.model_version, $2) = $2 and exists (select from catalog c where c.id = d.catalog_id and c.series_id = $3)
            and d.id = (
                select n.id from control_document n where n.series_id = d.series_id and ($4::timestamptz is null or n.filed_at <= $4) and (n.withdrawn_at is null or n.withdrawn_at > $4)
                order by n.filed_at desc, n.id desc limit 1)
        order by {PlansFirst} limit 1
        """,
        [Sql.Uuid(model), Sql.Text(version), Sql.Uuid(series), Sql.Instant(until is { } end ? new DateTimeOffset(end) : null)], Read, cancellation)).SingleOrDefault();

    /// <summary>The catalog of a document about the model that another names; null where there is none.</summary>
    public async Task<Guid?> CatalogOfAsync(DocumentReader reader, Guid model, string[] hashes, Guid[] uuids, CancellationToken cancellation) => (await database.ReadAsync(
        $"select d.catalog_id {From} where {Visible} and d.model_id = $7 and d.catalog_id is not null and (d.sha256 = any($8) or d.document_uuid = any($9)) order by d.filed_at desc limit 1",
        [.. Seeing(reader), Sql.Uuid(model), Sql.Texts(hashes), Sql.Uuids(uuids)], r => r.GetGuid(0), cancellation)) is [var found] ? found : null;

    /// <summary>What a document says, in its order.</summary>
    public Task<List<ControlSaying>> SayingsAsync(Guid document, CancellationToken cancellation) => database.ReadAsync(
        "select control_id, state, said, place, is_known from control_saying where document_id = $1 order by ordinal", [Sql.Uuid(document)],
        r => new ControlSaying(r.GetString(0), r.Name<Implementation>(1), r.GetString(2), r.GetString(3), r.GetBoolean(4)), cancellation);

    /// <summary>The canonical JSON.</summary>
    public async Task<byte[]> ContentAsync(Guid document, CancellationToken cancellation) =>
        (await database.ReadAsync("select content from control_document where id = $1", [Sql.Uuid(document)], r => r.GetFieldValue<byte[]>(0), cancellation)).Single();

    IEnumerable<NpgsqlParameter> Seeing(DocumentReader reader) => [.. Sight.Parameters(reader.Viewer, policy), Sql.Uuid(reader.Person)];

    static SeenControlDocument Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetGuid(2), r.GetString(3), r.TextOrNull(4), r.Name<ControlDocumentKind>(5), r.GetGuid(6), r.GetString(7), r.GetString(8), r.GetString(9), r.GetInt32(10), r.OrNull<Guid>(11), r.GetInt32(12),
        r.Name<DocumentParty>(13), r.GetGuid(14), r.GetFieldValue<DateTime>(15), r.GetGuid(16), r.GetBoolean(17), r.IsDBNull(18) ? null : new(r.GetFieldValue<DateTime>(18), r.GetString(19), r.GetGuid(20)));
}
