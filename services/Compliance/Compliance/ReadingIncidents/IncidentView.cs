using Compliance.Graph;
using Compliance.PublishingASummary;
using Compliance.ReadingModels;
using Compliance.ReadingRegimes;
using Compliance.Storage;
using GraphQL;

namespace Compliance.ReadingIncidents;

[Public, Name("AiIncident")]
sealed class IncidentView(SeenIncident incident, Viewer viewer)
{
    [Id]
    public string Id => incident.Id.ToString("D");

    public string Title => incident.Report.Title;

    /// <summary>What happened; null for who may not read it.</summary>
    public string? Account => incident.SeesAccount ? incident.Report.Account : null;

    public bool IsFiled => incident.IsFiled;

    /// <summary>As a monitor has judged, for who may read its account; else, and where none has judged yet, as they were reported.</summary>
    public IEnumerable<Harm> Harms => incident.Harms;

    public DateTime ReportedAt => incident.Events[0].At.UtcDateTime;

    public DateTime AwareFrom => incident.Report.Awareness.From.UtcDateTime;

    /// <summary>Later than <see cref="AwareFrom"/> where it is disputed when it was known.</summary>
    public DateTime AwareUntil => incident.Report.Awareness.Until.UtcDateTime;

    public ModelView? Model([FromServices] Clock clock) => incident.Model is { } model ? new(model, viewer, clock.Now()) : null;

    /// <summary>Every period that it has set running, of all regimes; what is due first comes first.</summary>
    public IEnumerable<IncidentClockView> Clocks([FromServices] Clock clock)
    {
        var (now, filings) = (clock.Now(), incident.Events.OfType<IncidentEvent.Filed>().ToDictionary(f => f.Filing));
        return incident.Clocks.Select(c => new IncidentClockView(c, filings.GetValueOrDefault(c.Filing), incident.Missed.Contains(c.Filing), incident.SeesAccount, now));
    }

    public ReceiptStub Receipt => new(incident.Events[0].Act);

    /// <summary>How far its triage is; null for who may not read its account.</summary>
    public IncidentState? State => incident.SeesAccount ? incident.State.State : null;

    /// <summary>How a monitor has judged it; null before that, and for who may not read its account.</summary>
    public TriageView? Triage => incident.SeesAccount && incident.State.Triage is { } triage ? new(triage, incident.Others, viewer) : null;

    /// <summary>What has happened to it, oldest first; nothing for who may not read its account.</summary>
    public IEnumerable<IncidentStepView> History => incident.SeesAccount ? incident.Events.Select(e => new IncidentStepView(e)) : [];

    /// <summary>The incident that it repeats, if that may be seen.</summary>
    public async Task<IncidentView?> MergedInto([FromServices] IncidentRegister incidents, CancellationToken cancellation) =>
        incident is { SeesAccount: true, State.Into: { } into } && await incidents.FindAsync(viewer, into, cancellation) is { } seen ? new(seen, viewer) : null;

    /// <summary>Incidents that repeat it, as far as they may be seen.</summary>
    public async Task<IEnumerable<IncidentView>> Duplicates([FromServices] IncidentRegister incidents, CancellationToken cancellation) =>
        incident.SeesAccount ? (await incidents.MergedIntoAsync(viewer, incident.Id, cancellation)).Select(i => new IncidentView(i, viewer)) : [];

    /// <summary>What everyone may know of it.</summary>
    public async Task<PublicIncidentView?> Summary([FromServices] SummaryRegister summaries, CancellationToken cancellation) =>
        await summaries.FindAsync(incident.Id, cancellation) is { } summary ? new(summary) : null;

    /// <summary>What the caller can do next: TAKE_IN, TRIAGE, MERGE, CLOSE, REOPEN, PUBLISH, WITHDRAW_SUMMARY.</summary>
    public IEnumerable<string> Next => !viewer.SeesAll ? [] :
    [
        .. incident.State.State switch
        {
            IncidentState.Received => (string[])["TAKE_IN"],
            IncidentState.TakenIn  => ["TRIAGE", "MERGE"],
            IncidentState.Triaged  => ["TRIAGE", "PUBLISH", "MERGE", "CLOSE"],
            IncidentState.Closed   => ["REOPEN", "PUBLISH"],
            _                      => [],
        },
        .. incident.State is { Summary: not null, State: not IncidentState.Merged } ? (string[])["WITHDRAW_SUMMARY"] : [],
    ];

    /// <summary>Whether the caller may say that something was filed.</summary>
    public bool MayFile => incident.SeesAccount && incident.Model is not null;
}

[Public, Name("IncidentClock")]
sealed class IncidentClockView(IncidentClock clock, IncidentEvent.Filed? filed, bool isMissed, bool seesReference, DateTimeOffset now)
{
    public RegimeView Regime => new(clock.Regime, now);

    public RegimeDutyView Duty => new(clock.Duty);

    public Certainty Certainty => clock.Certainty;

    public ClockState State => clock.StateAt(now, filed?.At, isMissed);

    /// <summary>What is done at this instant is late, on the view that leaves least time.</summary>
    public DateTime DueEarliest => clock.Due.Earliest.UtcDateTime;

    /// <summary>On the view that leaves most; the same where nothing is disputed.</summary>
    public DateTime DueLatest => clock.Due.Latest.UtcDateTime;

    public DateTime? FiledAt => filed?.At.UtcDateTime;

    /// <summary>Under what the authority knows it; null for who may not read it.</summary>
    public string? Reference => seesReference ? filed?.Reference : null;

    public ReceiptStub? Receipt => filed is null ? null : new(filed.Act);
}

/// <summary>A binding act on an incident, just done or recalled.</summary>
[Public, Name("IncidentAct")]
sealed class IncidentActView(Guid incident, Guid act)
{
    public Task<IncidentView?> Incident(IResolveFieldContext context, [FromServices] IncidentRegister incidents) => Query.AiIncident(context, incidents, incident.ToString("D"));

    public ReceiptStub Receipt => new(act);
}
