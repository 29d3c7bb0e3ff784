namespace Compliance.Domain.Incidents;

/// <summary>By what a monitor can judge.</summary>
/// <param name="Severities">The levels of the scale.</param>
/// <param name="Classes">Every class of every taxonomy.</param>
/// <param name="Multiple">The dimensions of which an incident may have several classes.</param>
public sealed record TriageCatalogue(ImmutableHashSet<string> Severities, ImmutableHashSet<IncidentClass> Classes, ImmutableHashSet<(string Taxonomy, string Dimension)> Multiple);

/// <summary>What may be asked of an incident.</summary>
public abstract record IncidentCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Reports it.</summary>
    public sealed record Report(Guid Act, IncidentReport What, Guid By, DateTimeOffset Now) : IncidentCommand(Act, By, Now);

    /// <summary>Files what a regime asks.</summary>
    /// <param name="Clocks">What this incident has set running.</param>
    public sealed record File(Guid Act, Filing Filing, string Reference, ImmutableHashSet<Filing> Clocks, Guid By, DateTimeOffset Now) : IncidentCommand(Act, By, Now);

    /// <summary>A monitor takes it in.</summary>
    public sealed record TakeIn(Guid Act, Guid By, DateTimeOffset Now) : IncidentCommand(Act, By, Now);

    /// <summary>A monitor judges it, or judges it anew.</summary>
    public sealed record Judge(Guid Act, Triage Triage, string Reason, Guid By, DateTimeOffset Now) : IncidentCommand(Act, By, Now)
    {
        /// <summary>By what; put in by the platform.</summary>
        public TriageCatalogue Known { get; init; } = new([], [], []);
    }

    /// <summary>It repeats another one.</summary>
    /// <param name="IsEarlier">Whether that one was reported earlier, so that nothing is merged in a circle.</param>
    public sealed record Merge(Guid Act, Guid Into, bool IsEarlier, string Reason, Guid By, DateTimeOffset Now) : IncidentCommand(Act, By, Now);

    /// <summary>Nothing more is done with it.</summary>
    public sealed record Close(Guid Act, string Reason, Guid By, DateTimeOffset Now) : IncidentCommand(Act, By, Now);

    /// <summary>Something is done with it again.</summary>
    public sealed record Reopen(Guid Act, string Reason, Guid By, DateTimeOffset Now) : IncidentCommand(Act, By, Now);

    /// <summary>Says what everyone may know, in place of what was said before.</summary>
    public sealed record Publish(Guid Act, PublicSummary Summary, Guid By, DateTimeOffset Now) : IncidentCommand(Act, By, Now);

    /// <summary>Takes back what everyone may know.</summary>
    public sealed record WithdrawSummary(Guid Act, string Reason, Guid By, DateTimeOffset Now) : IncidentCommand(Act, By, Now);
}

/// <summary>What has happened to an incident.</summary>
/// <remarks>Stored format.</remarks>
public abstract record IncidentEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>It was reported.</summary>
    public sealed record Reported(Guid Act, IncidentReport Report, Guid By, DateTimeOffset At) : IncidentEvent(Act, By, At);

    /// <summary>What a regime asks was filed.</summary>
    public sealed record Filed(Guid Act, Filing Filing, string Reference, Guid By, DateTimeOffset At) : IncidentEvent(Act, By, At);

    /// <summary>A monitor took it in.</summary>
    public sealed record TakenIn(Guid Act, Guid By, DateTimeOffset At) : IncidentEvent(Act, By, At);

    /// <summary>It was judged; clocks follow from it.</summary>
    public sealed record Triaged(Guid Act, Triage Triage, string Reason, Guid By, DateTimeOffset At) : IncidentEvent(Act, By, At);

    /// <summary>It repeats another one; its clocks stop.</summary>
    public sealed record Merged(Guid Act, Guid Into, string Reason, Guid By, DateTimeOffset At) : IncidentEvent(Act, By, At);

    /// <summary>It is closed.</summary>
    public sealed record Closed(Guid Act, string Reason, Guid By, DateTimeOffset At) : IncidentEvent(Act, By, At);

    /// <summary>It is open again.</summary>
    public sealed record Reopened(Guid Act, string Reason, Guid By, DateTimeOffset At) : IncidentEvent(Act, By, At);

    /// <summary>This is public of it.</summary>
    public sealed record SummaryPublished(Guid Act, PublicSummary Summary, Guid By, DateTimeOffset At) : IncidentEvent(Act, By, At);

    /// <summary>Nothing is public of it any more but what was before.</summary>
    public sealed record SummaryWithdrawn(Guid Act, string Reason, Guid By, DateTimeOffset At) : IncidentEvent(Act, By, At);
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

    /// <summary>A monitor has it.</summary>
    public sealed record AlreadyTakenIn() : IncidentRefusal("incident.already_taken_in", "A monitor has taken this in already.");

    /// <summary>No monitor has it.</summary>
    public sealed record NotTakenIn() : IncidentRefusal("incident.not_taken_in", "Take the report in first.");

    /// <summary>It was not judged.</summary>
    public sealed record NotTriaged() : IncidentRefusal("incident.not_triaged", "Set its severity and class it first.");

    /// <summary>It repeats another one.</summary>
    public sealed record IsMerged() : IncidentRefusal("incident.merged", "This repeats another incident; what is done goes on there.");

    /// <summary>It is closed.</summary>
    public sealed record IsClosed() : IncidentRefusal("incident.closed", "This is closed. Open it again first.");

    /// <summary>It is not closed.</summary>
    public sealed record NotClosed() : IncidentRefusal("incident.not_closed", "This is not closed.");

    /// <summary>There is no such level.</summary>
    public sealed record UnknownSeverity() : IncidentRefusal("incident.severity_unknown", "The scale has no such level.");

    /// <summary>There is no such class.</summary>
    public sealed record UnknownClass() : IncidentRefusal("incident.class_unknown", "No taxonomy has such a class.");

    /// <summary>Several classes where one is.</summary>
    public sealed record OneClass() : IncidentRefusal("incident.one_class", "Of this dimension an incident has one class.");

    /// <summary>It is judged so.</summary>
    public sealed record NothingNew() : IncidentRefusal("incident.nothing_new", "It is judged so already.");

    /// <summary>The other was reported later.</summary>
    public sealed record NotEarlier() : IncidentRefusal("incident.not_earlier", "A report is merged into one that came earlier and is not merged itself.");

    /// <summary>Nothing is public.</summary>
    public sealed record NoSummary() : IncidentRefusal("incident.no_summary", "There is no public summary.");
}
