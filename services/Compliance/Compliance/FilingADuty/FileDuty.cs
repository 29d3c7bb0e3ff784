using Compliance.ReadingDuties;
using Compliance.RegisteringAModel;
using Compliance.WatchingDuties;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>What a regime asks of a model, except upon incidents, was filed. A duty that was missed before stays so, and its finding names the filing.</summary>
sealed class FileDutyInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    [Id]
    public required string RegimeId { get; init; }

    [Id]
    public required string DutyId { get; init; }

    /// <summary>Under what the authority knows it.</summary>
    public required string Reference { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<OwedDutyActView> FileDuty(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] DutyShelf duties, FileDutyInput input)
    {
        var model = await ModelDesk.DemandOwnAsync(context, grains, input.ModelId);
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var by = context.DemandPerson();
        var answer = await Grains.AskAsync(() => grains.GetGrain<IDutyDocketGrain>(model.ToString("D")).FileAsync(order, input.RegimeId, input.DutyId, input.Reference.Trim(), by), context.CancellationToken);
        await duties.SettleAsync($"duty-docket-{model:D}", context.CancellationToken);
        return new(Storage.Identifiers.OfDuty(model, new(input.RegimeId, input.DutyId)), answer.ActOf());
    }
}
