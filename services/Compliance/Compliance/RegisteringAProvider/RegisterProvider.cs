using Compliance.ImportingModels;
using Compliance.ReadingProviders;
using Compliance.RegisteringAModel;
using Compliance.RegisteringAProvider;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>A provider of compute. What an organization registers of itself is for itself and for monitors; a monitor enters what is public.</summary>
sealed class RegisterProviderInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Name { get; init; }

    public required ProviderKind Kind { get; init; }

    /// <summary>Under whose law it is: the code of a country, or EU.</summary>
    public required string Jurisdiction { get; init; }

    public required string Source { get; init; }
}

/// <summary>A cluster of a provider: chips of one kind at one place.</summary>
sealed class OpenClusterInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProviderId { get; init; }

    public required string Name { get; init; }

    /// <summary>One of the kinds of chips.</summary>
    public required string Chip { get; init; }

    public required int Chips { get; init; }

    /// <summary>The code of the country in which it stands.</summary>
    public required string Location { get; init; }

    /// <summary>The first day in service.</summary>
    public required DateOnly From { get; init; }

    public required string Source { get; init; }
}

/// <summary>From a day on a cluster has another number of chips.</summary>
sealed class ChangeChipsInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ClusterId { get; init; }

    public required DateOnly Day { get; init; }

    public required int Chips { get; init; }
}

/// <summary>From a day on a cluster is out of service.</summary>
sealed class RetireClusterInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ClusterId { get; init; }

    /// <summary>The first day out of service.</summary>
    public required DateOnly Day { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<ProviderActView> RegisterProvider(IResolveFieldContext context, [FromServices] IGrainFactory grains, RegisterProviderInput input)
    {
        var (viewer, name) = (Viewer.Of(context), input.Name.Trim());
        var organization = viewer.SeesAll ? Identifiers.OfDeveloper(name) : viewer.Organization ?? throw ModelDesk.Homeless();
        var provider = Identifiers.OfProvider(organization, isFiled: !viewer.SeesAll);
        var details = new ProviderDetails(name, organization, input.Kind, input.Jurisdiction.Trim().ToUpperInvariant(), input.Source.Trim(), IsFiled: !viewer.SeesAll);
        return new(provider, await ProviderDesk.AskAsync(context, grains, input, input.CommandId, provider, new ProviderCommand.Register(default, details, default, default)));
    }

    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<ClusterActView> OpenCluster(IResolveFieldContext context, [FromServices] IGrainFactory grains, OpenClusterInput input)
    {
        var provider = await ProviderDesk.DemandOwnAsync(context, grains, input.ProviderId);
        var chip = Accelerators.Find(input.Chip.Trim()) ?? throw new RefusalError("cluster.chip_unknown", "Name one of the kinds of chips in the catalogue.");
        var sheet = new ClusterSheet(input.Name.Trim(), chip, input.Location.Trim().ToUpperInvariant(), input.From, input.Chips, input.Source.Trim(), IsFiled: !Viewer.Of(context).SeesAll);
        var cluster = Identifiers.OfCluster(Input.Uuid(input.CommandId, "commandId"));
        return new(cluster, await ProviderDesk.AskAsync(context, grains, input, input.CommandId, provider, new ProviderCommand.OpenCluster(default, cluster, sheet, default, default)));
    }

    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<ClusterActView> ChangeChips(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] ProviderRegister register, ChangeChipsInput input)
    {
        var (provider, cluster) = await ProviderDesk.DemandOwnClusterAsync(context, grains, register, input.ClusterId);
        return new(cluster, await ProviderDesk.AskAsync(
            context, grains, input, input.CommandId, provider, new ProviderCommand.ChangeChips(default, cluster, input.Day, input.Chips, Viewer.Of(context).SeesAll, default, default)));
    }

    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<ClusterActView> RetireCluster(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] ProviderRegister register, RetireClusterInput input)
    {
        var (provider, cluster) = await ProviderDesk.DemandOwnClusterAsync(context, grains, register, input.ClusterId);
        return new(cluster, await ProviderDesk.AskAsync(
            context, grains, input, input.CommandId, provider, new ProviderCommand.RetireCluster(default, cluster, input.Day, Viewer.Of(context).SeesAll, default, default)));
    }
}
