namespace Compliance.Domain.Findings;

/// <summary>How much a finding weighs. Later ones weigh more.</summary>
public enum Severity
{
    /// <summary>Nothing is broken; it is said so that it is known.</summary>
    Observation,

    /// <summary>A requirement is not fully met.</summary>
    Minor,

    /// <summary>A requirement is not met.</summary>
    Major,

    /// <summary>A requirement is not met, and people are in danger.</summary>
    Critical,
}

/// <summary>What was found.</summary>
/// <param name="Model">With which model.</param>
/// <param name="Developer">Who answers for it.</param>
/// <param name="Standard">Against which standard.</param>
/// <param name="Requirement">Against which requirement of it.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Title">In one line.</param>
/// <param name="Account">What was found.</param>
/// <param name="Evidence">Files that show it.</param>
/// <param name="Rule">How long there is to cure it.</param>
public sealed record FindingReport(
    Guid Model, Guid Developer, string Standard, string Requirement, Severity Severity, string Title, string Account, ImmutableList<Guid> Evidence, CureRule Rule);

/// <summary>How long there is to cure a finding.</summary>
/// <param name="Calendar">By which calendar periods are reckoned.</param>
/// <param name="Term">The period; null where there is nothing to cure.</param>
public sealed record CureRule(string Calendar, Term? Term)
{
    /// <summary>When a period ends that begins now; exclusive. Null where there is none.</summary>
    public DateTimeOffset? DueFrom(DateTimeOffset now, WorkCalendar calendar) => Term is { } term ? calendar.After(now, term) : null;
}

/// <summary>What is said to have been done about a finding.</summary>
/// <param name="Account">What was done.</param>
/// <param name="Evidence">Files that show it.</param>
public sealed record Cure(string Account, ImmutableList<Guid> Evidence);

/// <summary>A finding with a model from its report to its closure. It is closed by somebody else than who found it and who cured it, and only upon evidence of a cure; it can be opened anew.</summary>
public abstract record AuditFinding
{
    private AuditFinding() { }

    /// <summary>Nothing was found.</summary>
    public sealed record Unraised : AuditFinding;

    /// <summary>It is to be cured, or to be noted.</summary>
    /// <param name="Report">What was found.</param>
    /// <param name="Finder">By whom; of one that was opened anew, by whom it was.</param>
    /// <param name="CureBy">By when; exclusive.</param>
    /// <param name="Cure">What was last said to have been done, until it is returned.</param>
    /// <param name="CuredBy">Who said so.</param>
    public sealed record Open(FindingReport Report, Guid Finder, DateTimeOffset? CureBy, Cure? Cure, Guid? CuredBy) : AuditFinding;

    /// <summary>It is cured, or was noted.</summary>
    public sealed record Closed(FindingReport Report, Guid Finder) : AuditFinding;

    /// <summary>The state before the first event.</summary>
    public static AuditFinding Initial { get; } = new Unraised();

    /// <summary>The state after an event.</summary>
    public static AuditFinding Evolve(AuditFinding state, AuditFindingEvent happened) => (state, happened) switch
    {
        (Unraised, AuditFindingEvent.Raised e)     => new Open(e.Report, e.By, e.CureBy, null, null),
        (Open s, AuditFindingEvent.CureShown e)    => s with { Cure = e.Cure, CuredBy = e.By },
        (Open s, AuditFindingEvent.CureReturned)   => s with { Cure = null, CuredBy = null },
        (Open s, AuditFindingEvent.Closed)         => new Closed(s.Report, s.Finder),
        (Closed s, AuditFindingEvent.Reopened e)   => new Open(s.Report, e.By, e.CureBy, null, null),
        _                                          => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<AuditFindingEvent, AuditFindingRefusal> Decide(AuditFinding state, AuditFindingCommand command) => (state, command) switch
    {
        (_, { } c) when !HasWords(c)                                            => new AuditFindingRefusal.Wordless(),
        (Unraised, AuditFindingCommand.Raise c)                                 => new AuditFindingEvent.Raised(c.Act, c.Report, c.CureBy, c.By, c.Now),
        (_, AuditFindingCommand.Raise)                                          => new AuditFindingRefusal.AlreadyRaised(),
        (Unraised, _)                                                           => new AuditFindingRefusal.Unknown(),
        (Closed, AuditFindingCommand.Reopen c)                                  => new AuditFindingEvent.Reopened(c.Act, c.Reason, c.CureBy, c.By, c.Now),
        (Closed, _)                                                             => new AuditFindingRefusal.IsClosed(),
        (Open, AuditFindingCommand.Reopen)                                      => new AuditFindingRefusal.NotClosed(),
        (Open { Cure: not null }, AuditFindingCommand.ShowCure)                 => new AuditFindingRefusal.CureAwaitsDecision(),
        (Open, AuditFindingCommand.ShowCure c) when c.Cure.Evidence.IsEmpty     => new AuditFindingRefusal.NoEvidence(),
        (Open, AuditFindingCommand.ShowCure c)                                  => new AuditFindingEvent.CureShown(c.Act, c.Cure, c.By, c.Now),
        (Open { Cure: null }, AuditFindingCommand.ReturnCure)                   => new AuditFindingRefusal.NoCure(),
        (Open, AuditFindingCommand.ReturnCure c)                                => new AuditFindingEvent.CureReturned(c.Act, c.Reason, c.By, c.Now),
        (Open s, AuditFindingCommand.Close c) when c.By == s.Finder || c.By == s.CuredBy => new AuditFindingRefusal.SamePerson(),
        (Open { Cure: null, Report.Severity: not Severity.Observation }, AuditFindingCommand.Close) => new AuditFindingRefusal.NoCure(),
        (Open, AuditFindingCommand.Close c)                                     => new AuditFindingEvent.Closed(c.Act, c.Reason, c.By, c.Now),
        _                                                                       => throw new UnreachableException(),
    };

    static bool HasWords(AuditFindingCommand command) => command switch
    {
        AuditFindingCommand.Raise c      => Text.IsLine(c.Report.Title) && Text.IsText(c.Report.Account),
        AuditFindingCommand.ShowCure c   => Text.IsText(c.Cure.Account),
        AuditFindingCommand.ReturnCure c => Text.IsText(c.Reason),
        AuditFindingCommand.Close c      => Text.IsText(c.Reason),
        AuditFindingCommand.Reopen c     => Text.IsText(c.Reason),
        _                                => throw new UnreachableException(),
    };
}

/// <summary>What may be asked of a finding.</summary>
public abstract record AuditFindingCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Puts it on record.</summary>
    public sealed record Raise(Guid Act, FindingReport Report, DateTimeOffset? CureBy, Guid By, DateTimeOffset Now) : AuditFindingCommand(Act, By, Now);

    /// <summary>The developer says what was done, and shows it.</summary>
    public sealed record ShowCure(Guid Act, Cure Cure, Guid By, DateTimeOffset Now) : AuditFindingCommand(Act, By, Now);

    /// <summary>What was done is not enough; the period runs on.</summary>
    public sealed record ReturnCure(Guid Act, string Reason, Guid By, DateTimeOffset Now) : AuditFindingCommand(Act, By, Now);

    /// <summary>It is cured, or was noted.</summary>
    public sealed record Close(Guid Act, string Reason, Guid By, DateTimeOffset Now) : AuditFindingCommand(Act, By, Now);

    /// <summary>It was not cured after all; a new period begins.</summary>
    public sealed record Reopen(Guid Act, string Reason, DateTimeOffset? CureBy, Guid By, DateTimeOffset Now) : AuditFindingCommand(Act, By, Now);
}

/// <summary>What has happened to a finding.</summary>
/// <remarks>Stored format.</remarks>
public abstract record AuditFindingEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>It is on record.</summary>
    public sealed record Raised(Guid Act, FindingReport Report, DateTimeOffset? CureBy, Guid By, DateTimeOffset At) : AuditFindingEvent(Act, By, At);

    /// <summary>Something was done.</summary>
    public sealed record CureShown(Guid Act, Cure Cure, Guid By, DateTimeOffset At) : AuditFindingEvent(Act, By, At);

    /// <summary>It was not enough.</summary>
    public sealed record CureReturned(Guid Act, string Reason, Guid By, DateTimeOffset At) : AuditFindingEvent(Act, By, At);

    /// <summary>It is closed.</summary>
    public sealed record Closed(Guid Act, string Reason, Guid By, DateTimeOffset At) : AuditFindingEvent(Act, By, At);

    /// <summary>It is open anew.</summary>
    public sealed record Reopened(Guid Act, string Reason, DateTimeOffset? CureBy, Guid By, DateTimeOffset At) : AuditFindingEvent(Act, By, At);
}

/// <summary>Why nothing was done with a finding.</summary>
public abstract record AuditFindingRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is none.</summary>
    public sealed record Unknown() : AuditFindingRefusal("finding.unknown", "There is no such finding among those that you may see.");

    /// <summary>It is on record.</summary>
    public sealed record AlreadyRaised() : AuditFindingRefusal("finding.already_raised", "This finding is on record already.");

    /// <summary>Words are missing.</summary>
    public sealed record Wordless() : AuditFindingRefusal("finding.wordless", "Give the title in one line, of at most 300 characters, and accounts and reasons in at most 20,000.");

    /// <summary>It is closed.</summary>
    public sealed record IsClosed() : AuditFindingRefusal("finding.closed", "This finding is closed. It can be opened anew.");

    /// <summary>It is open.</summary>
    public sealed record NotClosed() : AuditFindingRefusal("finding.not_closed", "This finding is open.");

    /// <summary>A cure was shown before.</summary>
    public sealed record CureAwaitsDecision() : AuditFindingRefusal("finding.cure_awaits_decision", "A cure was shown, and it is not decided yet whether it is enough.");

    /// <summary>A cure without evidence.</summary>
    public sealed record NoEvidence() : AuditFindingRefusal("finding.no_evidence", "A cure is shown by evidence: name one file at least.");

    /// <summary>No cure was shown.</summary>
    public sealed record NoCure() : AuditFindingRefusal("finding.no_cure", "No cure was shown that could be decided on.");

    /// <summary>The same person.</summary>
    public sealed record SamePerson() : AuditFindingRefusal("finding.same_person", "A finding is closed by somebody else than who found it, and than who cured it.");
}
