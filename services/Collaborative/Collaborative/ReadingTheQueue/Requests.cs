using Collaborative.ReadingAStatement;
using Collaborative.ReadingTheQueue;
using GraphQL;
using Npgsql;

namespace Collaborative.Graph;

sealed partial class Query
{
    /// <summary>Newest first.</summary>
    [Public]
    public static async Task<RequestConnection> TimeRequests(
        [FromServices] RequestShelf shelf, CancellationToken cancellation, int first = 20, string? after = null, RequestState? state = null, [Id] string? projectId = null) =>
        new(await shelf.PageAsync(first, after, state, projectId is { } project ? Input.Uuid(project, "projectId") : null, cancellation));

    [Public]
    public static async Task<RequestView?> TimeRequest([FromServices] RequestShelf shelf, CancellationToken cancellation, [Id] string id) =>
        Input.TryUuid(id) is { } uuid ? await shelf.FindAsync(uuid, cancellation) : null;

    /// <summary>What ran in a time, or would at most; the earliest start first, at most 2,000.</summary>
    [Public]
    public static async Task<IEnumerable<RunView>> CapacityRuns([FromServices] RequestShelf shelf, CancellationToken cancellation, DateTime from, DateTime to) =>
        await shelf.RunsAsync(Input.Instant(from, "from"), Input.Instant(to, "to"), cancellation);

    /// <summary>The projects for which the one who asks may ask for time.</summary>
    [SignedIn]
    public static async Task<IEnumerable<AccountView>> MyProjects(IResolveFieldContext context, [FromServices] NpgsqlDataSource database, [FromServices] AccountShelf accounts)
    {
        var ids = await database.ReadAsync("select project_id from project_person where person_id = $1 order by at, project_id", [Sql.Uuid(context.Caller().PersonId)], r => r.GetGuid(0), context.CancellationToken);
        var found = new List<AccountView>();
        foreach (var id in ids)
            if (await accounts.FindAsync(id, context.CancellationToken) is { } account)
                found.Add(account);
        return found;
    }
}
