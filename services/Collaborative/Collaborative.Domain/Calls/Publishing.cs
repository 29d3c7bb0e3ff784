using Collaborative.Domain.Awards;

namespace Collaborative.Domain.Calls;

/// <summary>How a call moves from step to step.</summary>
public static class Publishing
{
    internal static Decision<CallEvent, CallRefusal> Publish(CallCommand.Publish c)
    {
        if (string.Join(" ", c.Terms.Contradictions()) is { Length: > 0 } problems)
            return new CallRefusal.Contradictory(problems);
        return c.Terms.Window.To <= c.Now
            ? new CallRefusal.Contradictory("The call is closed before it is published.")
            : new CallEvent.Published(c.Act, c.By, c.Terms, c.Now);
    }

    /// <remarks>Not beyond the instant of the public value: applications may not come in once it is known.</remarks>
    internal static Decision<CallEvent, CallRefusal> Extend(CallTerms terms, CallCommand.Extend c) =>
        c.Now >= terms.Window.To || c.To <= terms.Window.To || (terms.Draw is { } draw && c.To > draw.BeaconAt)
            ? new CallRefusal.NotExtended(terms.Window.To)
            : new CallEvent.Extended(c.Act, c.By, c.To, c.Now);

    internal static Decision<CallEvent, CallRefusal> Decide(Call.Published s, CallCommand.Decide c) => s.Terms.Draw switch
    {
        null                                                                => new CallRefusal.DecidedByRules(),
        { BeaconAt: var known } when c.Now < known                          => new CallRefusal.TooEarly(known),
        var draw when !Lot.Reveals(c.Docket.Seed, draw.Commitment)          => new CallRefusal.OtherSeed(),
        _ when !Lot.IsDigest(c.Docket.Beacon)                               => new CallRefusal.Invalid("The public value is 64 lower-case hexadecimal digits."),
        _ when c.Docket.Problem() is { } problem                            => new CallRefusal.OtherDocket(problem),
        _ when c.Docket.Digest() != AsItStands(s, c.Docket).Digest()        => new CallRefusal.OtherDocket("The docket has other terms than the call, or another remainder of the shares."),
        _                                                                   => new CallEvent.Decided(c.Act, c.By, c.Docket.Sorted(), Deciding.Of(c.Docket), c.Now),
    };

    /// <remarks>Whoever has an award of this call has it: asked again, nothing new is taken.</remarks>
    internal static Decision<CallEvent, CallRefusal> Take(CallTerms terms, ImmutableArray<Taking> taken, CallCommand.Take c)
    {
        if (taken.Any(t => t.Application == c.Candidate.Id))
            return Decision<CallEvent, CallRefusal>.Nothing;
        var verdict = Awarding.Of([c.Candidate], Remainder(terms, taken))[0];
        return verdict.Ground is { } ground
            ? new CallRefusal.NothingLeft(ground.Sentence)
            : new CallEvent.Taken(c.Act, c.By, new(c.Candidate.Id, c.Candidate.Share, verdict.Lines), c.Now);
    }

    /// <summary>What is left of what the call offers.</summary>
    public static ImmutableArray<Left> Remainder(CallTerms terms, ImmutableArray<Taking> taken) =>
    [
        .. terms.Offers.Select(o => o with { Time = new(o.Time.Value - taken.Where(t => t.Share == o.Share).SelectMany(t => t.Lines).Where(l => l.Model == o.Model).Sum(l => l.Time.Value)) }),
    ];

    static Docket AsItStands(Call.Published s, Docket docket) => docket with { Terms = s.Terms, Left = Remainder(s.Terms, s.Taken) };

    internal static Decision<CallEvent, CallRefusal> Withdraw(CallCommand.Withdraw c) =>
        Text.Problem("reason", c.Reason) is { } problem ? new CallRefusal.Invalid(problem) : new CallEvent.Withdrawn(c.Act, c.By, c.Reason, c.Now);
}
