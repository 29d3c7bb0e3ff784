namespace Standards.Domain.Ballots;

/// <summary>How a vote comes into an open ballot.</summary>
static class Casting
{
    public static Decision<BallotEvent, BallotRefusal> Decide(Ballot.Open open, BallotCommand.CastVote command)
    {
        if (open.Terms.Electorate.StandingOf(command.Member) is not { } standing)
            return new BallotRefusal.NotEntitled();
        if (Comment.ProblemIn(command.Comments) is { } problem)
            return new BallotRefusal.Invalid(problem);

        var revision = open.Votes.TryGetValue(command.Member, out var before) ? before.Revision + 1 : 1;
        return new BallotEvent.VoteCast(
            command.Act, command.Member, standing, command.Position, command.Comments, revision, command.CastBy, command.Now) { Under = command.Under };
    }
}
