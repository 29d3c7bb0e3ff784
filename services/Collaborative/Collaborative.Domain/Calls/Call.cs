using Collaborative.Domain.Awards;

namespace Collaborative.Domain.Calls;

/// <summary>A call for applications, from its publication to its decision.</summary>
/// <remarks>A small call is decided application by application while it is open; it ends when its window does.</remarks>
public abstract record Call
{
    private Call() { }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Unpublished : Call;

    /// <summary>It is published: it takes applications within its window, and is decided afterwards.</summary>
    /// <param name="Taken">What its awards took so far.</param>
    public sealed record Published(CallTerms Terms, ImmutableArray<Taking> Taken) : Call;

    /// <summary>Its applications are decided.</summary>
    /// <param name="Docket">What it was decided on.</param>
    /// <param name="Taken">What its awards took so far.</param>
    public sealed record Decided(CallTerms Terms, Docket Docket, ImmutableArray<Taking> Taken) : Call;

    /// <summary>It was taken back.</summary>
    public sealed record Withdrawn(CallTerms Terms, string Reason) : Call;

    /// <summary>The state before the first event.</summary>
    public static Call Initial { get; } = new Unpublished();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static Call Evolve(Call state, CallEvent happened) => (state, happened) switch
    {
        (Unpublished, CallEvent.Published e)  => new Published(e.Terms, []),
        (Published s, CallEvent.Extended e)   => s with { Terms = s.Terms with { Window = s.Terms.Window with { To = e.To } } },
        (Published s, CallEvent.Taken e)      => s with { Taken = s.Taken.Add(e.Taking) },
        (Published s, CallEvent.Decided e)    => new Decided(s.Terms, e.Docket, [.. s.Taken, .. Taking.Of(e.Docket, e.Ranking)]),
        (Decided s, CallEvent.Taken e)        => s with { Taken = s.Taken.Add(e.Taking) },
        (Published s, CallEvent.Withdrawn e)  => new Withdrawn(s.Terms, e.Reason),
        _                                     => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<CallEvent, CallRefusal> Decide(Call state, CallCommand command) => (state, command) switch
    {
        (Unpublished, CallCommand.Publish c)      => Publishing.Publish(c),
        (Unpublished, _)                          => new CallRefusal.Unknown(),
        (_, CallCommand.Publish)                  => new CallRefusal.PublishedAlready(),
        (Published s, CallCommand.Extend c)       => Publishing.Extend(s.Terms, c),
        (Published s, CallCommand.Take c)         => Publishing.Take(s.Terms, s.Taken, c),
        (Decided s, CallCommand.Take c)           => Publishing.Take(s.Terms, s.Taken, c),
        (Published s, CallCommand.Decide c)       => Publishing.Decide(s, c),
        (Published, CallCommand.Withdraw c)       => Publishing.Withdraw(c),
        (Decided or Withdrawn, _)                 => new CallRefusal.Over(),
        _                                         => throw new UnreachableException(),
    };
}

/// <summary>What an award took out of a share.</summary>
public sealed record Taking(ApplicationId Application, MemberId Share, ImmutableArray<AwardLine> Lines)
{
    internal static IEnumerable<Taking> Of(Docket docket, IEnumerable<Ranked> ranking) => ranking.Where(r => r.Verdict.IsAwarded)
        .Select(r => new Taking(r.Application, docket.Candidates.Single(c => c.Id == r.Application).Share, r.Verdict.Lines));
}

/// <summary>What can be asked of a call.</summary>
/// <param name="Act">The binding act that it would be.</param>
/// <param name="By">Who asks.</param>
/// <param name="Now">The instant at which it is asked.</param>
public abstract record CallCommand(ActId Act, PersonId By, DateTimeOffset Now)
{
    /// <summary>Publish it.</summary>
    public sealed record Publish(ActId Act, PersonId By, CallTerms Terms, DateTimeOffset Now) : CallCommand(Act, By, Now);

    /// <summary>Let it close later, while it is open.</summary>
    public sealed record Extend(ActId Act, PersonId By, DateTimeOffset To, DateTimeOffset Now) : CallCommand(Act, By, Now);

    /// <summary>Take an award for one application out of what is left: of a small call, or after an appeal.</summary>
    public sealed record Take(ActId Act, PersonId By, Candidate Candidate, DateTimeOffset Now) : CallCommand(Act, By, Now);

    /// <summary>Decide it: reveal the seed and the public value, and publish what follows.</summary>
    /// <param name="Docket">What it is decided on.</param>
    public sealed record Decide(ActId Act, PersonId By, Docket Docket, DateTimeOffset Now) : CallCommand(Act, By, Now);

    /// <summary>Take it back, with a reason.</summary>
    public sealed record Withdraw(ActId Act, PersonId By, string Reason, DateTimeOffset Now) : CallCommand(Act, By, Now);
}

/// <summary>What happened to a call. Each is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
/// <param name="Act">The binding act.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
public abstract record CallEvent(ActId Act, PersonId By, DateTimeOffset At)
{
    /// <summary>It was published.</summary>
    public sealed record Published(ActId Act, PersonId By, CallTerms Terms, DateTimeOffset At) : CallEvent(Act, By, At);

    /// <summary>It closes later.</summary>
    public sealed record Extended(ActId Act, PersonId By, DateTimeOffset To, DateTimeOffset At) : CallEvent(Act, By, At);

    /// <summary>It was decided.</summary>
    public sealed record Decided(ActId Act, PersonId By, Docket Docket, ImmutableArray<Ranked> Ranking, DateTimeOffset At) : CallEvent(Act, By, At);

    /// <summary>An award for one application was taken out of what is left.</summary>
    public sealed record Taken(ActId Act, PersonId By, Taking Taking, DateTimeOffset At) : CallEvent(Act, By, At);

    /// <summary>It was taken back.</summary>
    public sealed record Withdrawn(ActId Act, PersonId By, string Reason, DateTimeOffset At) : CallEvent(Act, By, At);
}

/// <summary>Why a call did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record CallRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : CallRefusal("input.invalid", Problem);

    /// <summary>There is no such call.</summary>
    public sealed record Unknown() : CallRefusal("call.unknown", "There is no such call.");

    /// <summary>A call is published once.</summary>
    public sealed record PublishedAlready() : CallRefusal("call.already_published", "This call is published already.");

    /// <summary>The terms contradict themselves.</summary>
    public sealed record Contradictory(string Problems) : CallRefusal("call.contradictory", Problems);

    /// <summary>A call can only be extended, and only while it is open.</summary>
    public sealed record NotExtended(DateTimeOffset To)
        : CallRefusal("call.not_extended", $"A call is extended before it closes, to a later time, and before the public value of its draw is known; this one closes at {To.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>It still takes applications, or its public value is not known yet.</summary>
    public sealed record TooEarly(DateTimeOffset Until)
        : CallRefusal("call.too_early", $"This call can be decided from {Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>A small call is decided application by application.</summary>
    public sealed record DecidedByRules() : CallRefusal("call.decided_by_rules", "A small call decides each application by its rules; it is not decided as a whole.");

    /// <summary>The seed is not the one that was committed to.</summary>
    public sealed record OtherSeed() : CallRefusal("call.other_seed", "The SHA-256 of this seed is not the commitment that was published with the call.");

    /// <summary>The docket is not of this call as it stands.</summary>
    public sealed record OtherDocket(string Problem) : CallRefusal("call.other_docket", Problem);

    /// <summary>The share has less left than the work needs.</summary>
    public sealed record NothingLeft(string Sentence) : CallRefusal("award.share_used_up", Sentence);

    /// <summary>It is decided or withdrawn.</summary>
    public sealed record Over() : CallRefusal("call.over", "This call is over.");
}
