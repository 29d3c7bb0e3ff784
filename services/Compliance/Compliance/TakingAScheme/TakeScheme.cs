using Compliance.ReadingPauses;
using Compliance.RegisteringAModel;
using Compliance.TakingAScheme;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>A scheme of pausing holds for a developer from an instant on.</summary>
sealed class TakeSchemeInput
{
    [Id]
    public required string CommandId { get; init; }

    /// <summary>By organization; a compliance officer's own if nothing is said.</summary>
    [Id]
    public string? DeveloperId { get; init; }

    public required string Scheme { get; init; }

    /// <summary>From now on if nothing is said.</summary>
    public DateTime? Since { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<PauseSchemeView> TakeScheme(IResolveFieldContext context, [FromServices] IGrainFactory grains, TakeSchemeInput input)
    {
        var own = context.Caller().OrganizationId ?? throw ModelDesk.Homeless();
        var developer = input.DeveloperId is { } given ? Input.Uuid(given, "developerId") : own;
        var scheme = ShippedSchemes.All.GetValueOrDefault(input.Scheme) ?? throw new RefusalError("scheme.unknown", $"There is no such scheme; there are {string.Join(", ", ShippedSchemes.All.Keys)}.");
        var since = Input.InstantOrNull(input.Since, "since") ?? default;
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var command = new AdherenceCommand.Take(default, scheme, Parties.Of(context, developer), since, context.DemandPerson(), default);
        (await Grains.AskAsync(() => grains.GetGrain<IAdherenceGrain>(developer.ToString("D")).DoAsync(order, Asked.Of<AdherenceCommand>(command)), context.CancellationToken)).Demand();
        return new(scheme);
    }
}
