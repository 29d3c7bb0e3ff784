namespace Standards.Domain.Ballots;

/// <summary>Why a ballot did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record BallotRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : BallotRefusal("input.invalid", Problem);

    /// <summary>There is no such ballot yet.</summary>
    public sealed record NotOpen() : BallotRefusal("ballot.not_open", "This ballot has not been opened.");

    /// <summary>It is announced, and its instant has not come.</summary>
    public sealed record NotYetOpen(DateTimeOffset OpensAt)
        : BallotRefusal("ballot.not_open", $"This ballot opens on {OpensAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Until then no vote is taken.");

    /// <summary>A ballot is announced once.</summary>
    public sealed record AlreadyAnnounced() : BallotRefusal("ballot.already_opened", "This ballot was announced before.");

    /// <summary>Only what has not opened can be taken back.</summary>
    public sealed record TooLateToWithdraw()
        : BallotRefusal("ballot.already_opened", "This ballot has opened, so its announcement cannot be taken back. It can be closed, with a reason.");

    /// <summary>Taking an announcement back is explained to everyone.</summary>
    public sealed record WithdrawalNeedsReason() : BallotRefusal("ballot.reason_required", "Withdrawing a ballot needs a reason.");

    /// <summary>Its announcement was taken back.</summary>
    public sealed record WasWithdrawn() : BallotRefusal("ballot.withdrawn", "This ballot was withdrawn before it opened.");

    /// <summary>A ballot is opened once.</summary>
    public sealed record AlreadyOpened() : BallotRefusal("ballot.already_opened", "This ballot was opened before.");

    /// <summary>The deadline has passed, also where the result is not pronounced yet.</summary>
    public sealed record VotingPeriodOver(DateTimeOffset ClosedAt)
        : BallotRefusal("ballot.closed", $"Voting ended on {ClosedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>The deadline has not come.</summary>
    public sealed record VotingPeriodRunning(DateTimeOffset ClosesAt)
        : BallotRefusal("ballot.running", $"Voting goes on until {ClosesAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>The result is pronounced.</summary>
    public sealed record AlreadyClosed() : BallotRefusal("ballot.closed", "This ballot is closed.");

    /// <summary>What follows the end has to wait for it.</summary>
    public sealed record NotClosed() : BallotRefusal("ballot.not_closed", "This ballot is still open: until it closes, members change their votes themselves.");

    /// <summary>Closing early needs a reason that everyone can read.</summary>
    public sealed record ReasonRequired() : BallotRefusal("ballot.reason_required", "Closing a ballot before its deadline needs a reason.");

    /// <summary>A ballot has one roll.</summary>
    public sealed record RollCalled() : BallotRefusal("roll.called", "The roll of this ballot is called already.");

    /// <summary>Who answers aloud is heard.</summary>
    public sealed record RollOfSecretVotes() : BallotRefusal("roll.secret", "Votes of this ballot are shown when it closes, so they cannot be given aloud.");

    /// <summary>A vote is given in one way.</summary>
    public sealed record RollAfterVotes() : BallotRefusal("roll.votes_cast", "Votes have been cast already: members vote for themselves in this ballot.");

    /// <summary>A vote is given in one way.</summary>
    public sealed record RollRunning() : BallotRefusal("roll.running", "The roll is called: votes of this ballot are given in the hall.");

    /// <summary>Nobody is called.</summary>
    public sealed record NoRoll() : BallotRefusal("roll.none", "No roll is called in this ballot.");

    /// <summary>Members answer in the order of the roll.</summary>
    public sealed record NotCalledYet() : BallotRefusal("roll.not_called_yet", "This member has not been called yet: another one is next on the roll.");

    /// <summary>An answer can be changed, and not be taken back.</summary>
    public sealed record Answered() : BallotRefusal("roll.answered", "This member is not the one that is called, so it cannot be absent now. What it answered can be changed until the result is pronounced.");

    /// <summary>The result waits for everyone.</summary>
    public sealed record RollUnfinished(int Left) : BallotRefusal("roll.unfinished", $"The roll is not through: {Left} of its members have not been heard, or were absent only once.");

    /// <summary>The member is not part of the electorate.</summary>
    public sealed record NotEntitled() : BallotRefusal("vote.not_entitled", "Your organization may not vote in this ballot: it is not in its electorate.");

    /// <summary>The vote to be corrected is of nobody in the electorate.</summary>
    public sealed record MemberNotEntitled() : BallotRefusal("vote.not_entitled", "This organization is not in the electorate of the ballot.");

    /// <summary>A correction is explained to everyone.</summary>
    public sealed record CorrectionNeedsReason() : BallotRefusal("correction.reason_required", "Correcting the record needs a reason.");

    /// <summary>The record says so already.</summary>
    public sealed record NothingToCorrect() : BallotRefusal("correction.nothing_changed", "The record says so already: there is nothing to correct.");

    /// <summary>The rule gives none.</summary>
    public sealed record NoCastingVote() : BallotRefusal("casting_vote.none", "The rule of this ballot gives no casting vote.");

    /// <summary>It belongs to the person named at the opening.</summary>
    public sealed record NotTheChair() : BallotRefusal("casting_vote.not_chair", "The casting vote is that of the chair named when the ballot opened.");

    /// <summary>It is given once.</summary>
    public sealed record CastingVoteGiven() : BallotRefusal("casting_vote.given", "The casting vote was given before.");

    /// <summary>It would decide nothing.</summary>
    public sealed record NoTie() : BallotRefusal("casting_vote.no_tie", "The votes are not equal, so a casting vote decides nothing.");
}
