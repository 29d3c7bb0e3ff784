using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Graph;
using Standards.ReadingAProject;
using Standards.Storage;

namespace Standards.ReadingComments;

/// <summary>A consultation as its projection holds it.</summary>
sealed record ConsultationRow(Guid DraftId, Guid[] Members, DateTime OpensAt, DateTime ClosesAt, DateTime? ClosedAt, string? ClosedBecause, Guid ActId, Guid? ClosingAct)
{
    public static async Task<IReadOnlyDictionary<Guid, ConsultationView>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> drafts, CancellationToken cancellation) =>
        (await database.ReadAsync(
            "select draft_id, members, opens_at, closes_at, closed_at, closed_because, act_id, closing_act_id from consultation where draft_id = any($1)", [Sql.Uuids([.. drafts])],
            r => new ConsultationRow(
                r.GetGuid(0), r.GetFieldValue<Guid[]>(1), r.GetFieldValue<DateTime>(2), r.GetFieldValue<DateTime>(3), r.OrNull<DateTime>(4), r.TextOrNull(5), r.GetGuid(6), r.OrNull<Guid>(7)),
            cancellation))
        .ToDictionary(c => c.DraftId, c => new ConsultationView(c));
}

/// <summary>The time in which members comment on one edition.</summary>
[Public, Name("Consultation")]
sealed class ConsultationView(ConsultationRow row)
{
    public IDataLoaderResult<DraftView> Draft([FromServices] Loaders loaders) => loaders.Drafts.Load(row.DraftId).Always();

    public DateTime OpensAt => row.OpensAt;

    public DateTime ClosesAt => row.ClosesAt;

    public DateTime? ClosedAt => row.ClosedAt;

    public string? ClosedBecause => row.ClosedBecause;

    /// <summary>Whether comments are taken now.</summary>
    public bool IsOpen([FromServices] Clock clock) => row.ClosedAt is null && clock.Now().UtcDateTime < row.ClosesAt;

    public int MemberCount => row.Members.Length;

    public IEnumerable<OrganizationStub> Members => row.Members.Select(m => new OrganizationStub(m));

    /// <summary>Whether the caller's organization is asked for comments.</summary>
    public bool AsksMe(IResolveFieldContext context) => Caller.Of(context.User)?.OrganizationId is { } member && row.Members.Contains(member);

    public ReceiptStub Receipt => new(row.ActId);

    public ReceiptStub? ClosingReceipt => row.ClosingAct is { } act ? new(act) : null;
}
