using Compliance.Graph;
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

    public IEnumerable<Harm> Harms => incident.Report.Harms;

    public DateTime ReportedAt => incident.Events[0].At.UtcDateTime;

    public DateTime AwareFrom => incident.Report.Awareness.From.UtcDateTime;

    /// <summary>Later than <see cref="AwareFrom"/> where it is disputed when it was known.</summary>
    public DateTime AwareUntil => incident.Report.Awareness.Until.UtcDateTime;

    public ModelView? Model([FromServices] Clock clock) => incident.Model is { } model ? new(model, viewer, clock.Now()) : null;

    /// <summary>Every period that it has set running, of all regimes; what is due first comes first.</summary>
    public IEnumerable<IncidentClockView> Clocks([FromServices] Clock clock)
    {
        var (now, filings) = (clock.Now(), incident.Events.OfType<IncidentEvent.Filed>().ToDictionary(f => f.Filing));
        return incident.Clocks.Select(c => new IncidentClockView(c, filings.GetValueOrDefault(new(c.Regime.Id, c.Duty.Id)), incident.SeesAccount, now));
    }

    public ReceiptStub Receipt => new(incident.Events[0].Act);

    /// <summary>Whether the caller may say that something was filed.</summary>
    public bool MayFile => incident.SeesAccount && incident.Model is not null;
}

[Public, Name("IncidentClock")]
sealed class IncidentClockView(IncidentClock clock, IncidentEvent.Filed? filed, bool seesReference, DateTimeOffset now)
{
    public RegimeView Regime => new(clock.Regime, now);

    public RegimeDutyView Duty => new(clock.Duty);

    public Certainty Certainty => clock.Certainty;

    public ClockState State => clock.StateAt(now, filed?.At);

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
