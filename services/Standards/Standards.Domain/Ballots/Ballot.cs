using System.Text.Json.Serialization;
using Standards.Domain.Credentials;

namespace Standards.Domain.Ballots;

/// <summary>A vote on one project, from opening to result.</summary>
/// <remarks>
/// ISO/IEC Directives, Part 1: 2.5.6 (committee), 2.6 (enquiry) and 2.7 (approval). A ballot closes by its deadline, or
/// before it by the secretariat with a reason. A member may change its vote until then; the last vote counts.
/// </remarks>
public abstract record Ballot
{
    private Ballot() { }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Planned : Ballot;

    /// <summary>Votes may be cast until the deadline.</summary>
    public sealed record Open(Terms Terms, VotingRule Rule, ImmutableDictionary<MemberId, Vote> Votes) : Ballot;

    /// <summary>The result is pronounced. Nothing follows.</summary>
    public sealed record Closed(Terms Terms, ImmutableDictionary<MemberId, Vote> Votes, DateTimeOffset At, string Because, Result Result) : Ballot;

    /// <summary>The state before the first event.</summary>
    public static Ballot Initial { get; } = new Planned();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static Ballot Evolve(Ballot state, BallotEvent happened) => (state, happened) switch
    {
        (Planned, BallotEvent.Opened e)     => new Open(e.Terms, e.Terms.Rule.Thaw(), ImmutableDictionary<MemberId, Vote>.Empty),
        (Open open, BallotEvent.VoteCast e) => open with { Votes = open.Votes.SetItem(e.Member, e.ToVote()) },
        (Open open, BallotEvent.Closed e)   => new Closed(open.Terms, open.Votes, e.At, e.Because, e.Result),
        _                                   => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<BallotEvent, BallotRefusal> Decide(Ballot state, BallotCommand command) => (state, command) switch
    {
        (Planned, BallotCommand.Open c)                                                 => Opening.Decide(c),
        (Planned, BallotCommand.CastVote or BallotCommand.Close or BallotCommand.CloseAtDeadline) => new BallotRefusal.NotOpen(),

        (Open open, BallotCommand.CastVote c) when c.Now >= open.Terms.ClosesAt         => new BallotRefusal.VotingPeriodOver(open.Terms.ClosesAt),
        (Open open, BallotCommand.CastVote c)                                           => Casting.Decide(open, c),
        (Open open, BallotCommand.CloseAtDeadline c) when c.Now < open.Terms.ClosesAt   => new BallotRefusal.VotingPeriodRunning(open.Terms.ClosesAt),
        (Open open, BallotCommand.CloseAtDeadline c)                                    => Closing.ByDeadline(open, c.Act),
        (Open open, BallotCommand.Close c) when c.Now >= open.Terms.ClosesAt            => Closing.ByDeadline(open, c.Act),
        (Open open, BallotCommand.Close c)                                              => Closing.BySecretariat(open, c),

        (Closed, BallotCommand.CastVote or BallotCommand.Close)                         => new BallotRefusal.AlreadyClosed(),
        (Closed, BallotCommand.CloseAtDeadline)                                         => Decision<BallotEvent, BallotRefusal>.Nothing,
        (Open or Closed, BallotCommand.Open)                                            => new BallotRefusal.AlreadyOpened(),
        _                                                                               => throw new UnreachableException(),
    };
}

/// <summary>What can be asked of a ballot.</summary>
public abstract record BallotCommand
{
    private BallotCommand() { }

    /// <summary>Put a question to an electorate.</summary>
    public sealed record Open(
        ActId Act, ProjectId Project, DraftId? Draft, string Title, VotingRule Rule, ImmutableArray<Entitlement> Electorate,
        Disclosure Disclosure, DateTimeOffset ClosesAt, DateTimeOffset Now) : BallotCommand
    {
        /// <summary>The committee that the electorate was taken from; null where it was listed.</summary>
        public ElectorateSource? Source { get; init; }
    }

    /// <summary>Cast a member's vote, or change it.</summary>
    public sealed record CastVote(
        ActId Act, MemberId Member, Position Position, ImmutableArray<Comment> Comments, PersonId CastBy, DateTimeOffset Now) : BallotCommand
    {
        /// <summary>By what right the person votes for the member.</summary>
        public Authority? Under { get; init; }
    }

    /// <summary>Close by decision of the secretariat. The reason may be null once the deadline has passed.</summary>
    public sealed record Close(ActId Act, string? Reason, DateTimeOffset Now) : BallotCommand;

    /// <summary>Close because the deadline has come; more than once is harmless.</summary>
    public sealed record CloseAtDeadline(ActId Act, DateTimeOffset Now) : BallotCommand;
}

/// <summary>What happened to a ballot. Each is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record BallotEvent
{
    private BallotEvent() { }

    /// <summary>The question was put, on these terms.</summary>
    public sealed record Opened(ActId Act, Terms Terms) : BallotEvent;

    /// <summary>A member voted (revision 1) or changed its vote (2 and up).</summary>
    public sealed record VoteCast(
        ActId Act, MemberId Member, Standing Standing, Position Position, ImmutableArray<Comment> Comments,
        int Revision, PersonId CastBy, DateTimeOffset At) : BallotEvent
    {
        /// <summary>By what right the person voted for the member; null in votes of the first version.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Authority? Under { get; init; }

        /// <summary>What of it counts.</summary>
        public Vote ToVote() => new(Act, Standing, Position, Vote.HasReasons(Comments), Revision);
    }

    /// <summary>The result was pronounced.</summary>
    /// <param name="At">The deadline itself, where that was the cause.</param>
    /// <param name="Because"><see cref="Closing.Deadline"/>, or the reason of the secretariat.</param>
    public sealed record Closed(ActId Act, DateTimeOffset At, string Because, Result Result) : BallotEvent;
}

/// <summary>Why a ballot did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record BallotRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : BallotRefusal("input.invalid", Problem);

    /// <summary>There is no such ballot yet.</summary>
    public sealed record NotOpen() : BallotRefusal("ballot.not_open", "This ballot has not been opened.");

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

    /// <summary>Closing early needs a reason that everyone can read.</summary>
    public sealed record ReasonRequired() : BallotRefusal("ballot.reason_required", "Closing a ballot before its deadline needs a reason.");

    /// <summary>The member is not part of the electorate.</summary>
    public sealed record NotEntitled() : BallotRefusal("vote.not_entitled", "Your organization may not vote in this ballot: it is not in its electorate.");
}
