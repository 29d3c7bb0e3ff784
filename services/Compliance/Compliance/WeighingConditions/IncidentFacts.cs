using Compliance.ReadingIncidents;
using Compliance.ReadingRegimes;
using Compliance.ReportingAnIncident;
using Compliance.WatchingDuties;
using Npgsql;
using static Compliance.WeighingConditions.Values;

namespace Compliance.WeighingConditions;

/// <summary>Incidents with the covered models, and the reports that regimes ask for because of them, each version of a regime in its time. What was due before it was asked has no day, unless it was missed as it was asked before.</summary>
sealed class IncidentFacts(NpgsqlDataSource database, EventStore store, RegimeBook book) : IFactSource
{
    public FactCatalogue Kinds { get; } = FactCatalogue.Of(
        ("incident", [("harm", FieldType.Names), ("reported", FieldType.Instant), ("known", FieldType.Instant), ("state", FieldType.Names), ("severity", FieldType.Names)]),
        ("report", [("regime", FieldType.Names), ("duty", FieldType.Names), ("state", FieldType.Names), ("certainty", FieldType.Names), ("due", FieldType.Instant), ("filed", FieldType.Instant)]));

    public async Task<List<TimedFact>> OfAsync(Licensed licensed, CancellationToken cancellation)
    {
        var models = licensed.Models.ToDictionary(m => m.Id);
        var incidents = await database.ReadAsync(
            "select id, model_id from incident where model_id = any($1) order by reported_at, id", [Sql.Uuids([.. models.Keys])], r => (Id: r.GetGuid(0), Model: r.GetGuid(1)), cancellation);
        var missed = await database.MissedAsync(incidents.Select(i => i.Id), cancellation);
        var facts = new List<TimedFact>();
        var streams = await store.ReadStreamsAsync(incidents.Select(i => $"incident-{i.Id:D}"), cancellation);
        foreach (var (id, model) in incidents)
            facts.AddRange(Of(id, models[model], [.. missed[id]], [.. streams[$"incident-{id:D}"].Select(IncidentGrain.Codec.Read)]));
        return facts;
    }

    IEnumerable<TimedFact> Of(Guid id, TimedModel model, ImmutableArray<MissedDuty> missed, ImmutableArray<IncidentEvent> events)
    {
        var (report, filings) = (((IncidentEvent.Reported)events[0]).Report, events.OfType<IncidentEvent.Filed>().ToDictionary(f => f.Filing));
        foreach (var (incident, from, until) in Judged(events))
        {
            var fields = Fields(
                ("harm", new FactValue.Names([.. incident.Harms.Select(h => h.ToString())])), ("reported", At(events[0].At)), ("known", At(report.Awareness.From)), ("state", Name(incident.State)),
                ("severity", new FactValue.Names(incident.Triage is { Severity: var severity } ? [severity] : [])));
            if (incident.State != IncidentState.Merged)
                yield return new(new("incident", id, report.Title, fields), from, until);
            foreach (var fact in from span in model.Spans
                                 from life in book.Lives
                                 let since = Later(Later(span.From, life.From), @from)
                                 let end = Earlier(Earlier(span.Until, life.Until), until)
                                 where !(end <= since)
                                 from clock in incident.ClocksOf(life, [span.Subject])
                                 from fact in Of(id, report, clock, missed.DueOf(clock.Filing, life.Until, clock.IsWatched ? clock.Due.Latest : null), filings.GetValueOrDefault(clock.Filing), since, end)
                                 select fact)
                yield return fact;
        }
    }

    // How it stood, from one judgement to the next; what was filed in between is told by the filings themselves.
    static IEnumerable<(Incident.Reported Incident, DateTimeOffset From, DateTimeOffset? Until)> Judged(ImmutableArray<IncidentEvent> events)
    {
        var stretches = Stretches.Of(events, Incident.Initial, Incident.Evolve, e => e.At).ToList();
        for (var i = 0; i < stretches.Count;)
        {
            var next = i + 1;
            while (next < stretches.Count && stretches[next].Since is IncidentEvent.Filed or IncidentEvent.SummaryPublished or IncidentEvent.SummaryWithdrawn)
                next++;
            yield return ((Incident.Reported)stretches[i].State, stretches[i].From, stretches[next - 1].Until);
            i = next;
        }
    }

    // Open until it was filed, filed from then on. It is overdue when it is so on every view of when it was known.
    static IEnumerable<TimedFact> Of(Guid id, IncidentReport report, IncidentClock clock, DateTimeOffset? due, IncidentEvent.Filed? filed, DateTimeOffset from, DateTimeOffset? until)
    {
        var label = $"{clock.Regime.Name}, {clock.Duty.Name}: {report.Title}";
        var fields = Fields(("regime", Name(clock.Regime.Id)), ("duty", Name(clock.Duty.Id)), ("certainty", Name(clock.Certainty)));
        if (due is { } by)
            fields = fields.Add("due", At(by));
        if (filed is null || filed.At > from)
            yield return new(new("report", id, label, fields.Add("state", Name("open"))), from, filed is { At: var end } && !(until <= end) ? end : until);
        if (filed is { At: var at } && !(until <= at))
            yield return new(new("report", id, label, fields.Add("state", Name("filed")).Add("filed", At(at))), Later(from, at), until);
    }
}
