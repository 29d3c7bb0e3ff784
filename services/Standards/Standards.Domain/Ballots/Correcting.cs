namespace Standards.Domain.Ballots;

/// <summary>How the record of a closed ballot is put right, and how a chair decides where votes are equal. The result is pronounced anew; the one before stays on record.</summary>
static class Correcting
{
    const int MaxReasonLength = 1_000;

    public static Decision<BallotEvent, BallotRefusal> Decide(Ballot.Closed closed, BallotCommand.CorrectVote command)
    {
        if (closed.Terms.Electorate.StandingOf(command.Member) is not { } standing)
            return new BallotRefusal.MemberNotEntitled();
        if (string.IsNullOrWhiteSpace(command.Reason))
            return new BallotRefusal.CorrectionNeedsReason();
        if (Plain.ProblemInLine("reason", command.Reason, MaxReasonLength) is { } problem)
            return new BallotRefusal.Invalid(problem);
        if (command is { Reasoned: true, Position: not Position.Disapprove })
            return new BallotRefusal.Invalid("Reasons belong to a negative vote.");

        var before = closed.Votes.GetValueOrDefault(command.Member);
        if ((before?.Position, before is { Position: Position.Disapprove, Reasoned: true }) == (command.Position, command.Reasoned))
            return new BallotRefusal.NothingToCorrect();

        var corrected = new BallotEvent.VoteCorrected(
            command.Act, command.Member, standing, command.Position, command.Reasoned,
            before is { NamesExperts: true } && command.Position is Position.Approve, closed.RevisionOf(command.Member) + 1,
            command.Reason, command.CorrectedBy, command.Now, closed.Result);
        return corrected with { Result = closed.Rule.Decide(closed.Terms.Electorate.Standpoints(closed.With(corrected)), closed.CastingVote) };
    }

    public static Decision<BallotEvent, BallotRefusal> Decide(Ballot.Closed closed, BallotCommand.BreakTie command) => closed switch
    {
        { Terms.Chair: null }                                  => new BallotRefusal.NoCastingVote(),
        _ when closed.Terms.Chair != command.CastBy            => new BallotRefusal.NotTheChair(),
        { CastingVote: not null }                              => new BallotRefusal.CastingVoteGiven(),
        _ when command.Position is Position.Abstain            => new BallotRefusal.Invalid("A casting vote is in favour or against."),
        _ when !closed.Result.Changes.Any(c => c.From is null) => new BallotRefusal.NoTie(),
        _ => new BallotEvent.TieBroken(
            command.Act, command.Position, command.CastBy, command.Now,
            closed.Rule.Decide(closed.Terms.Electorate.Standpoints(closed.Votes), command.Position)),
    };
}
