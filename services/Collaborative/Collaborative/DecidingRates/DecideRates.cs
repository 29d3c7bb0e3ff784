using Collaborative.Domain.Pools;
using Collaborative.PledgingCapacity;
using Collaborative.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>What a GPU-second of a model is worth.</summary>
sealed class WorthInput
{
    /// <summary>The accelerator's model.</summary>
    public required string Model { get; init; }

    /// <summary>An exact fraction of a reference, such as <c>2/5</c> of the model that is worth 1.</summary>
    public required string Worth { get; init; }

    public ModelWorth ToWorth() => Worth.Length <= 40 && Fraction.TryParse(Worth, out var worth)
        ? new(new(Model.Trim()), worth)
        : throw new RefusalError("input.invalid", $"\"{Worth}\" is not a fraction such as 2/5.");
}

/// <summary>What models are worth from an instant on, and the decision by which it holds. Models that are not named keep what they are worth.</summary>
sealed class RatesInput
{
    [Id]
    public required string CommandId { get; init; }

    /// <summary>Such as the symbol of a council decision.</summary>
    public required string Decision { get; init; }

    /// <summary>Later than now; from the next second on where none is given.</summary>
    public DateTime? From { get; init; }

    public required IEnumerable<WorthInput> Worths { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<ActView> DecideRates(IResolveFieldContext context, [FromServices] IGrainFactory grains, RatesInput input)
    {
        var (order, by) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), context.DemandPerson());
        var (worths, from) = (Sent.Of<ImmutableArray<ModelWorth>>([.. input.Worths.Select(w => w.ToWorth())]), Input.InstantOrNull(input.From, "from"));
        return ActView.Of(await Grains.AskAsync(() => grains.GetGrain<IPoolGrain>(Identifiers.SharedPool).DecideRatesAsync(order, worths, from, input.Decision.Trim(), by), context.CancellationToken));
    }
}
