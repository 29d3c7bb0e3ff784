namespace BuildingBlocks.Domain;

/// <summary>What a command brings about: new events in order, or the refusal that says why not.</summary>
/// <remarks>An accepted decision without events is a command that was already fulfilled.</remarks>
public abstract record Decision<TEvent, TRefusal>
    where TEvent : notnull
    where TRefusal : IRefusal
{
    private Decision() { }

    /// <summary>The command is lawful; these events follow, oldest first.</summary>
    public sealed record Accepted(ImmutableArray<TEvent> Events) : Decision<TEvent, TRefusal>;

    /// <summary>The command is not lawful in this state.</summary>
    public sealed record Refused(TRefusal Reason) : Decision<TEvent, TRefusal>;

    /// <summary>The command is lawful and changes nothing.</summary>
    public static Decision<TEvent, TRefusal> Nothing { get; } = new Accepted([]);

    public static implicit operator Decision<TEvent, TRefusal>(TEvent happened) => new Accepted([happened]);

    public static implicit operator Decision<TEvent, TRefusal>(TRefusal reason) => new Refused(reason);
}
