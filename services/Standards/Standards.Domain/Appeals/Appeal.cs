namespace Standards.Domain.Appeals;

/// <summary>A member's appeal against a decision, from the first level to its end.</summary>
/// <remarks>
/// ISO/IEC Directives, Part 1, 5. A level that lets its time pass loses the matter to the next; at the last one the appeal lapses.
/// A member that lets the time pass after a dismissal has accepted it. What a deadline brings is dated by the deadline.
/// </remarks>
public abstract record Appeal
{
    private Appeal() { }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Unlodged : Appeal;

    /// <summary>It awaits admission.</summary>
    /// <param name="Case">What it is about.</param>
    /// <param name="Level">Who hears it.</param>
    /// <param name="Until">The instant at which the matter goes to the next level.</param>
    public sealed record Lodged(Case Case, AppealLevel Level, DateTimeOffset Until) : Appeal;

    /// <summary>It is admitted and awaits a decision.</summary>
    /// <param name="Case">What it is about.</param>
    /// <param name="Level">Who hears it.</param>
    /// <param name="Until">The instant at which the matter goes to the next level.</param>
    /// <param name="IsConciliated">Whether the time was extended for conciliation.</param>
    public sealed record Heard(Case Case, AppealLevel Level, DateTimeOffset Until, bool IsConciliated) : Appeal;

    /// <summary>A level has dismissed it or not admitted it; the member may go on to the next.</summary>
    /// <param name="Case">What it is about.</param>
    /// <param name="Level">Who decided.</param>
    /// <param name="Until">The instant at which the dismissal stands for good.</param>
    public sealed record Ruled(Case Case, AppealLevel Level, DateTimeOffset Until) : Appeal;

    /// <summary>It is over.</summary>
    /// <param name="Case">What it was about.</param>
    /// <param name="Level">Where it ended.</param>
    /// <param name="Ending">How.</param>
    /// <param name="At">When.</param>
    public sealed record Ended(Case Case, AppealLevel Level, AppealEnding Ending, DateTimeOffset At) : Appeal;

    /// <summary>The state before the first event.</summary>
    public static Appeal Initial { get; } = new Unlodged();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static Appeal Evolve(Appeal state, AppealEvent happened) => (state, happened) switch
    {
        (Unlodged, AppealEvent.Lodged e)                  => new Lodged(new(e.Member, e.Against), AppealLevel.ParentCommittee, e.At + AppealTerms.ToAdmit),
        (Lodged s, AppealEvent.Admitted e)                => new Heard(s.Case, s.Level, e.At + AppealTerms.ToDecide, IsConciliated: false),
        (Lodged s, AppealEvent.NotAdmitted e)             => Hearing.After(s.Case, s.Level, upheld: false, e.At),
        (Heard s, AppealEvent.ConciliationBegun)          => s with { Until = s.Until + AppealTerms.ToConciliate, IsConciliated = true },
        (Heard s, AppealEvent.Decided e)                  => Hearing.After(s.Case, s.Level, e.Upheld, e.At),
        (Ruled s, AppealEvent.Escalated e)                => new Lodged(s.Case, e.To, e.At + AppealTerms.ToAdmit),
        (Lodged s, AppealEvent.PassedOn e)                => new Lodged(s.Case, e.To, e.At + AppealTerms.ToAdmit),
        (Heard s, AppealEvent.PassedOn e)                 => new Lodged(s.Case, e.To, e.At + AppealTerms.ToAdmit),
        (Lodged s, AppealEvent.Withdrawn e)               => new Ended(s.Case, s.Level, AppealEnding.Withdrawn, e.At),
        (Heard s, AppealEvent.Withdrawn e)                => new Ended(s.Case, s.Level, AppealEnding.Withdrawn, e.At),
        (Ruled s, AppealEvent.Withdrawn e)                => new Ended(s.Case, s.Level, AppealEnding.Withdrawn, e.At),
        (Lodged s, AppealEvent.Lapsed e)                  => new Ended(s.Case, s.Level, AppealEnding.Lapsed, e.At),
        (Heard s, AppealEvent.Lapsed e)                   => new Ended(s.Case, s.Level, AppealEnding.Lapsed, e.At),
        (Ruled s, AppealEvent.Lapsed e)                   => new Ended(s.Case, s.Level, AppealEnding.Lapsed, e.At),
        _                                                 => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<AppealEvent, AppealRefusal> Decide(Appeal state, AppealCommand command) => (state, command) switch
    {
        (_, AppealCommand.PassDeadline c)                                        => Hearing.PassDeadline(state, c),
        _ when Hearing.DeadlineOf(state) is { } due && due <= command.Now        => new AppealRefusal.DeadlinePassed(due),
        (Unlodged, AppealCommand.Lodge c)                                        => Hearing.Lodge(c),
        (Unlodged, _)                                                            => new AppealRefusal.NotLodged(),
        (_, AppealCommand.Lodge)                                                 => new AppealRefusal.LodgedAlready(),
        (Ended, _)                                                               => new AppealRefusal.Over(),
        (Lodged, AppealCommand.Admit c)                                          => new AppealEvent.Admitted(c.Act, c.Now),
        (Lodged, AppealCommand.NotAdmit c)                                       => Hearing.Reasoned(c.Reasons, new AppealEvent.NotAdmitted(c.Act, c.Reasons, c.Now)),
        (Heard s, AppealCommand.Conciliate c)                                    => Hearing.Conciliate(s, c),
        (Heard, AppealCommand.Rule c)                                            => Hearing.Reasoned(c.Reasons, new AppealEvent.Decided(c.Act, c.Upheld, c.Reasons, c.Now)),
        (Ruled s, AppealCommand.Escalate c)                                      => Hearing.Escalate(s, c),
        (Lodged s, AppealCommand.Withdraw c)                                     => Hearing.Withdraw(s.Case, c),
        (Heard s, AppealCommand.Withdraw c)                                      => Hearing.Withdraw(s.Case, c),
        (Ruled s, AppealCommand.Withdraw c)                                      => Hearing.Withdraw(s.Case, c),
        (Lodged or Heard or Ruled, _)                                            => new AppealRefusal.NotNow(Hearing.Name(state)),
        _                                                                        => throw new UnreachableException(),
    };
}

/// <summary>Who appeals, against what.</summary>
/// <param name="Member">The member that appeals.</param>
/// <param name="Against">The decision.</param>
public sealed record Case(MemberId Member, ContestedDecision Against);
