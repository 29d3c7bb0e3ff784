namespace Standards.Domain.Ballots;

/// <summary>When members that have not voted are reminded.</summary>
public static class Reminding
{
    static readonly ImmutableArray<TimeSpan> BeforeClosing = [TimeSpan.FromDays(7), TimeSpan.FromDays(1)];

    /// <summary>The instants at which reminders are due, the first one first. A ballot that is shorter has fewer.</summary>
    public static ImmutableArray<DateTimeOffset> DueAt(Terms terms) => [.. BeforeClosing.Select(b => terms.ClosesAt - b).Where(due => due > terms.OpensAt)];

    /// <summary>The next instant after the one that was last made use of, or null.</summary>
    public static DateTimeOffset? NextAfter(Terms terms, DateTimeOffset? last) =>
        DueAt(terms).Where(due => last is null || due > last).Select(due => (DateTimeOffset?)due).FirstOrDefault();

    /// <summary>After a stop, of several that are due only the last is sent.</summary>
    internal static Decision<BallotEvent, BallotRefusal> Decide(Ballot.Open open, BallotCommand.Remind command)
    {
        var due = DueAt(open.Terms).LastOrDefault(d => d <= command.Now);
        if (due == default || due <= open.RemindedFor || command.Now >= open.Terms.ClosesAt)
            return Decision<BallotEvent, BallotRefusal>.Nothing;

        var silent = open.Terms.Electorate.Entitlements.Select(e => e.Member).Where(m => !open.Votes.ContainsKey(m)).ToImmutableArray();
        return new BallotEvent.Reminded(command.Act, due, command.Now, silent);
    }
}
