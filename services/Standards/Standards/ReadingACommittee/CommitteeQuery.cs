using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.ReadingACommittee;
using Standards.Storage;

namespace Standards.Graph;

sealed partial class Query
{
    public static IDataLoaderResult<CommitteeView?> Committee([FromServices] Loaders loaders, [Id] string id) => CommitteeView.Resolve(loaders, id);

    public static async Task<CommitteeConnection> Committees(
        [FromServices] NpgsqlDataSource database, [FromServices] Clock clock, CancellationToken cancellation, [Id] string? member = null, int first = 50, string? after = null)
    {
        var (organization, now) = (member is null ? (Guid?)null : Input.Uuid(member, "member"), clock.Now());
        return new(await Page<CommitteeRow>.ReadAsync(
            first, after,
            (cursor, limit) => CommitteeRow.ListAsync(database, organization, now, cursor, limit, cancellation),
            () => CommitteeRow.CountAsync(database, organization, now, cancellation)));
    }
}
