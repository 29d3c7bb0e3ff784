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
                command.Project, command.Draft, command.Title, command.Rule.Freeze(),
                new(command.Source?.AsOf ?? command.Now, command.Electorate, command.Source?.Committee),
                command.Disclosure, command.Now, command.ClosesAt, command.Chair));

    static string? ProblemIn(BallotCommand.Open c) => c switch
    {
        _ when Plain.ProblemInLine("title", c.Title, MaxTitleLength) is { } problem => problem,
        _ when c.ClosesAt <= c.Now              => "The ballot would close before it opens.",
        _ when c.ClosesAt - c.Now > Longest     => $"A ballot is open for at most {Longest.Days} days.",
        { Electorate.IsEmpty: true }            => "The electorate is empty.",
        { Electorate.Length: > MaxVoters }      => $"An electorate has at most {MaxVoters} members.",
        _ when Electorate.FirstTwice(c.Electorate) is { } member => $"The electorate names {member} twice.",
        _ when c.Electorate.Select(e => e.Marks?.Problem()).FirstOrDefault(p => p is not null) is { } problem => problem,
        { Rule.HasCastingVote: true, Chair: null }        => "The rule gives the chair a casting vote: name the chair.",
        { Rule.HasCastingVote: false, Chair: not null }   => "The rule gives no casting vote, so no chair is named.",
        _                                       => c.Rule.ProblemWith(new Electorate(c.Now, c.Electorate)),   // a condition that nobody could ever meet is a mistake, and is said at once
    };
}
