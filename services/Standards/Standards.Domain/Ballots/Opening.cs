namespace Standards.Domain.Ballots;

/// <summary>How a ballot opens.</summary>
static class Opening
{
    const int MaxTitleLength = 300;
    const int MaxVoters = 20_000;

    /// <summary>No ballot is open for longer.</summary>
    internal const int LongestDays = 366;

    static readonly TimeSpan Longest = TimeSpan.FromDays(LongestDays);

    public static Decision<BallotEvent, BallotRefusal> Decide(BallotCommand.Open command)
    {
        if (ProblemIn(command) is { } problem)
            return new BallotRefusal.Invalid(problem);

        var opensAt = command.OpensAt ?? command.Now;
        var terms = new Terms(
            command.Project, command.Draft, command.Title, command.Rule.Freeze(),
            new(command.Source?.AsOf ?? command.Now, command.Electorate, command.Source?.Committee), command.Disclosure, opensAt, command.ClosesAt, command.Chair);
        return opensAt > command.Now
            ? new BallotEvent.Announced(command.Act, terms, command.Now) { Observers = command.Source?.Observers ?? false }
            : new BallotEvent.Opened(command.Act, terms);
    }

    static string? ProblemIn(BallotCommand.Open c) => c switch
    {
        _ when Plain.ProblemInLine("title", c.Title, MaxTitleLength) is { } problem => problem,
        _ when c.OpensAt < c.Now                => "The instant at which the ballot would open has passed.",
        _ when c.OpensAt - c.Now > Longest      => $"A ballot is announced at most {Longest.Days} days before it opens.",
        _ when c.ClosesAt <= (c.OpensAt ?? c.Now)            => "The ballot would close before it opens.",
        _ when c.ClosesAt - (c.OpensAt ?? c.Now) > Longest   => $"A ballot is open for at most {Longest.Days} days.",
        { Rule.HasCastingVote: true, Chair: null }        => "The rule gives the chair a casting vote: name the chair.",
        { Rule.HasCastingVote: false, Chair: not null }   => "The rule gives no casting vote, so no chair is named.",
        _                                       => ProblemIn(c.Electorate, c.Rule),
    };

    /// <summary>Why the rule cannot be decided by an electorate, or null. A condition that nobody could ever meet is a mistake, and is said at once.</summary>
    internal static string? ProblemIn(ImmutableArray<Entitlement> electorate, VotingRule rule) => electorate switch
    {
        { IsEmpty: true }            => "The electorate is empty.",
        { Length: > MaxVoters }      => $"An electorate has at most {MaxVoters} members.",
        _ when Electorate.FirstTwice(electorate) is { } member => $"The electorate names {member} twice.",
        _ when electorate.Select(e => e.Marks?.Problem()).FirstOrDefault(p => p is not null) is { } problem => problem,
        _                            => rule.ProblemWith(new Electorate(default, electorate)),
    };
}
