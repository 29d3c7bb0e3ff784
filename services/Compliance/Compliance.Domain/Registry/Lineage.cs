using System.Text.Json.Serialization;

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

/// <summary>A model, or one of its versions.</summary>
/// <param name="Version">Null for all of them.</param>
public readonly record struct Kin(Guid Model, string? Version)
{
    /// <summary>Whether there is a version that both are.</summary>
    public bool Meets(Kin other) => Model == other.Model && (Version is null || other.Version is null || Version == other.Version);
}

/// <summary>That one model comes of another, or one version of another, also of the same model.</summary>
/// <param name="Child">The later model.</param>
/// <param name="Parent">The earlier one.</param>
/// <param name="How">By what.</param>
/// <param name="ChildVersion">Of the later model; null where it is said of all.</param>
/// <param name="ParentVersion">Of the earlier model; null where it is not said of which.</param>
public readonly record struct Kinship(Guid Child, Guid Parent, Descent How, string? ChildVersion = null, string? ParentVersion = null)
{
    /// <summary>What comes of the other.</summary>
    [JsonIgnore]
    public Kin Later => new(Child, ChildVersion);

    /// <summary>What it comes of.</summary>
    [JsonIgnore]
    public Kin Earlier => new(Parent, ParentVersion);
}

/// <summary>Which models come of which, and which versions of which. Nothing comes of itself, by whatever way; what is said of a model is said of all of its versions.</summary>
/// <param name="Known">Everything that was declared.</param>
public sealed record Lineage(ImmutableHashSet<Kinship> Known)
{
    /// <summary>Nothing is declared.</summary>
    public static Lineage Initial { get; } = new([]);

    /// <summary>The state after an event.</summary>
    public static Lineage Evolve(Lineage state, LineageEvent happened) => happened switch
    {
        LineageEvent.Declared e => new(state.Known.Add(e.Kinship)),
        _                       => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about.</summary>
    public static Decision<LineageEvent, LineageRefusal> Decide(Lineage state, LineageCommand command) => command switch
    {
        LineageCommand.Declare c when state.Known.Contains(c.Kinship) => new LineageRefusal.Known(),
        LineageCommand.Declare c when c.Kinship.Earlier.Meets(c.Kinship.Later) || state.AncestorsOf(c.Kinship.Earlier).Any(c.Kinship.Later.Meets) => new LineageRefusal.Cycle(),
        LineageCommand.Declare c => new LineageEvent.Declared(c.Act, c.Kinship, c.By, c.Now),
        _                        => throw new UnreachableException(),
    };

    /// <summary>All of which a model or a version comes, nearest first.</summary>
    public ImmutableArray<Kin> AncestorsOf(Kin later)
    {
        var known = Known.ToLookup(k => k.Child);
        var (found, seen) = (ImmutableArray.CreateBuilder<Kin>(), new HashSet<Kin> { later });
        for (var waiting = new Queue<Kin>([later]); waiting.TryDequeue(out var next);)
            foreach (var earlier in known[next.Model].Where(k => k.Later.Meets(next)).Select(k => k.Earlier).Where(seen.Add).OrderBy(e => e.Model).ThenBy(e => e.Version, StringComparer.Ordinal))
            {
                found.Add(earlier);
                waiting.Enqueue(earlier);
            }
        return found.ToImmutable();
    }
}

/// <summary>What may be asked of the lineage.</summary>
public abstract record LineageCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Says that one comes of another.</summary>
    public sealed record Declare(Guid Act, Kinship Kinship, Guid By, DateTimeOffset Now) : LineageCommand(Act, By, Now);
}

/// <summary>What has happened to the lineage.</summary>
/// <remarks>Stored format.</remarks>
public abstract record LineageEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>One comes of another.</summary>
    public sealed record Declared(Guid Act, Kinship Kinship, Guid By, DateTimeOffset At) : LineageEvent(Act, By, At);
}

/// <summary>Why a lineage was not declared.</summary>
public abstract record LineageRefusal(string Code, string Message) : IRefusal
{
    /// <summary>A model would come of itself.</summary>
    public sealed record Cycle() : LineageRefusal("lineage.cycle", "The earlier one comes of the later one already, or is the same. Exchange them, or look for a mistake.");

    /// <summary>It is on record.</summary>
    public sealed record Known() : LineageRefusal("lineage.known", "This is on record already.");
}
