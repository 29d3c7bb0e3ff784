using Compliance.ImportingModels;
using Compliance.ReadingProviders;
using Compliance.Storage;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Providers of compute that may be seen, by name.</summary>
    public static async Task<ProviderConnection> ComputeProviders(IResolveFieldContext context, [FromServices] ProviderRegister register, [FromServices] Clock clock, int first = 50, string? after = null)
    {
        var (viewer, start) = (Viewer.Of(context), Offset.Read(first, after));
        return new(await register.AllAsync(viewer, context.CancellationToken), start, first, viewer, clock.Now());
    }

    public static async Task<ProviderView?> ComputeProvider(IResolveFieldContext context, [FromServices] ProviderRegister register, [FromServices] Clock clock, [Id] string id) =>
        Input.TryUuid(id) is { } provider && await register.FindAsync(Viewer.Of(context), [provider], context.CancellationToken) is [var seen] ? new(seen, Viewer.Of(context), clock.Now()) : null;

    /// <summary>Clusters that may be seen, by the names of their providers and their own.</summary>
    /// <param name="chip">Of one kind of chips.</param>
    /// <param name="location">In one country, by its code.</param>
    public static async Task<ClusterConnection> ComputeClusters(
        IResolveFieldContext context, [FromServices] ProviderRegister register, [FromServices] Clock clock, string? chip = null, string? location = null, int first = 50, string? after = null)
    {
        var (viewer, start) = (Viewer.Of(context), Offset.Read(first, after));
        var all = await register.ClustersAsync(viewer, provider: null, context.CancellationToken);
        return new(all.FindAll(c => (chip is null || c.State.Sheet.Chip.Name == chip) && (location is null || c.State.Sheet.Location == location)), start, first, viewer, clock.Now());
    }

    /// <summary>A cluster, now or as it stood in the register at an instant.</summary>
    public static async Task<ClusterView?> ComputeCluster(IResolveFieldContext context, [FromServices] ProviderRegister register, [FromServices] Clock clock, [Id] string id, DateTime? asOf = null)
    {
        var viewer = Viewer.Of(context);
        if (Input.TryUuid(id) is not { } cluster || await register.FindClusterAsync(viewer, cluster, context.CancellationToken) is not { } seen)
            return null;
        if (Past(asOf, clock) is not { } at)
            return new(seen, viewer, clock.Now());
        return await register.AsOfAsync(seen, at, context.CancellationToken) is { } then ? new(then, viewer, at) : null;
    }

    /// <summary>The kinds of chips in the catalogue of hardware, by name.</summary>
    public static IEnumerable<ChipKindView> ChipKinds() => Accelerators.All.Select(c => new ChipKindView(c));
}
