namespace Compliance.Domain.Registry;

/// <summary>How a model comes of another.</summary>
public enum Descent
{
    /// <summary>Trained further from its weights.</summary>
    FineTunedFrom,

    /// <summary>Trained on what it answers.</summary>
    DistilledFrom,

    /// <summary>Its weights are among those that were put together.</summary>
    MergedFrom,
}

/// <summary>That one model comes of another.</summary>
/// <param name="Child">The later one.</param>
/// <param name="Parent">The earlier one.</param>
/// <param name="How">By what.</param>
public readonly record struct Kinship(Guid Child, Guid Parent, Descent How);

/// <summary>Which models come of which. No model comes of itself, by whatever way.</summary>
/// <param name="Kin">Everything that was declared.</param>
public sealed record Lineage(ImmutableHashSet<Kinship> Kin)
{
    /// <summary>Nothing is declared.</summary>
    public static Lineage Initial { get; } = new([]);

    /// <summary>The state after an event.</summary>
    public static Lineage Evolve(Lineage state, LineageEvent happened) => happened switch
    {
        LineageEvent.Declared e => new(state.Kin.Add(e.Kinship)),
        _                       => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about.</summary>
    public static Decision<LineageEvent, LineageRefusal> Decide(Lineage state, LineageCommand command) => command switch
    {
        LineageCommand.Declare c when state.Kin.Contains(c.Kinship) => new LineageRefusal.Known(),
        LineageCommand.Declare c when c.Kinship.Child == c.Kinship.Parent || state.AncestorsOf(c.Kinship.Parent).Contains(c.Kinship.Child) => new LineageRefusal.Cycle(),
        LineageCommand.Declare c => new LineageEvent.Declared(c.Act, c.Kinship, c.By, c.Now),
        _                        => throw new UnreachableException(),
    };

    /// <summary>All models of which a model comes, nearest first.</summary>
    public ImmutableArray<Guid> AncestorsOf(Guid model)
    {
        var parents = Kin.ToLookup(k => k.Child, k => k.Parent);
        var (found, seen) = (ImmutableArray.CreateBuilder<Guid>(), new HashSet<Guid> { model });
        for (var waiting = new Queue<Guid>([model]); waiting.TryDequeue(out var next);)
            foreach (var parent in parents[next].Where(seen.Add).Order())
            {
                found.Add(parent);
                waiting.Enqueue(parent);
            }
        return found.ToImmutable();
    }
}

/// <summary>What may be asked of the lineage.</summary>
public abstract record LineageCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Says that one model comes of another.</summary>
    public sealed record Declare(Guid Act, Kinship Kinship, Guid By, DateTimeOffset Now) : LineageCommand(Act, By, Now);
}

/// <summary>What has happened to the lineage.</summary>
/// <remarks>Stored format.</remarks>
public abstract record LineageEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>One model comes of another.</summary>
    public sealed record Declared(Guid Act, Kinship Kinship, Guid By, DateTimeOffset At) : LineageEvent(Act, By, At);
}

/// <summary>Why a lineage was not declared.</summary>
public abstract record LineageRefusal(string Code, string Message) : IRefusal
{
    /// <summary>A model would come of itself.</summary>
    public sealed record Cycle() : LineageRefusal("lineage.cycle", "The earlier model comes of the later one already. Exchange them, or look for a mistake.");

    /// <summary>It is on record.</summary>
    public sealed record Known() : LineageRefusal("lineage.known", "This is on record already.");
}
