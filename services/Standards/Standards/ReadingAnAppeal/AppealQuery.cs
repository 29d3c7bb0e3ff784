using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.AppealingADecision;
using Standards.ReadingAnAppeal;

namespace Standards.Graph;

sealed partial class Query
{
    public static IDataLoaderResult<AppealView?> Appeal([FromServices] Loaders loaders, [Id] string id) => AppealView.Resolve(loaders, id);

    /// <summary>Appeals, newest first.</summary>
    public static async Task<AppealConnection> Appeals(
        [FromServices] NpgsqlDataSource database, CancellationToken cancellation, bool? pending = null, int first = 50, string? after = null) =>
        new(await Page<AppealRow>.ReadAsync(
            first, after,
            (cursor, limit) => AppealRow.ListAsync(database, pending, cursor, limit, cancellation),
            () => AppealRow.CountAsync(database, pending, cancellation)));
}
