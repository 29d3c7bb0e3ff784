using Compliance.AssessingByControls;
using Compliance.Graph;
using GraphQL;
using Npgsql;

namespace Compliance.ReadingControlAssessments;

/// <summary>How many controls were judged how.</summary>
sealed record ControlCounts(int Satisfied, int NotApplicable, int NotSatisfied);

/// <summary>An assessment against a catalog by its last round, as its projection holds it.</summary>
/// <param name="IsInside">Whether more than the counts may be seen.</param>
sealed record SeenControlAssessment(
    Guid Id, Guid Model, string ModelName, Guid Developer, string DeveloperName, string Version, Guid Catalog, string CatalogTitle, string CatalogVersion, int Controls, int Round, DateTime OpenedAt, DateTime? EndedAt,
    ControlCounts? Counts, DateTime? LapsedAt, bool IsInside);

/// <summary>A finding that was raised about a control.</summary>
/// <param name="OpenedAt">For the first time, or anew.</param>
sealed record ControlFinding(Guid Id, string Control, string Title, Severity Severity, DateTime? CureBy, DateTime? ClosedAt, DateTime OpenedAt)
{
    /// <summary>Of findings about one control that which tells how it stands since it was judged: one that is open; else one that was closed afterwards, by which it was put right. An observation puts nothing right.</summary>
    public static ControlFinding? Of(IEnumerable<ControlFinding> findings, DateTimeOffset concluded) =>
        findings.Where(f => f.ClosedAt is null || (f.Severity != Severity.Observation && f.ClosedAt > concluded.UtcDateTime)).OrderBy(f => f.ClosedAt is not null).FirstOrDefault();
}

/// <summary>Which assessments; what is null is not asked for.</summary>
/// <param name="WaitingFor">Only those whose report this person has still to file.</param>
sealed record ControlAssessmentFilter(Guid? Model, Guid? Catalog, Guid? WaitingFor);

/// <summary>Assessments against catalogs: of public models everyone sees how many controls were judged how; the rest is for who is inside, and for who was assigned.</summary>
sealed class ControlAssessmentRegister(NpgsqlDataSource database, EventStore store, FlowPolicy policy)
{
    const string Assigned = "exists (select from assessment_assessor y where y.assessment_id = a.id and y.round = a.round and y.person_id = $3)";
    const string Visible = $"((not m.is_filed and a.satisfied is not null) or {Sight.Inside} or {Assigned})";
    const string From = "from control_assessment a join model m on m.id = a.model_id join catalog c on c.id = a.catalog_id";
    const string Columns =
        $"""
        select a.id, a.model_id, m.name, a.developer_id, m.developer_names[1], a.version, a.catalog_id, c.title, c.version, c.controls, a.round, a.opened_at, a.ended_at, a.satisfied, a.not_applicable, a.not_satisfied, a.lapsed_at,
            ({Sight.Inside} or {Assigned}) {From}
        """;

    const string Filtered =
        $"""
        {Visible} and ($6::uuid is null or a.model_id = $6) and ($7::uuid is null or a.catalog_id = $7)
        and ($8::uuid is null or exists (select from assessment_assessor z where z.assessment_id = a.id and z.person_id = $8 and z.ended_at is null and z.filed_at is null))
        """;

    /// <summary>Newest first.</summary>
    public Task<Page<SeenControlAssessment>> PageAsync(Viewer viewer, int first, string? after, ControlAssessmentFilter filter, CancellationToken cancellation)
    {
        NpgsqlParameter[] Filter() => [.. Sight.Parameters(viewer, policy), Sql.Uuid(filter.Model), Sql.Uuid(filter.Catalog), Sql.Uuid(filter.WaitingFor)];
        return Page<SeenControlAssessment>.ReadAsync(
            first, after,
            (cursor, count) => database.ReadAsync(
                $"{Columns} where {Filtered} and (a.opened_at, a.id) < ($9, $10) order by a.opened_at desc, a.id desc limit $11",
                [.. Filter(), Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Int(count)], Read, cancellation),
            async () => (await database.ReadAsync($"select count(*)::int {From} where {Filtered}", Filter(), r => r.GetInt32(0), cancellation))[0]);
    }

    /// <summary>One assessment, if it may be seen.</summary>
    public async Task<SeenControlAssessment?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Columns} where {Visible} and a.id = $6", [.. Sight.Parameters(viewer, policy), Sql.Uuid(id)], Read, cancellation)).SingleOrDefault();

    /// <exception cref="RefusalError">There is none among those that the caller may see.</exception>
    public async Task<SeenControlAssessment> DemandAsync(IResolveFieldContext context, string id) =>
        await FindAsync(Viewer.Of(context), Input.Uuid(id, "assessmentId"), context.CancellationToken) ?? throw new RefusalError("assessment.unknown", "There is no such assessment among those that you may see.");

    /// <summary>Everything that has happened in the last round of an assessment, from its opening on.</summary>
    public async Task<ImmutableArray<ControlAssessmentEvent>> LastRoundAsync(Guid id, CancellationToken cancellation)
    {
        var events = (await store.ReadStreamAsync($"control-assessment-{id:D}", 0, cancellation)).Select(ControlAssessmentGrain.Codec.Read).ToImmutableArray();
        return events[events.IndexOf(events.OfType<ControlAssessmentEvent.Opened>().Last())..];
    }

    /// <summary>Findings that were raised about controls of the catalog with the model, newest first; for who is inside.</summary>
    public Task<List<ControlFinding>> FindingsAsync(SeenControlAssessment assessment, CancellationToken cancellation) => database.ReadAsync(
        "select id, requirement, title, severity, cure_by, closed_at, opened_at from audit_finding where model_id = $1 and standard = $2 order by raised_at desc", [Sql.Uuid(assessment.Model), Sql.Text(assessment.Catalog.ToString("D"))],
        r => new ControlFinding(r.GetGuid(0), r.GetString(1), r.GetString(2), r.Name<Severity>(3), r.OrNull<DateTime>(4), r.OrNull<DateTime>(5), r.GetFieldValue<DateTime>(6)), cancellation);

    /// <summary>The newest rounds that two have assessed against a catalog, at most 500.</summary>
    public Task<List<(ControlVerdict[] First, ControlVerdict[] Second)>> PairsAsync(Guid catalog, CancellationToken cancellation) => database.ReadAsync(
        "select first, second from control_pair where catalog_id = $1 order by concluded_at desc, assessment_id, round limit 500", [Sql.Uuid(catalog)], r => (Verdicts(r, 0), Verdicts(r, 1)), cancellation);

    static ControlVerdict[] Verdicts(NpgsqlDataReader r, int column) => [.. r.GetFieldValue<string[]>(column).Select(Enum.Parse<ControlVerdict>)];

    static SeenControlAssessment Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetGuid(3), r.GetString(4), r.GetString(5), r.GetGuid(6), r.GetString(7), r.GetString(8), r.GetInt32(9), r.GetInt32(10), r.GetFieldValue<DateTime>(11), r.OrNull<DateTime>(12),
        r.IsDBNull(13) ? null : new(r.GetInt32(13), r.GetInt32(14), r.GetInt32(15)), r.OrNull<DateTime>(16), r.GetBoolean(17));
}
