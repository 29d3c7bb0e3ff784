namespace Standards.Domain.Ballots;

/// <summary>What becomes of a ballot that was announced.</summary>
static class Planning
{
    const int MaxReasonLength = 1_000;

    /// <summary>Dated by the instant that was planned, however much later it is done.</summary>
    /// <remarks>Where the committee as it is then cannot decide by the rule, the ballot falls away and says why: nothing could carry it, or end it.</remarks>
    public static Decision<BallotEvent, BallotRefusal> Open(Ballot.Planned planned, BallotCommand.OpenAsPlanned command)
    {
        var terms = planned.Terms;
        if (command.Now < terms.OpensAt)
            return new BallotRefusal.NotYetOpen(terms.OpensAt);
        if (command.Taken is not { } taken)
            return new BallotEvent.Opened(command.Act, terms);
        if (Opening.ProblemIn(taken, terms.Rule.Thaw()) is { } problem)
            return new BallotEvent.Withdrawn(command.Act, terms.OpensAt, problem);

        return new BallotEvent.Opened(command.Act, terms with { Electorate = new(terms.OpensAt, taken, terms.Electorate.Committee) });
    }

    public static Decision<BallotEvent, BallotRefusal> Withdraw(BallotCommand.Withdraw command)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            return new BallotRefusal.WithdrawalNeedsReason();
        if (Plain.ProblemInLine("reason", command.Reason, MaxReasonLength) is { } problem)
            return new BallotRefusal.Invalid(problem);

        return new BallotEvent.Withdrawn(command.Act, command.Now, command.Reason);
    }
}
