using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.ReadingAProject;
using Standards.ReadingComments;
using Standards.Storage;

namespace Standards.Graph;

sealed partial class Query
{
    /// <summary>Open consultations in which the caller's organization is asked for comments, the soonest to end first.</summary>
    [SignedIn]
    public static async Task<IReadOnlyList<CommentDutyView>> CommentDuties(
        IResolveFieldContext context, [FromServices] NpgsqlDataSource database, [FromServices] Clock clock, CancellationToken cancellation, int first = 20)
    {
        if (first is < 1 or > MostDuties)
            throw new RefusalError("input.invalid", $"first is from 1 to {MostDuties}.");
        return context.Caller().OrganizationId is not { } member ? [] : await database.ReadAsync(
            """
            select c.draft_id, (select count(*)::int from draft_comment d where d.draft_id = c.draft_id and d.member_id = $1 and d.withdrawn_at is null)
            from consultation c where c.closed_at is null and c.closes_at > $2 and $1 = any(c.members) order by c.closes_at, c.draft_id limit $3
            """,
            [Sql.Uuid(member), Sql.Instant(clock.Now()), Sql.Int(first)], row => new CommentDutyView(row.GetGuid(0), row.GetInt32(1)), cancellation);
    }
}

/// <summary>A consultation that waits for comments of the caller's organization.</summary>
[SignedIn, Name("CommentDuty")]
sealed class CommentDutyView(Guid draft, int given)
{
    public IDataLoaderResult<DraftView> Draft([FromServices] Loaders loaders) => loaders.Drafts.Load(draft).Always();

    /// <summary>How many comments the organization has made so far.</summary>
    public int Given => given;
}
