namespace Standards.Domain.Ballots;

/// <summary>How a ballot ends.</summary>
public static class Closing
{
    /// <summary>What stands as the cause where the deadline closed a ballot.</summary>
    public const string Deadline = "deadline";

    const int MaxReasonLength = 1_000;

    /// <summary>Dated by the deadline, however much later it is done.</summary>
    internal static Decision<BallotEvent, BallotRefusal> ByDeadline(Ballot.Open open, ActId act) =>
        new BallotEvent.Closed(act, open.Terms.ClosesAt, Deadline, ResultOf(open));

    internal static Decision<BallotEvent, BallotRefusal> BySecretariat(Ballot.Open open, BallotCommand.Close command)
    {
        if (open.Roll is { } roll && roll.Seats(open.Votes).Count(s => s.Position is null && s.Absences < RollCall.Calls) is > 0 and var left)
            return new BallotRefusal.RollUnfinished(left);
        if (open.Roll is not null && command.Reason is null)
            return new BallotEvent.Closed(command.Act, command.Now, RollCall.Cause, ResultOf(open));
        if (string.IsNullOrWhiteSpace(command.Reason))
            return new BallotRefusal.ReasonRequired();
        if (Plain.ProblemInLine("reason", command.Reason, MaxReasonLength) is { } problem)
            return new BallotRefusal.Invalid(problem);
        if (command.Reason is Deadline or RollCall.Cause)
            return new BallotRefusal.Invalid($"\"{command.Reason}\" is what the platform writes, so it cannot be the reason.");

        return new BallotEvent.Closed(command.Act, command.Now, command.Reason, ResultOf(open));
    }

    /// <summary>A result as it was pronounced, with its findings: where they were stored in an earlier form, they are found again, by the same rule and votes.</summary>
    internal static Result Whole(Ballot.Open open, Result pronounced) =>
        pronounced.Findings.IsEmpty ? pronounced with { Findings = ResultOf(open).Findings } : pronounced;

    static Result ResultOf(Ballot.Open open) => open.Rule.Decide(open.Terms.Electorate.Standpoints(open.Votes));
}
