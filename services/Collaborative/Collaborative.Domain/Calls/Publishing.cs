namespace Collaborative.Domain.Calls;

/// <summary>How a call moves from step to step.</summary>
static class Publishing
{
    public static Decision<CallEvent, CallRefusal> Publish(CallCommand.Publish c)
    {
        if (string.Join(" ", c.Terms.Contradictions()) is { Length: > 0 } problems)
            return new CallRefusal.Contradictory(problems);
        return c.Terms.Window.To <= c.Now
            ? new CallRefusal.Contradictory("The call is closed before it is published.")
            : new CallEvent.Published(c.Act, c.By, c.Terms, c.Now);
    }

    /// <remarks>Not beyond the instant of the public value: applications may not come in once it is known.</remarks>
    public static Decision<CallEvent, CallRefusal> Extend(CallTerms terms, CallCommand.Extend c) =>
        c.Now >= terms.Window.To || c.To <= terms.Window.To || (terms.Draw is { } draw && c.To > draw.BeaconAt)
            ? new CallRefusal.NotExtended(terms.Window.To)
            : new CallEvent.Extended(c.Act, c.By, c.To, c.Now);

    public static Decision<CallEvent, CallRefusal> Decide(CallTerms terms, CallCommand.Decide c) => terms.Draw switch
    {
        null                                                    => new CallRefusal.DecidedByRules(),
        { BeaconAt: var known } when c.Now < known              => new CallRefusal.TooEarly(known),
        var draw when !Lot.Reveals(c.Seed, draw.Commitment)     => new CallRefusal.OtherSeed(),
        _ when !Lot.IsDigest(c.Beacon)                          => new CallRefusal.Invalid("The public value is 64 lower-case hexadecimal digits."),
        _ when !Lot.IsDigest(c.Docket)                          => new CallRefusal.Invalid("The docket is named by its SHA-256, in 64 lower-case hexadecimal digits."),
        _                                                       => new CallEvent.Decided(c.Act, c.By, c.Seed, c.Beacon, c.Docket, c.Now),
    };

    public static Decision<CallEvent, CallRefusal> Withdraw(CallCommand.Withdraw c) =>
        Text.Problem("reason", c.Reason) is { } problem ? new CallRefusal.Invalid(problem) : new CallEvent.Withdrawn(c.Act, c.By, c.Reason, c.Now);
}
