using Compliance.ReadingCatalogs;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>The catalogs of controls against which versions of models are assessed, newest first.</summary>
    /// <param name="all">Also versions that are superseded or withdrawn.</param>
    public static async Task<CatalogConnection> ControlCatalogs([FromServices] CatalogShelf shelf, CancellationToken cancellation, int first = 50, string? after = null, bool all = false) =>
        new(await shelf.PageAsync(first, after, all, series: null, cancellation));

    /// <summary>One version of a catalog; null where there is none.</summary>
    public static async Task<CatalogView?> ControlCatalog([FromServices] CatalogShelf shelf, CancellationToken cancellation, [Id] string id) =>
        Input.TryUuid(id) is { } catalog && await shelf.FindAsync(catalog, cancellation) is { } found ? new(found) : null;
}
