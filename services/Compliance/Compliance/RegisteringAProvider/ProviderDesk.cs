using Compliance.Graph;
using Compliance.ReadingProviders;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.RegisteringAProvider;

/// <summary>Brings what people say of providers to the providers.</summary>
static class ProviderDesk
{
    /// <summary>The provider, if the caller may say something of it: a monitor of any, an officer of the own organization's.</summary>
    /// <exception cref="RefusalError">There is none that the caller answers for.</exception>
    public static async Task<Guid> DemandOwnAsync(IResolveFieldContext context, IGrainFactory grains, string id)
    {
        var (viewer, provider) = (Viewer.Of(context), Input.Uuid(id, "providerId"));
        var organization = await Grains.AskAsync(() => grains.GetGrain<IProviderGrain>(provider.ToString("D")).OrganizationAsync(), context.CancellationToken);
        return organization is { } own && viewer.SeesWhatIsFiledBy([own]) ? provider : throw new RefusalError("provider.unknown", new ProviderRefusal.Unknown().Message);
    }

    /// <summary>The provider of a cluster, if the caller may say something of it.</summary>
    /// <exception cref="RefusalError">There is no such cluster that the caller answers for.</exception>
    public static async Task<(Guid Provider, Guid Cluster)> DemandOwnClusterAsync(IResolveFieldContext context, IGrainFactory grains, ProviderRegister register, string id)
    {
        var cluster = await register.FindClusterAsync(Viewer.Of(context), Input.Uuid(id, "clusterId"), context.CancellationToken) ?? throw new RefusalError("cluster.unknown", new ProviderRefusal.ClusterUnknown().Message);
        return (await DemandOwnAsync(context, grains, cluster.Provider.Id.ToString("D")), cluster.Id);
    }

    /// <exception cref="RefusalError">The provider refused.</exception>
    public static async Task<Guid> AskAsync(IResolveFieldContext context, IGrainFactory grains, object input, string commandId, Guid provider, ProviderCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, new { input, context.FieldDefinition.Name });
        var asked = Asked.Of(command with { By = context.DemandPerson() });
        return (await Grains.AskAsync(() => grains.GetGrain<IProviderGrain>(provider.ToString("D")).DoAsync(order, asked), context.CancellationToken)).ActOf();
    }
}
