namespace Compliance.Domain.Incidents;

/// <summary>What was reported.</summary>
/// <param name="Model">Which model did it.</param>
/// <param name="Title">What happened, in one line; it is public unless a developer reports it.</param>
/// <param name="Account">What happened; for monitors and the developer alone.</param>
/// <param name="Harms">What it did; at least one.</param>
/// <param name="Awareness">From when somebody knew.</param>
/// <param name="Reporter">The organization that reports.</param>
public sealed record IncidentReport(Guid Model, string Title, string Account, ImmutableList<Harm> Harms, Awareness Awareness, Guid Reporter);

/// <summary>What a filing fulfils.</summary>
/// <param name="Regime">Names the regime.</param>
/// <param name="Duty">Names the duty in it.</param>
public readonly record struct Filing(string Regime, string Duty);

/// <summary>How a monitor judges a report.</summary>
/// <param name="Severity">Names a level of the scale.</param>
/// <param name="Harms">What it did, as the monitor sees it; at least one.</param>
/// <param name="Models">Further models that had part in it.</param>
/// <param name="Classes">Of taxonomies.</param>
public sealed record Triage(string Severity, ImmutableList<Harm> Harms, ImmutableList<Guid> Models, ImmutableList<IncidentClass> Classes)
{
    /// <summary>Equal where severity, harms, models and classes are.</summary>
    public bool Equals(Triage? other) => other is not null && Severity == other.Severity && Harms.SequenceEqual(other.Harms) && Models.SequenceEqual(other.Models) && Classes.SequenceEqual(other.Classes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Severity, Harms.Count, Models.Count, Classes.Count);
}

/// <summary>What everyone may know of an incident; nothing else of it is public that a developer reported.</summary>
/// <param name="Title">In one line.</param>
/// <param name="Text">What a monitor says of it.</param>
/// <param name="NamesModel">Whether the model is named, where the register shows it to everyone.</param>
public sealed record PublicSummary(string Title, string Text, bool NamesModel);

/// <summary>How far the triage of an incident is.</summary>
public enum IncidentState
{
    /// <summary>It was reported; no monitor has taken it in.</summary>
    Received,

    /// <summary>A monitor has taken it in.</summary>
    TakenIn,

    /// <summary>Its severity is set, and it is classed.</summary>
    Triaged,

    /// <summary>It was reported before: what is done goes on there.</summary>
    Merged,

    /// <summary>Nothing more is done with it; what regimes ask stays due.</summary>
    Closed,
}

/// <summary>An incident, its triage, and what was filed because of it.</summary>
public abstract record Incident
{
    private Incident() { }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Unreported : Incident;

    /// <summary>It was reported.</summary>
    /// <param name="Report">As it came.</param>
    /// <param name="Filed">What was filed, and when.</param>
    /// <param name="State">How far its triage is.</param>
    /// <param name="Triage">How it is judged; null before that.</param>
    /// <param name="Into">The incident that it repeats.</param>
    /// <param name="Summary">What is public of it.</param>
    public sealed record Reported(
        IncidentReport Report, ImmutableDictionary<Filing, DateTimeOffset> Filed, IncidentState State, Triage? Triage, Guid? Into, PublicSummary? Summary) : Incident
    {
        /// <summary>What it did: as it was reported, until a monitor has judged.</summary>
        public ImmutableList<Harm> Harms => Triage?.Harms ?? Report.Harms;

        /// <summary>The models that had part in it; the first did it.</summary>
        public ImmutableList<Guid> Models => Triage is { } triage ? [Report.Model, .. triage.Models] : [Report.Model];
    }

    /// <summary>The state before the first event.</summary>
    public static Incident Initial { get; } = new Unreported();

    /// <summary>The state after an event.</summary>
    public static Incident Evolve(Incident state, IncidentEvent happened) => (state, happened) switch
    {
        (Unreported, IncidentEvent.Reported e)       => new Reported(e.Report, ImmutableDictionary<Filing, DateTimeOffset>.Empty, IncidentState.Received, null, null, null),
        (Reported s, IncidentEvent.Filed e)          => s with { Filed = s.Filed.SetItem(e.Filing, e.At) },
        (Reported s, IncidentEvent.TakenIn)          => s with { State = IncidentState.TakenIn },
        (Reported s, IncidentEvent.Triaged e)        => s with { State = IncidentState.Triaged, Triage = e.Triage },
        (Reported s, IncidentEvent.Merged e)         => s with { State = IncidentState.Merged, Into = e.Into },
        (Reported s, IncidentEvent.Closed)           => s with { State = IncidentState.Closed },
        (Reported s, IncidentEvent.Reopened)         => s with { State = IncidentState.Triaged },
        (Reported s, IncidentEvent.SummaryPublished e) => s with { Summary = e.Summary },
        (Reported s, IncidentEvent.SummaryWithdrawn) => s with { Summary = null },
        _                                            => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<IncidentEvent, IncidentRefusal> Decide(Incident state, IncidentCommand command) => (state, command) switch
    {
        (Unreported, IncidentCommand.Report c)                                    => Reporting(c),
        (Unreported, _)                                                           => new IncidentRefusal.Unknown(),
        (Reported, IncidentCommand.Report)                                        => new IncidentRefusal.AlreadyReported(),
        (Reported { State: IncidentState.Merged }, _)                             => new IncidentRefusal.IsMerged(),
        (Reported s, IncidentCommand.File c) when s.Filed.ContainsKey(c.Filing)   => new IncidentRefusal.AlreadyFiled(),
        (Reported, IncidentCommand.File c) when !c.Clocks.Contains(c.Filing)      => new IncidentRefusal.NotDue(),
        (Reported, IncidentCommand.File { Reference: var r }) when !Text.IsLine(r) => new IncidentRefusal.Wordless("the reference"),
        (Reported, IncidentCommand.File c)                                        => new IncidentEvent.Filed(c.Act, c.Filing, c.Reference, c.By, c.Now),
        (Reported { Summary: null }, IncidentCommand.WithdrawSummary)             => new IncidentRefusal.NoSummary(),
        (Reported, IncidentCommand.WithdrawSummary c)                             => Text.IsText(c.Reason) ? new IncidentEvent.SummaryWithdrawn(c.Act, c.Reason, c.By, c.Now) : new IncidentRefusal.Wordless("the reason"),
        (Reported s, _)                                                           => Judging(s, command),
        _                                                                         => throw new UnreachableException(),
    };

    static Decision<IncidentEvent, IncidentRefusal> Judging(Reported s, IncidentCommand command) => (s.State, command) switch
    {
        (IncidentState.Received, IncidentCommand.TakeIn c)       => new IncidentEvent.TakenIn(c.Act, c.By, c.Now),
        (_, IncidentCommand.TakeIn)                              => new IncidentRefusal.AlreadyTakenIn(),
        (IncidentState.Received, _)                              => new IncidentRefusal.NotTakenIn(),
        (IncidentState.Closed, IncidentCommand.Reopen c)         => Text.IsText(c.Reason) ? new IncidentEvent.Reopened(c.Act, c.Reason, c.By, c.Now) : new IncidentRefusal.Wordless("the reason"),
        (_, IncidentCommand.Reopen)                              => new IncidentRefusal.NotClosed(),
        (not IncidentState.TakenIn, IncidentCommand.Publish c)   => Text.IsLine(c.Summary.Title) && Text.IsText(c.Summary.Text) ? new IncidentEvent.SummaryPublished(c.Act, c.Summary, c.By, c.Now) : new IncidentRefusal.Wordless("the title and the summary"),
        (IncidentState.Closed, _)                                => new IncidentRefusal.IsClosed(),
        (_, IncidentCommand.Judge c)                             => Triaging(s, c),
        (_, IncidentCommand.Merge c) when !c.IsEarlier           => new IncidentRefusal.NotEarlier(),
        (_, IncidentCommand.Merge c)                             => Text.IsText(c.Reason) ? new IncidentEvent.Merged(c.Act, c.Into, c.Reason, c.By, c.Now) : new IncidentRefusal.Wordless("the reason"),
        (IncidentState.TakenIn, _)                               => new IncidentRefusal.NotTriaged(),
        (_, IncidentCommand.Close c)                             => Text.IsText(c.Reason) ? new IncidentEvent.Closed(c.Act, c.Reason, c.By, c.Now) : new IncidentRefusal.Wordless("the reason"),
        _                                                        => throw new UnreachableException(),
    };

    static Decision<IncidentEvent, IncidentRefusal> Triaging(Reported s, IncidentCommand.Judge c) => c switch
    {
        { Triage.Harms.IsEmpty: true }                                       => new IncidentRefusal.Harmless(),
        _ when !c.Known.Severities.Contains(c.Triage.Severity)               => new IncidentRefusal.UnknownSeverity(),
        _ when c.Triage.Classes.Exists(k => !c.Known.Classes.Contains(k))    => new IncidentRefusal.UnknownClass(),
        _ when c.Triage.Classes.GroupBy(k => (k.Taxonomy, k.Dimension)).Any(g => g.Count() > 1 && !c.Known.Multiple.Contains(g.Key)) => new IncidentRefusal.OneClass(),
        _ when c.Triage == s.Triage                                          => new IncidentRefusal.NothingNew(),
        _                                                                    => Text.IsText(c.Reason) ? new IncidentEvent.Triaged(c.Act, c.Triage, c.Reason, c.By, c.Now) : new IncidentRefusal.Wordless("the reason"),
    };

    static Decision<IncidentEvent, IncidentRefusal> Reporting(IncidentCommand.Report c) => c.What switch
    {
        var w when !Text.IsLine(w.Title)                               => new IncidentRefusal.Wordless("the title"),
        { Account: var a } when !Text.IsText(a)                        => new IncidentRefusal.Wordless("the account"),
        { Harms.IsEmpty: true }                                        => new IncidentRefusal.Harmless(),
        { Awareness: var a } when a.Until < a.From                     => new IncidentRefusal.AwarenessExchanged(),
        { Awareness: var a } when a.Until > c.Now                      => new IncidentRefusal.AwarenessAhead(),
        var w                                                          => new IncidentEvent.Reported(c.Act, w, c.By, c.Now),
    };
}
