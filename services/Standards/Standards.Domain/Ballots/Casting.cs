namespace Standards.Domain.Ballots;

/// <summary>How a vote comes into an open ballot.</summary>
static class Casting
{
    const int MaxStatementLength = 20_000;
    const int MaxExperts = 20;
    const int MaxNameLength = 200;

    public static Decision<BallotEvent, BallotRefusal> Decide(Ballot.Open open, BallotCommand.CastVote command)
    {
        if (open.Terms.Electorate.StandingOf(command.Member) is not { } standing)
            return new BallotRefusal.NotEntitled();
        if ((Comment.ProblemIn(command.Comments) ?? ProblemInStatement(command.Statement) ?? ProblemInExperts(command)) is { } problem)
            return new BallotRefusal.Invalid(problem);

        var revision = open.Votes.TryGetValue(command.Member, out var before) ? before.Revision + 1 : 1;
        return new BallotEvent.VoteCast(
            command.Act, command.Member, standing, command.Position, command.Comments, revision, command.CastBy, command.Now, command.Statement, command.Experts)
        { Under = command.Under };
    }

    static string? ProblemInStatement(string? statement) => statement switch
    {
        null                                           => null,
        _ when string.IsNullOrWhiteSpace(statement)    => "The statement is empty.",
        { Length: > MaxStatementLength }               => $"The statement is longer than {MaxStatementLength} characters.",
        _ when !Plain.IsPlain(statement)               => "The statement holds control characters or broken Unicode.",
        _                                              => null,
    };

    static string? ProblemInExperts(BallotCommand.CastVote command) => command switch
    {
        { Experts.IsDefaultOrEmpty: true }                 => null,
        { Position: not Position.Approve }                 => "Experts are named with an approval only.",
        { Experts.Length: > MaxExperts }                   => $"A vote names at most {MaxExperts} experts.",
        _                                                  => command.Experts.Select(e => Plain.ProblemInLine("name of an expert", e, MaxNameLength)).FirstOrDefault(p => p is not null),
    };
}
