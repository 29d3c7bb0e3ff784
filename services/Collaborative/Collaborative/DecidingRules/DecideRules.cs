using Collaborative.Domain.Pools;
using Collaborative.PledgingCapacity;
using Collaborative.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>The rules by which cycles decide.</summary>
[Public, Name("CycleRules")]
sealed class CycleRulesView(Pool pool, (DecidedRules Rules, Guid Act)? decided)
{
    /// <summary>For so long what is held now counts beside decayed use, when it is decided who is next.</summary>
    public long ForesightSeconds => (long)pool.Rules.Foresight.TotalSeconds;

    /// <summary>So many starts are promised at once: 1 is EASY backfill, as many as wait is conservative backfill.</summary>
    public int MostPromises => pool.Rules.MostPromises;

    /// <summary>So many requests may reclaim in one cycle.</summary>
    public int MostReclaims => pool.Rules.MostReclaims;

    /// <summary>By which they hold; null while they are those that a pool begins with.</summary>
    public string? Decision => decided?.Rules.Decision;

    public DateTime? Since => decided?.Rules.Since.UtcDateTime;

    public ReceiptStub? Receipt => decided is { Act: var act } ? new(act) : null;
}

/// <summary>A class of urgency.</summary>
sealed class ClassInput
{
    public required string Name { get; init; }

    /// <summary>Higher goes first.</summary>
    public required int Value { get; init; }

    /// <summary>It may take from lower classes of its own project.</summary>
    public required bool Preempts { get; init; }

    /// <summary>An exact fraction of the project's share that may be held in it; no limit if nothing is said.</summary>
    public string? MostPart { get; init; }
}

/// <summary>The rules of cycles, and the decision by which they hold.</summary>
sealed class RulesInput
{
    [Id]
    public required string CommandId { get; init; }

    /// <summary>Such as the symbol of a council decision.</summary>
    public required string Decision { get; init; }

    public required int ForesightSeconds { get; init; }

    public required int MostPromises { get; init; }

    public required int MostReclaims { get; init; }

    /// <summary>All of them: a class that has been there stays.</summary>
    public required IEnumerable<ClassInput> Classes { get; init; }
}

sealed partial class Mutation
{
    /// <summary>Sets the rules of cycles. The next cycle decides by them.</summary>
    [Roles(Roles.Secretariat)]
    public static async Task<ActView> DecideRules(IResolveFieldContext context, [FromServices] IGrainFactory grains, RulesInput input)
    {
        var (order, by) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), context.DemandPerson());
        var rules = new DecidedRules(
            new(TimeSpan.FromSeconds(input.ForesightSeconds), input.MostPromises, input.MostReclaims),
            [.. input.Classes.Select(c => new Domain.Cycles.PriorityClass(c.Name.Trim(), c.Value, c.Preempts, c.MostPart is { } part ? QuotaInput.Exact(part) : null))], input.Decision.Trim(), default);
        return ActView.Of(await Grains.AskAsync(() => grains.GetGrain<IPoolGrain>(Identifiers.SharedPool).DecideRulesAsync(order, Sent.Of(rules), by), context.CancellationToken));
    }
}
