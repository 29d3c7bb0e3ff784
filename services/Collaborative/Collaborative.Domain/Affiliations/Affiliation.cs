using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Affiliations;

/// <summary>To which member state an institution belongs, so that its people may apply for time out of that state's share.</summary>
/// <param name="Member">None before it was said, and after it was ended.</param>
public sealed record Affiliation(MemberId? Member)
{
    /// <summary>The state before the first event.</summary>
    public static Affiliation Initial { get; } = new(Member: null);

    /// <summary>The state after an event.</summary>
    public static Affiliation Evolve(Affiliation state, AffiliationEvent happened) => happened switch
    {
        AffiliationEvent.Affiliated e  => new(e.Member),
        AffiliationEvent.Ended         => Initial,
        _                              => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about; what is so already brings about nothing.</summary>
    public static Decision<AffiliationEvent, AffiliationRefusal> Decide(Affiliation state, AffiliationCommand command) => command switch
    {
        AffiliationCommand.Affiliate c when c.Member == state.Member  => Decision<AffiliationEvent, AffiliationRefusal>.Nothing,
        AffiliationCommand.Affiliate c                                => new AffiliationEvent.Affiliated(c.Act, c.By, c.Member, c.Now),
        AffiliationCommand.End when state.Member is null              => Decision<AffiliationEvent, AffiliationRefusal>.Nothing,
        AffiliationCommand.End c                                      => new AffiliationEvent.Ended(c.Act, c.By, c.Now),
        _                                                             => throw new UnreachableException(),
    };
}

/// <summary>What can be asked of an affiliation.</summary>
/// <param name="Act">The binding act that it would be.</param>
/// <param name="By">Who asks.</param>
/// <param name="Now">The instant at which it is asked.</param>
public abstract record AffiliationCommand(ActId Act, PersonId By, DateTimeOffset Now)
{
    /// <summary>The institution belongs to this member state from now on, and to no other one.</summary>
    public sealed record Affiliate(ActId Act, PersonId By, MemberId Member, DateTimeOffset Now) : AffiliationCommand(Act, By, Now);

    /// <summary>It belongs to none.</summary>
    public sealed record End(ActId Act, PersonId By, DateTimeOffset Now) : AffiliationCommand(Act, By, Now);
}

/// <summary>What happened to an affiliation. Each is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
/// <param name="Act">The binding act.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
public abstract record AffiliationEvent(ActId Act, PersonId By, DateTimeOffset At)
{
    /// <summary>It belongs to this member state.</summary>
    public sealed record Affiliated(ActId Act, PersonId By, MemberId Member, DateTimeOffset At) : AffiliationEvent(Act, By, At);

    /// <summary>It belongs to none.</summary>
    public sealed record Ended(ActId Act, PersonId By, DateTimeOffset At) : AffiliationEvent(Act, By, At);
}

/// <summary>Why an affiliation did not do what was asked. Nothing of it is refused yet.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record AffiliationRefusal(string Code, string Message) : IRefusal;
