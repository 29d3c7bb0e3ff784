namespace Standards.Domain.Ballots;

/// <summary>How a ballot opens.</summary>
static class Opening
{
    const int MaxTitleLength = 300;
    const int MaxVoters = 20_000;

    /// <summary>No ballot is open for longer.</summary>
    internal const int LongestDays = 366;

    static readonly TimeSpan Longest = TimeSpan.FromDays(LongestDays);

    public static Decision<BallotEvent, BallotRefusal> Decide(BallotCommand.Open command) =>
        ProblemIn(command) is { } problem
            ? new BallotRefusal.Invalid(problem)
            : new BallotEvent.Opened(command.Act, new(
                command.Project, command.Draft, command.Title, command.Rule.Freeze(), new(command.Now, command.Electorate),
                command.Disclosure, command.Now, command.ClosesAt));

    static string? ProblemIn(BallotCommand.Open c) => c switch
    {
        _ when Plain.ProblemInLine("title", c.Title, MaxTitleLength) is { } problem => problem,
        _ when c.ClosesAt <= c.Now              => "The ballot would close before it opens.",
        _ when c.ClosesAt - c.Now > Longest     => $"A ballot is open for at most {Longest.Days} days.",
        { Electorate.IsEmpty: true }            => "The electorate is empty.",
        { Electorate.Length: > MaxVoters }      => $"An electorate has at most {MaxVoters} members.",
        _ when Electorate.FirstTwice(c.Electorate) is { } member => $"The electorate names {member} twice.",
        _                                       => ProblemIn(c.Rule, new Electorate(c.Now, c.Electorate)),
    };

    /// <summary>A condition that nobody in the electorate could ever meet is a mistake, and is said at once.</summary>
    static string? ProblemIn(VotingRule rule, Electorate electorate) =>
        rule.Conditions.Any(c => !electorate.HasAny(c.Electorate))
            ? "The rule counts participating members, and the electorate has none."
            : null;
}
