namespace Compliance.Domain.Pausing;

/// <summary>One pause from the evaluation that failed to the resumption of all work: five steps, under whatever scheme.</summary>
/// <remarks>An act that comes out of order, again, or from who may not, is refused, and the refusal is an event: it is on record and changes nothing.</remarks>
public abstract record Pause
{
    private Pause() { }

    /// <summary>Nothing was found yet.</summary>
    public sealed record Unfounded : Pause;

    /// <summary>Step 1: a model failed an evaluation.</summary>
    public sealed record Found(Finding Finding, ImmutableHashSet<Party> Confirmed) : Pause;

    /// <summary>Steps 2 to 5: work is paused, others are told, it is analysed, work resumes. What remains is in force; where nothing does, the pause is over.</summary>
    public sealed record Ordered(Finding Finding, PauseOrder Order, ImmutableList<PausedKind> Remaining, ImmutableHashSet<Guid> Acknowledged, bool IsAnalysed) : Pause
    {
        /// <summary>Whether all work has resumed.</summary>
        public bool IsOver => Remaining.IsEmpty;
    }

    /// <summary>The state before the first event.</summary>
    public static Pause Initial { get; } = new Unfounded();

    /// <summary>How far it is: 1 evaluated, 2 paused, 3 others have answered, 4 analysed, 5 resumed in part or whole; 0 where there is nothing.</summary>
    public int Step => this switch
    {
        Ordered s when s.Remaining.Count < s.Order.Scope.Kinds.Count => 5,
        Ordered { IsAnalysed: true }                                 => 4,
        Ordered { Acknowledged.IsEmpty: false }                      => 3,
        Ordered                                                      => 2,
        Found                                                        => 1,
        _                                                            => 0,
    };

    /// <summary>The state after an event.</summary>
    public static Pause Evolve(Pause state, PauseEvent happened) => (state, happened) switch
    {
        (_, PauseEvent.Refused)                    => state,
        (Unfounded, PauseEvent.Reported e)         => new Found(e.Finding, []),
        (Found s, PauseEvent.Confirmed e)          => s with { Confirmed = s.Confirmed.Add(e.As) },
        (Found s, PauseEvent.Ordered e)            => new Ordered(s.Finding, e.Order, e.Order.Scope.Kinds, [], IsAnalysed: false),
        (Ordered s, PauseEvent.Acknowledged e)     => s with { Acknowledged = s.Acknowledged.Add(e.Developer) },
        (Ordered s, PauseEvent.Analysed)           => s with { IsAnalysed = true },
        (Ordered s, PauseEvent.Resumed e)          => s with { Remaining = s.Remaining.RemoveAll(e.Kinds.Contains) },
        _                                          => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<PauseEvent, PauseRefusal> Decide(Pause state, PauseCommand command) => (state, command) switch
    {
        (_, PauseCommand.Report c) when Wordless(c.Finding)               => new PauseRefusal.Wordless(),
        (_, PauseCommand.Order { What: var w }) when Wordless(w)          => new PauseRefusal.Wordless(),
        (_, PauseCommand.Acknowledge c) when !Text.IsText(c.Statement)         => new PauseRefusal.Wordless(),
        (_, PauseCommand.Analyse c) when !Text.IsText(c.Account)               => new PauseRefusal.Wordless(),
        (Unfounded, PauseCommand.Report c)                                => May(c, c.Finding.Scheme.MayReport, new PauseEvent.Reported(c.Act, c.Finding, c.As, c.By, c.Now)),
        (_, PauseCommand.Report c)                                        => OnRecord(c, new PauseRefusal.AlreadyReported()),
        (Unfounded, _)                                                    => OnRecord(command, new PauseRefusal.Unknown()),
        (Found, { As: Party.Peer })                                       => OnRecord(command, new PauseRefusal.Unknown()),
        (Ordered, { As: Party.Peer }) when command is not PauseCommand.Acknowledge => OnRecord(command, new PauseRefusal.NotYours()),
        (Found s, PauseCommand.Confirm c) when s.Confirmed.Contains(c.As) => OnRecord(c, new PauseRefusal.AlreadyConfirmed()),
        (Found s, PauseCommand.Confirm c)                                 => May(c, s.Finding.Scheme.Confirms, new PauseEvent.Confirmed(c.Act, c.As, c.By, c.Now)),
        (Ordered, PauseCommand.Confirm)                                   => OnRecord(command, new PauseRefusal.AlreadyOrdered()),
        (Found s, PauseCommand.Order c) when s.Finding.Scheme.MayOrder.Contains(c.As) && !s.Finding.Scheme.Confirms.TrueForAll(s.Confirmed.Contains) => OnRecord(c, new PauseRefusal.NotConfirmed()),
        (Found s, PauseCommand.Order c)                                   => Ordering(s, c),
        (Ordered, PauseCommand.Order)                                     => OnRecord(command, new PauseRefusal.AlreadyOrdered()),
        (Found, _)                                                        => OnRecord(command, new PauseRefusal.NotOrdered()),
        (Ordered { IsOver: true }, _)                                     => OnRecord(command, new PauseRefusal.Over()),
        (Ordered s, PauseCommand.Acknowledge c) when s.Acknowledged.Contains(c.Developer) => OnRecord(c, new PauseRefusal.AlreadyAcknowledged()),
        (Ordered, PauseCommand.Acknowledge c)                             => May(c, [Party.Developer, Party.Peer], new PauseEvent.Acknowledged(c.Act, c.Developer, c.Pauses, c.Statement, c.By, c.Now)),
        (Ordered { IsAnalysed: true }, PauseCommand.Analyse)              => OnRecord(command, new PauseRefusal.AlreadyAnalysed()),
        (Ordered, PauseCommand.Analyse c)                                 => May(c, [Party.Developer, Party.Auditor, Party.Authority], new PauseEvent.Analysed(c.Act, c.Account, c.Precautions, c.By, c.Now)),
        (Ordered s, PauseCommand.Resume c)                                => Resuming(s, c),
        _                                                                 => throw new UnreachableException(),
    };

    static Decision<PauseEvent, PauseRefusal> Ordering(Found state, PauseCommand.Order c) => c.What switch
    {
        { Scope.IsEmpty: true }                                                                     => new PauseRefusal.NoScope(),
        { Thresholds: var t } when t.Select(x => x.Id).Distinct(StringComparer.Ordinal).Count() < t.Count => new PauseRefusal.ThresholdTwice(),
        { Thresholds: var t, Scope.Kinds: var kinds } when kinds.Exists(k => !t.Exists(x => x.IsFor(k))) => new PauseRefusal.NoThreshold(),
        var what                                                                                    => May(c, state.Finding.Scheme.MayOrder, new PauseEvent.Ordered(c.Act, what, c.As, c.By, c.Now)),
    };

    /// <summary>Work resumes only against what was fixed: every threshold that guards it was measured, and is met.</summary>
    static Decision<PauseEvent, PauseRefusal> Resuming(Ordered state, PauseCommand.Resume c)
    {
        var guards = state.Order.Thresholds.Where(t => c.Kinds.Exists(t.IsFor)).ToList();
        var measured = c.Measured.ToLookup(m => m.Threshold, StringComparer.Ordinal);
        return c switch
        {
            _ when !state.Finding.Scheme.MayResume.Contains(c.As)                                => OnRecord(c, new PauseRefusal.NotYours()),
            _ when !state.IsAnalysed                                                             => OnRecord(c, new PauseRefusal.NotAnalysed()),
            _ when c.Kinds.IsEmpty || c.Kinds.Exists(k => !state.Remaining.Contains(k))          => OnRecord(c, new PauseRefusal.NotPaused()),
            _ when guards.Exists(t => measured[t.Id].Count() != 1 || !Text.IsText(measured[t.Id].Single().Evidence)) => OnRecord(c, new PauseRefusal.NoEvidence()),
            _ when guards.Exists(t => measured[t.Id].Single().Milli > t.AtMostMilli)             => OnRecord(c, new PauseRefusal.ThresholdNotMet()),
            _                                                                                    => new PauseEvent.Resumed(c.Act, [.. c.Kinds.Distinct()], [.. guards.Select(t => measured[t.Id].Single())], c.As, c.By, c.Now),
        };
    }

    static Decision<PauseEvent, PauseRefusal> May(PauseCommand command, ImmutableList<Party> parties, PauseEvent happened) =>
        parties.Contains(command.As) ? happened : OnRecord(command, new PauseRefusal.NotYours());

    static PauseEvent.Refused OnRecord(PauseCommand command, PauseRefusal refusal) => new(command.Act, command.GetType().Name, refusal.Code, refusal.Message, command.By, command.Now);

    static bool Wordless(Finding finding) => !Text.IsLine(finding.Capability) || !Text.IsText(finding.Account) || !Text.IsLine(finding.Evidence);

    static bool Wordless(PauseOrder order) => !Text.IsText(order.Ground) || order.Thresholds.Exists(t => !Text.IsLine(t.Id) || !Text.IsLine(t.Measure) || t.AtMostMilli < 0) || order.Scope.Capabilities.Exists(c => !Text.IsLine(c));
}

/// <summary>What may be asked of a pause.</summary>
/// <param name="As">Who asks, to this pause.</param>
public abstract record PauseCommand(Guid Act, Party As, Guid By, DateTimeOffset Now)
{
    /// <summary>Reports that a model failed an evaluation.</summary>
    public sealed record Report(Guid Act, Finding Finding, Party As, Guid By, DateTimeOffset Now) : PauseCommand(Act, As, By, Now);

    /// <summary>Confirms the finding.</summary>
    public sealed record Confirm(Guid Act, Party As, Guid By, DateTimeOffset Now) : PauseCommand(Act, As, By, Now);

    /// <summary>Orders the pause.</summary>
    public sealed record Order(Guid Act, PauseOrder What, Party As, Guid By, DateTimeOffset Now) : PauseCommand(Act, As, By, Now);

    /// <summary>A developer says that it has the order, and whether it pauses.</summary>
    public sealed record Acknowledge(Guid Act, Guid Developer, bool Pauses, string Statement, Party As, Guid By, DateTimeOffset Now) : PauseCommand(Act, As, By, Now);

    /// <summary>Puts on record what the capability is, and what is done against it.</summary>
    public sealed record Analyse(Guid Act, string Account, string Precautions, Party As, Guid By, DateTimeOffset Now) : PauseCommand(Act, As, By, Now);

    /// <summary>Lets these kinds of work resume.</summary>
    public sealed record Resume(Guid Act, ImmutableList<PausedKind> Kinds, ImmutableList<Measured> Measured, Party As, Guid By, DateTimeOffset Now) : PauseCommand(Act, As, By, Now);
}

/// <summary>What has happened to a pause.</summary>
/// <remarks>Stored format.</remarks>
public abstract record PauseEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>A model failed an evaluation.</summary>
    public sealed record Reported(Guid Act, Finding Finding, Party As, Guid By, DateTimeOffset At) : PauseEvent(Act, By, At);

    /// <summary>The finding was confirmed.</summary>
    public sealed record Confirmed(Guid Act, Party As, Guid By, DateTimeOffset At) : PauseEvent(Act, By, At);

    /// <summary>Work is paused, and everybody concerned is told.</summary>
    public sealed record Ordered(Guid Act, PauseOrder Order, Party As, Guid By, DateTimeOffset At) : PauseEvent(Act, By, At);

    /// <summary>A developer has answered.</summary>
    public sealed record Acknowledged(Guid Act, Guid Developer, bool Pauses, string Statement, Guid By, DateTimeOffset At) : PauseEvent(Act, By, At);

    /// <summary>The capability was analysed.</summary>
    public sealed record Analysed(Guid Act, string Account, string Precautions, Guid By, DateTimeOffset At) : PauseEvent(Act, By, At);

    /// <summary>These kinds of work resume.</summary>
    /// <param name="Measured">What was measured against each threshold that guarded them.</param>
    public sealed record Resumed(Guid Act, ImmutableList<PausedKind> Kinds, ImmutableList<Measured> Measured, Party As, Guid By, DateTimeOffset At) : PauseEvent(Act, By, At);

    /// <summary>Somebody asked for what could not be; nothing changed.</summary>
    /// <param name="Asked">The name of the command.</param>
    public sealed record Refused(Guid Act, string Asked, string Code, string Message, Guid By, DateTimeOffset At) : PauseEvent(Act, By, At);
}

/// <summary>Why a pause was not changed.</summary>
public abstract record PauseRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is none.</summary>
    public sealed record Unknown() : PauseRefusal("pause.unknown", "There is no such pause among those that you may act in.");

    /// <summary>Words are missing.</summary>
    public sealed record Wordless() : PauseRefusal("pause.wordless", "Words are missing, or there are too many: a line has at most 300 characters, a text 20,000.");

    /// <summary>Somebody else may.</summary>
    public sealed record NotYours() : PauseRefusal("pause.not_yours", "Under the scheme that holds for this developer this is for others to do.");

    /// <summary>It is on record.</summary>
    public sealed record AlreadyReported() : PauseRefusal("pause.already_reported", "This finding is on record already.");

    /// <summary>It was confirmed.</summary>
    public sealed record AlreadyConfirmed() : PauseRefusal("pause.already_confirmed", "You have confirmed this finding already.");

    /// <summary>Others must confirm first.</summary>
    public sealed record NotConfirmed() : PauseRefusal("pause.not_confirmed", "The finding has to be confirmed before a pause is ordered.");

    /// <summary>There is an order.</summary>
    public sealed record AlreadyOrdered() : PauseRefusal("pause.already_ordered", "The pause was ordered already; an order is given once.");

    /// <summary>There is no order.</summary>
    public sealed record NotOrdered() : PauseRefusal("pause.not_ordered", "No pause was ordered yet.");

    /// <summary>It covers nothing.</summary>
    public sealed record NoScope() : PauseRefusal("pause.no_scope", "Name kinds of work, and developers, models or capabilities.");

    /// <summary>Work could never resume.</summary>
    public sealed record NoThreshold() : PauseRefusal("pause.no_threshold", "For every kind of work that is paused a threshold of its resumption is fixed now.");

    /// <summary>Two of one name.</summary>
    public sealed record ThresholdTwice() : PauseRefusal("pause.threshold_twice", "Two thresholds have the same name.");

    /// <summary>It was said.</summary>
    public sealed record AlreadyAcknowledged() : PauseRefusal("pause.already_acknowledged", "This developer has answered the order already.");

    /// <summary>It was analysed.</summary>
    public sealed record AlreadyAnalysed() : PauseRefusal("pause.already_analysed", "The analysis is on record already.");

    /// <summary>It was not analysed.</summary>
    public sealed record NotAnalysed() : PauseRefusal("pause.not_analysed", "Work resumes only after the capability was analysed.");

    /// <summary>It is not paused.</summary>
    public sealed record NotPaused() : PauseRefusal("pause.not_paused", "Name kinds of work that are still paused by this order.");

    /// <summary>Something was not measured.</summary>
    public sealed record NoEvidence() : PauseRefusal("pause.no_evidence", "Each threshold that guards this work needs one measurement with its evidence.");

    /// <summary>The measurement is too high.</summary>
    public sealed record ThresholdNotMet() : PauseRefusal("pause.threshold_not_met", "A threshold that was fixed for this work is not met.");

    /// <summary>All work has resumed.</summary>
    public sealed record Over() : PauseRefusal("pause.over", "This pause is over.");
}
