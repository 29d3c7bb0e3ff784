using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.ReadingAProject;

namespace Standards.Graph;

/// <summary>All public reads.</summary>
[Public]
sealed partial class Query
{
    public static IDataLoaderResult<ProjectView?> Project([FromServices] Loaders loaders, [Id] string id) => ProjectView.Resolve(loaders, id);

    public static async Task<ProjectConnection> Projects([FromServices] NpgsqlDataSource database, CancellationToken cancellation, int first = 50, string? after = null) =>
        new(await Page<ProjectRow>.ReadAsync(
            first, after,
            (cursor, limit) => ProjectRow.ListAsync(database, cursor, limit, cancellation),
            () => ProjectRow.CountAsync(database, cancellation)));
}
