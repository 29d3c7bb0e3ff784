namespace Compliance.Domain.Incidents;

/// <summary>What was reported.</summary>
/// <param name="Model">Which model did it.</param>
/// <param name="Title">What happened, in one line; it is public.</param>
/// <param name="Account">What happened; for monitors and the developer alone.</param>
/// <param name="Harms">What it did; at least one.</param>
/// <param name="Awareness">From when somebody knew.</param>
/// <param name="Reporter">The organization that reports.</param>
public sealed record IncidentReport(Guid Model, string Title, string Account, ImmutableList<Harm> Harms, Awareness Awareness, Guid Reporter);

/// <summary>What a filing fulfils.</summary>
/// <param name="Regime">Names the regime.</param>
/// <param name="Duty">Names the duty in it.</param>
public readonly record struct Filing(string Regime, string Duty);

/// <summary>An incident, and what was filed because of it.</summary>
public abstract record Incident
{
    private Incident() { }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Unreported : Incident;

    /// <summary>It was reported.</summary>
    /// <param name="Report">As it is known now.</param>
    /// <param name="Filed">What was filed, and when.</param>
    public sealed record Reported(IncidentReport Report, ImmutableDictionary<Filing, DateTimeOffset> Filed) : Incident;

    /// <summary>The state before the first event.</summary>
    public static Incident Initial { get; } = new Unreported();

    /// <summary>The state after an event.</summary>
    public static Incident Evolve(Incident state, IncidentEvent happened) => (state, happened) switch
    {
        (Unreported, IncidentEvent.Reported e) => new Reported(e.Report, ImmutableDictionary<Filing, DateTimeOffset>.Empty),
        (Reported s, IncidentEvent.Filed e)    => s with { Filed = s.Filed.SetItem(e.Filing, e.At) },
        _                                      => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<IncidentEvent, IncidentRefusal> Decide(Incident state, IncidentCommand command) => (state, command) switch
    {
        (Unreported, IncidentCommand.Report c)                                    => Reporting(c),
        (Unreported, _)                                                           => new IncidentRefusal.Unknown(),
        (Reported, IncidentCommand.Report)                                        => new IncidentRefusal.AlreadyReported(),
        (Reported s, IncidentCommand.File c) when s.Filed.ContainsKey(c.Filing)   => new IncidentRefusal.AlreadyFiled(),
        (Reported, IncidentCommand.File c) when !c.Clocks.Contains(c.Filing)      => new IncidentRefusal.NotDue(),
        (Reported, IncidentCommand.File { Reference: var r }) when !Text.IsLine(r)     => new IncidentRefusal.Wordless("the reference"),
        (Reported, IncidentCommand.File c)                                        => new IncidentEvent.Filed(c.Act, c.Filing, c.Reference, c.By, c.Now),
        _                                                                         => throw new UnreachableException(),
    };

    static Decision<IncidentEvent, IncidentRefusal> Reporting(IncidentCommand.Report c) => c.What switch
    {
        var w when !Text.IsLine(w.Title)                                    => new IncidentRefusal.Wordless("the title"),
        { Account: var a } when !Text.IsText(a) => new IncidentRefusal.Wordless("the account"),
        { Harms.IsEmpty: true }                                        => new IncidentRefusal.Harmless(),
        { Awareness: var a } when a.Until < a.From                     => new IncidentRefusal.AwarenessExchanged(),
        { Awareness: var a } when a.Until > c.Now                      => new IncidentRefusal.AwarenessAhead(),
        var w                                                          => new IncidentEvent.Reported(c.Act, w, c.By, c.Now),
    };
}

/// <summary>What may be asked of an incident.</summary>
public abstract record IncidentCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Reports it.</summary>
    public sealed record Report(Guid Act, IncidentReport What, Guid By, DateTimeOffset Now) : IncidentCommand(Act, By, Now);

    /// <summary>Files what a regime asks.</summary>
    /// <param name="Clocks">What this incident has set running.</param>
    public sealed record File(Guid Act, Filing Filing, string Reference, ImmutableHashSet<Filing> Clocks, Guid By, DateTimeOffset Now) : IncidentCommand(Act, By, Now);
}

/// <summary>What has happened to an incident.</summary>
/// <remarks>Stored format.</remarks>
public abstract record IncidentEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>It was reported.</summary>
    public sealed record Reported(Guid Act, IncidentReport Report, Guid By, DateTimeOffset At) : IncidentEvent(Act, By, At);

    /// <summary>What a regime asks was filed.</summary>
    public sealed record Filed(Guid Act, Filing Filing, string Reference, Guid By, DateTimeOffset At) : IncidentEvent(Act, By, At);
}

/// <summary>Why an incident was not changed.</summary>
public abstract record IncidentRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is none.</summary>
    public sealed record Unknown() : IncidentRefusal("incident.unknown", "There is no such incident.");

    /// <summary>It is on record.</summary>
    public sealed record AlreadyReported() : IncidentRefusal("incident.already_reported", "This incident is on record already.");

    /// <summary>Words are missing.</summary>
    public sealed record Wordless(string What) : IncidentRefusal("incident.wordless", $"Give {What}: one line of at most 300 characters; an account has at most 20,000.");

    /// <summary>It did nothing.</summary>
    public sealed record Harmless() : IncidentRefusal("incident.harmless", "Say what the incident did, one harm at least.");

    /// <summary>The later instant comes first.</summary>
    public sealed record AwarenessExchanged() : IncidentRefusal("incident.awareness_exchanged", "The earliest awareness is after the latest one. Exchange them.");

    /// <summary>It has not been known yet.</summary>
    public sealed record AwarenessAhead() : IncidentRefusal("incident.awareness_ahead", "Awareness lies in the future.");

    /// <summary>It was filed.</summary>
    public sealed record AlreadyFiled() : IncidentRefusal("incident.already_filed", "This was filed already.");

    /// <summary>No regime asks for it.</summary>
    public sealed record NotDue() : IncidentRefusal("incident.not_due", "No regime asks for this because of this incident.");
}
