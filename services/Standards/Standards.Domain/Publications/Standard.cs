namespace Standards.Domain.Publications;

/// <summary>A published standard: its editions and corrections, what members make of it, its reviews, its end.</summary>
/// <remarks>
/// ISO/IEC Directives, Part 1, 2.8 (publication), 2.9 (maintenance), 2.10 (corrections). What takes effect does so on the day of
/// its act or later: the past of a text never changes. What the calendar brings is entered by <see cref="StandardCommand.PassDeadline"/>,
/// one thing at a time and in order, dated by its day; until it is entered, every other command waits.
/// </remarks>
public abstract record Standard
{
    private Standard() { }

    /// <summary>Nothing has been published under the number.</summary>
    public sealed record Unpublished : Standard;

    /// <summary>It stands in the register, in force or about to be.</summary>
    /// <param name="Record">What stands there.</param>
    /// <param name="Review">The open review; null for none.</param>
    /// <param name="Withdrawal">The withdrawal under way; null for none.</param>
    public sealed record Published(StandardRecord Record, Review? Review, Withdrawal? Withdrawal) : Standard;

    /// <summary>It no longer holds.</summary>
    /// <param name="Record">What stood in the register.</param>
    /// <param name="On">The first day on which it does not hold.</param>
    /// <param name="Reasons">Why; <see cref="Withdrawing.Sunset"/> or <see cref="Withdrawing.Unopposed"/> with the reasons of the proposal, or those of the decision.</param>
    public sealed record Withdrawn(StandardRecord Record, DateOnly On, string Reasons) : Standard;

    /// <summary>The state before the first event.</summary>
    public static Standard Initial { get; } = new Unpublished();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static Standard Evolve(Standard state, StandardEvent happened) => (state, happened) switch
    {
        (Unpublished, StandardEvent.EditionPublished e)                                    => new Published(Publishing.First(e), null, null),
        (Published s, StandardEvent.EditionPublished e)                                    => s with { Record = Publishing.Next(s.Record, e) },
        (Published s, StandardEvent.EnteredIntoForce e)                                    => s with { Record = Publishing.Entered(s.Record, e.Edition) },
        (Published s, StandardEvent.EntryDaySet e)                                         => s with { Record = Adopting.Entry(s.Record, e) },
        (Published s, StandardEvent.Adopted e)                                             => s with { Record = Adopting.Noted(s.Record, e) },
        (Published s, StandardEvent.Reserved e)                                            => s with { Record = Reserving.Noted(s.Record, e) },
        (Published s, StandardEvent.ReservationWithdrawn e)                                => s with { Record = Reserving.Ended(s.Record, e) },
        (Published s, StandardEvent.Corrected e)                                           => s with { Record = Correcting.Noted(s.Record, e) },
        (Published { Review: null } s, StandardEvent.ReviewOpened e)                       => s with { Record = s.Record.Following(e.By), Review = new(e.Act, e.Cause, e.At.Day()) },
        (Published { Review: not null } s, StandardEvent.ReviewConcluded e)                => Reviewing.Concluded(s, e),
        (Published { Withdrawal: null } s, StandardEvent.WithdrawalProposed e)             => s with { Withdrawal = new(e.Act, e.Reasons, e.ObjectionsUntil, [], IsReferred: false) },
        (Published { Withdrawal: { } w } s, StandardEvent.ObjectionRaised e)               => s with { Withdrawal = w with { Objections = w.Objections.Add(new(e.Act, e.Member, e.Reasons)) } },
        (Published { Withdrawal: { } w } s, StandardEvent.WithdrawalReferred)              => s with { Withdrawal = w with { IsReferred = true } },
        (Published { Withdrawal.IsReferred: true } s, StandardEvent.WithdrawalDropped)     => s with { Withdrawal = null },
        (Published s, StandardEvent.Withdrawn e) when s.Withdrawal is not null || e.By is not null => new Withdrawn(s.Record, e.At.Day(), e.Reasons),
        (Published s, StandardEvent.Lapsed e)                                              => new Withdrawn(s.Record, e.At.Day(), Withdrawing.Sunset),
        _                                                                                  => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<StandardEvent, StandardRefusal> Decide(Standard state, StandardCommand command) => (state, command) switch
    {
        (Published s, StandardCommand.PassDeadline c)                            => Calendar.Pass(s, c),
        (Unpublished or Withdrawn, StandardCommand.PassDeadline or StandardCommand.Follow) => Decision<StandardEvent, StandardRefusal>.Nothing,
        (Published s, _) when Calendar.Next(s) is { } next && next.On <= command.Now.Day() => new StandardRefusal.DeadlinePassed(next.On),
        (Withdrawn s, _)                                                         => new StandardRefusal.AlreadyWithdrawn(s.On),
        (Published, _) when Following.ObstacleOf(command) is { } obstacle        => obstacle,

        (Unpublished, StandardCommand.Publish c)                                 => Publishing.Decide(null, c),
        (Unpublished, _)                                                         => new StandardRefusal.NotPublished(),
        (Published s, StandardCommand.Publish c)                                 => Publishing.Decide(s.Record, c),
        (Published s, StandardCommand.SetEntryDay c)                             => Adopting.Decide(s.Record, c),
        (Published s, StandardCommand.Adopt c)                                   => Adopting.Decide(s.Record, c),
        (Published s, StandardCommand.Reserve c)                                 => Reserving.Decide(s.Record, c),
        (Published s, StandardCommand.WithdrawReservation c)                     => Reserving.Decide(s.Record, c),
        (Published s, StandardCommand.Correct c)                                 => Correcting.Decide(s.Record, c),
        (Published s, StandardCommand.OpenReview c)                              => Reviewing.Decide(s, c),
        (Published s, StandardCommand.ConcludeReview c)                          => Reviewing.Decide(s, c),
        (Published s, StandardCommand.ProposeWithdrawal c)                       => Withdrawing.Decide(s, c),
        (Published s, StandardCommand.RaiseObjection c)                          => Withdrawing.Decide(s, c),
        (Published s, StandardCommand.Follow c)                                  => Following.Decide(s, c),
        (Published s, StandardCommand.SettleWithdrawal c)                        => Withdrawing.Decide(s, c),
        _                                                                        => throw new UnreachableException(),
    };
}
