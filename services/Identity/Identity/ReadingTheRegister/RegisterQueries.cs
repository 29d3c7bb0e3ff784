using BuildingBlocks.EventStore;
using GraphQL;
using GraphQL.DataLoader;
using Identity.Domain.Organizations;
using Identity.ReadingTheRegister;
using Npgsql;

namespace Identity.Graph;

sealed partial class Query
{
    public static IDataLoaderResult<OrganizationView?> Organization([FromServices] Loaders loaders, [Id] string id) => OrganizationView.Resolve(loaders, id);

    public static async Task<OrganizationConnection> Organizations(
        [FromServices] NpgsqlDataSource database, CancellationToken cancellation,
        OrganizationKind? kind = null, string? search = null, int first = 50, string? after = null) =>
        new(await OrganizationPage.ReadAsync(database, kind, search, first, after, cancellation));
}
