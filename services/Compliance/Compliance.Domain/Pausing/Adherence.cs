namespace Compliance.Domain.Pausing;

/// <summary>Which scheme holds for a developer, and since when.</summary>
/// <param name="Held">The earliest first; each holds until the next begins.</param>
public sealed record Adherence(ImmutableList<AdherenceEvent.SchemeTaken> Held)
{
    /// <summary>The state before the first event.</summary>
    public static Adherence Initial { get; } = new(ImmutableList<AdherenceEvent.SchemeTaken>.Empty);

    /// <summary>The scheme that holds at an instant; none before the first.</summary>
    public Scheme? At(DateTimeOffset instant) => Held.LastOrDefault(h => h.Since <= instant)?.Scheme;

    /// <summary>The state after an event.</summary>
    public static Adherence Evolve(Adherence state, AdherenceEvent happened) => happened switch
    {
        AdherenceEvent.SchemeTaken e => new(state.Held.Add(e)),
        _                            => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<AdherenceEvent, AdherenceRefusal> Decide(Adherence state, AdherenceCommand command) => command switch
    {
        AdherenceCommand.Take c when !c.Scheme.MayEnter.Contains(c.As)                     => new AdherenceRefusal.NotYours(),
        AdherenceCommand.Take c when c.Since < c.Now                                       => new AdherenceRefusal.Backdated(),
        AdherenceCommand.Take c when state.Held is [.., var last] && last.Since >= c.Since => new AdherenceRefusal.Backdated(),
        AdherenceCommand.Take c when state.Held is [.., var last] && last.Scheme.Id == c.Scheme.Id => new AdherenceRefusal.HeldAlready(),
        AdherenceCommand.Take c                                                            => new AdherenceEvent.SchemeTaken(c.Act, c.Scheme, c.Since, c.By, c.Now),
        _                                                                                  => throw new UnreachableException(),
    };
}

/// <summary>What may be asked of an adherence.</summary>
public abstract record AdherenceCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Puts the developer under a scheme.</summary>
    /// <param name="As">Who asks.</param>
    /// <param name="Since">Not in the past, and after all that hold.</param>
    public sealed record Take(Guid Act, Scheme Scheme, Party As, DateTimeOffset Since, Guid By, DateTimeOffset Now) : AdherenceCommand(Act, By, Now);
}

/// <summary>What has happened to an adherence.</summary>
/// <remarks>Stored format.</remarks>
public abstract record AdherenceEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>A scheme holds from an instant on. It is kept as it was then: a document that is changed changes nothing that holds.</summary>
    public sealed record SchemeTaken(Guid Act, Scheme Scheme, DateTimeOffset Since, Guid By, DateTimeOffset At) : AdherenceEvent(Act, By, At);
}

/// <summary>Why a developer stays as it is.</summary>
public abstract record AdherenceRefusal(string Code, string Message) : IRefusal
{
    /// <summary>Somebody else may.</summary>
    public sealed record NotYours() : AdherenceRefusal("scheme.not_yours", "Under this scheme you cannot put a developer.");

    /// <summary>The past stands.</summary>
    public sealed record Backdated() : AdherenceRefusal("scheme.backdated", "A scheme holds from now or later, and after all that are on record.");

    /// <summary>Nothing would change.</summary>
    public sealed record HeldAlready() : AdherenceRefusal("scheme.held", "This scheme holds for the developer already.");
}
