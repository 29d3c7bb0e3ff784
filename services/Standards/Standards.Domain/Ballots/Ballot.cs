using Standards.Domain.Credentials;

namespace Standards.Domain.Ballots;

/// <summary>A vote on one project, from its announcement to its result.</summary>
/// <remarks>
/// It opens at once, or is announced and opens by itself at the instant that was planned. ISO/IEC Directives, Part 1: 2.5.6 (committee), 2.6 (enquiry) and 2.7 (approval). A ballot closes by its deadline, or
/// before it by the secretariat with a reason. A member may change its vote until then; the last vote counts.
/// </remarks>
public abstract record Ballot
{
    private Ballot() { }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Unknown : Ballot;

    /// <summary>The ballot is announced, and opens by itself. Until then no vote is taken.</summary>
    /// <param name="Observers">Whether observing members of the committee vote too, where the electorate is taken from one.</param>
    public sealed record Planned(Terms Terms, bool Observers) : Ballot;

    /// <summary>Votes may be cast until the deadline.</summary>
    /// <param name="RemindedFor">The due instant of the last reminder, or null.</param>
    public sealed record Open(Terms Terms, VotingRule Rule, ImmutableDictionary<MemberId, Vote> Votes, DateTimeOffset? RemindedFor) : Ballot
    {
        /// <summary>The roll that is called in the hall; null where members vote for themselves.</summary>
        public RollCall? Roll { get; init; }
    }

    /// <summary>The result is pronounced. The record can be corrected, and a chair may decide where votes are equal.</summary>
    /// <param name="Struck">The revisions of members whose recorded vote was struck out.</param>
    public sealed record Closed(
        Terms Terms, VotingRule Rule, ImmutableDictionary<MemberId, Vote> Votes, ImmutableDictionary<MemberId, int> Struck,
        DateTimeOffset At, string Because, Position? CastingVote, Result Result) : Ballot
    {
        /// <summary>How often the vote of a member was recorded, changed or put right.</summary>
        internal int RevisionOf(MemberId member) => Votes.GetValueOrDefault(member)?.Revision ?? Struck.GetValueOrDefault(member);

        /// <summary>The votes after a correction.</summary>
        internal ImmutableDictionary<MemberId, Vote> With(BallotEvent.VoteCorrected e) => e.ToVote() is { } vote ? Votes.SetItem(e.Member, vote) : Votes.Remove(e.Member);
    }

    /// <summary>A ballot that was announced, and never opened.</summary>
    public sealed record Withdrawn(Terms Terms) : Ballot;

    /// <summary>The state before the first event.</summary>
    public static Ballot Initial { get; } = new Unknown();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static Ballot Evolve(Ballot state, BallotEvent happened) => (state, happened) switch
    {
        (Unknown, BallotEvent.Announced e)           => new Planned(e.Terms, e.Observers),
        (Planned planned, BallotEvent.Withdrawn)     => new Withdrawn(planned.Terms),
        (Unknown or Planned, BallotEvent.Opened e)   => new Open(e.Terms, e.Terms.Rule.Thaw(), ImmutableDictionary<MemberId, Vote>.Empty, RemindedFor: null),
        (Open open, BallotEvent.VoteCast e)          => open with { Votes = open.Votes.SetItem(e.Member, e.ToVote()) },
        (Open open, BallotEvent.RollCalled e)        => open with { Roll = new(e.Order, ImmutableDictionary<MemberId, int>.Empty) },
        (Open { Roll: { } roll } open, BallotEvent.MemberAbsent e) => open with { Roll = roll with { Absences = roll.Absences.SetItem(e.Member, e.Call) } },
        (Open open, BallotEvent.Reminded e)          => open with { RemindedFor = e.Due },
        (Open open, BallotEvent.Closed e)            => new Closed(open.Terms, open.Rule, open.Votes, ImmutableDictionary<MemberId, int>.Empty, e.At, e.Because, CastingVote: null, Closing.Whole(open, e.Result)),
        (Closed closed, BallotEvent.VoteCorrected e) => closed with { Votes = closed.With(e), Struck = e.Position is null ? closed.Struck.SetItem(e.Member, e.Revision) : closed.Struck, Result = e.Result },
        (Closed closed, BallotEvent.TieBroken e)     => closed with { CastingVote = e.Position, Result = e.Result },
        _                                            => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<BallotEvent, BallotRefusal> Decide(Ballot state, BallotCommand command) => (state, command) switch
    {
        (Unknown, BallotCommand.Open c)                                                 => Opening.Decide(c),
        (Unknown, _)                                                                    => new BallotRefusal.NotOpen(),

        (Planned planned, BallotCommand.OpenAsPlanned c)                                => Planning.Open(planned, c),
        (Planned planned, BallotCommand.Withdraw c) when c.Now < planned.Terms.OpensAt  => Planning.Withdraw(c),
        (Planned, BallotCommand.Withdraw)                                               => new BallotRefusal.TooLateToWithdraw(),
        (Planned, BallotCommand.Open)                                                   => new BallotRefusal.AlreadyAnnounced(),
        (Planned planned, _)                                                            => new BallotRefusal.NotYetOpen(planned.Terms.OpensAt),

        (Withdrawn, BallotCommand.OpenAsPlanned or BallotCommand.CloseAtDeadline or BallotCommand.Remind) => Decision<BallotEvent, BallotRefusal>.Nothing,
        (Withdrawn, _)                                                                  => new BallotRefusal.WasWithdrawn(),

        (Open or Closed, BallotCommand.OpenAsPlanned)                                   => Decision<BallotEvent, BallotRefusal>.Nothing,
        (Open or Closed, BallotCommand.Withdraw)                                        => new BallotRefusal.TooLateToWithdraw(),

        (Open open, BallotCommand.CastVote c) when c.Now >= open.Terms.ClosesAt         => new BallotRefusal.VotingPeriodOver(open.Terms.ClosesAt),
        (Open { Roll: not null }, BallotCommand.CastVote)                               => new BallotRefusal.RollRunning(),
        (Open open, BallotCommand.CastVote c)                                           => Casting.Decide(open, c),
        (Open open, BallotCommand.CallRoll c) when c.Now >= open.Terms.ClosesAt         => new BallotRefusal.VotingPeriodOver(open.Terms.ClosesAt),
        (Open open, BallotCommand.CallRoll c)                                           => RollCall.Begin(open, c),
        (Open open, BallotCommand.RecordAnswer c) when c.Now >= open.Terms.ClosesAt     => new BallotRefusal.VotingPeriodOver(open.Terms.ClosesAt),
        (Open open, BallotCommand.RecordAnswer c)                                       => RollCall.Answer(open, c),
        (Open open, BallotCommand.Remind c)                                             => Reminding.Decide(open, c),
        (Open open, BallotCommand.CloseAtDeadline c) when c.Now < open.Terms.ClosesAt   => new BallotRefusal.VotingPeriodRunning(open.Terms.ClosesAt),
        (Open open, BallotCommand.CloseAtDeadline c)                                    => Closing.ByDeadline(open, c.Act),
        (Open open, BallotCommand.Close c) when c.Now >= open.Terms.ClosesAt            => Closing.ByDeadline(open, c.Act),
        (Open open, BallotCommand.Close c)                                              => Closing.BySecretariat(open, c),
        (Open, BallotCommand.CorrectVote or BallotCommand.BreakTie)                     => new BallotRefusal.NotClosed(),

        (Closed closed, BallotCommand.CorrectVote c)                                    => Correcting.Decide(closed, c),
        (Closed closed, BallotCommand.BreakTie c)                                       => Correcting.Decide(closed, c),
        (Closed, BallotCommand.CastVote or BallotCommand.Close or BallotCommand.CallRoll or BallotCommand.RecordAnswer)                         => new BallotRefusal.AlreadyClosed(),
        (Closed, BallotCommand.CloseAtDeadline or BallotCommand.Remind)                 => Decision<BallotEvent, BallotRefusal>.Nothing,
        (Open or Closed, BallotCommand.Open)                                            => new BallotRefusal.AlreadyOpened(),
        _                                                                               => throw new UnreachableException(),
    };
}

/// <summary>What can be asked of a ballot.</summary>
public abstract record BallotCommand
{
    private BallotCommand() { }

    /// <summary>Put a question to an electorate. The chair is named where the rule gives a casting vote.</summary>
    public sealed record Open(
        ActId Act, ProjectId Project, DraftId? Draft, string Title, VotingRule Rule, ImmutableArray<Entitlement> Electorate,
        Disclosure Disclosure, DateTimeOffset ClosesAt, DateTimeOffset Now, PersonId? Chair = null) : BallotCommand
    {
        /// <summary>The committee that the electorate was taken from; null where it was listed.</summary>
        public ElectorateSource? Source { get; init; }

        /// <summary>The instant at which it opens; null for at once.</summary>
        public DateTimeOffset? OpensAt { get; init; }
    }

    /// <summary>Open a ballot that was announced, once its instant has come; more than once is harmless.</summary>
    /// <param name="Taken">The electorate as of the opening, where it is of a committee; null where it was listed.</param>
    public sealed record OpenAsPlanned(ActId Act, ImmutableArray<Entitlement>? Taken, DateTimeOffset Now) : BallotCommand;

    /// <summary>Take back the announcement of a ballot before it opens.</summary>
    public sealed record Withdraw(ActId Act, string? Reason, DateTimeOffset Now) : BallotCommand;

    /// <summary>Cast a member's vote, or change it. A statement explains it; experts are named with an approval of new work.</summary>
    public sealed record CastVote(
        ActId Act, MemberId Member, Position Position, ImmutableArray<Comment> Comments, PersonId CastBy, DateTimeOffset Now,
        string? Statement = null, ImmutableArray<string> Experts = default) : BallotCommand
    {
        /// <summary>By what right the person votes for the member.</summary>
        public Authority? Under { get; init; }
    }

    /// <summary>Call the roll: who votes answers in the hall from now on.</summary>
    /// <param name="Order">Each member of the electorate once.</param>
    /// <param name="By">Who writes the answers down.</param>
    public sealed record CallRoll(ActId Act, ImmutableArray<MemberId> Order, PersonId By, DateTimeOffset Now) : BallotCommand;

    /// <summary>Write down what a member answered in the hall; without a position that it did not answer.</summary>
    public sealed record RecordAnswer(ActId Act, MemberId Member, Position? Position, PersonId By, DateTimeOffset Now) : BallotCommand;

    /// <summary>Remind those that have not voted, if a reminder is due; more than once is harmless.</summary>
    public sealed record Remind(ActId Act, DateTimeOffset Now) : BallotCommand;

    /// <summary>Close by decision of the secretariat. The reason may be null once the deadline has passed.</summary>
    public sealed record Close(ActId Act, string? Reason, DateTimeOffset Now) : BallotCommand;

    /// <summary>Close because the deadline has come; more than once is harmless.</summary>
    public sealed record CloseAtDeadline(ActId Act, DateTimeOffset Now) : BallotCommand;

    /// <summary>Put the record of a member's vote right, after the end. Without a position the vote is struck out.</summary>
    /// <param name="Reasoned">Whether the negative vote came with technical reasons.</param>
    public sealed record CorrectVote(
        ActId Act, MemberId Member, Position? Position, bool Reasoned, string? Reason, PersonId? CorrectedBy, DateTimeOffset Now) : BallotCommand;

    /// <summary>Give the casting vote of the chair, where it decides.</summary>
    public sealed record BreakTie(ActId Act, Position Position, PersonId CastBy, DateTimeOffset Now) : BallotCommand;
}
