using Compliance.ReadingRegimes;
using Compliance.ReportingAnIncident;
using Npgsql;
using static Compliance.WeighingConditions.Values;

namespace Compliance.WeighingConditions;

/// <summary>Incidents with the covered models, and the reports that regimes ask for because of them.</summary>
sealed class IncidentFacts(NpgsqlDataSource database, EventStore store) : IFactSource
{
    public FactCatalogue Kinds { get; } = FactCatalogue.Of(
        ("incident", [("harm", FieldType.Names), ("reported", FieldType.Instant), ("known", FieldType.Instant)]),
        ("report", [("regime", FieldType.Names), ("duty", FieldType.Names), ("state", FieldType.Names), ("certainty", FieldType.Names), ("due", FieldType.Instant), ("filed", FieldType.Instant)]));

    public async Task<List<TimedFact>> OfAsync(Licensed licensed, CancellationToken cancellation)
    {
        var models = licensed.Models.ToDictionary(m => m.Id);
        var incidents = await database.ReadAsync(
            "select id, model_id from incident where model_id = any($1) order by reported_at, id", [Sql.Uuids([.. models.Keys])], r => (Id: r.GetGuid(0), Model: r.GetGuid(1)), cancellation);
        var facts = new List<TimedFact>();
        foreach (var (id, model) in incidents)
            facts.AddRange(Of(id, models[model], [.. (await store.ReadStreamAsync($"incident-{id:D}", 0, cancellation)).Select(IncidentGrain.Codec.Read)]));
        return facts;
    }

    static IEnumerable<TimedFact> Of(Guid id, TimedModel model, ImmutableArray<IncidentEvent> events)
    {
        var reported = (IncidentEvent.Reported)events[0];
        var (report, filings) = (reported.Report, events.OfType<IncidentEvent.Filed>().ToDictionary(f => f.Filing));
        yield return new(
            new("incident", id, report.Title, Fields(("harm", new FactValue.Names([.. report.Harms.Select(h => h.ToString())])), ("reported", At(reported.At)), ("known", At(report.Awareness.From)))), reported.At, null);
        foreach (var span in model.Spans.Where(s => !(s.Until <= reported.At)))
            foreach (var clock in IncidentClock.Of(ShippedRegimes.All, span.Subject, report.Harms, report.Awareness))
                foreach (var fact in Of(id, report, clock, filings.GetValueOrDefault(new(clock.Regime.Id, clock.Duty.Id)), Later(span.From, reported.At), span.Until))
                    yield return fact;
    }

    // Open until it was filed, filed from then on. It is overdue when it is so on every view of when it was known.
    static IEnumerable<TimedFact> Of(Guid id, IncidentReport report, IncidentClock clock, IncidentEvent.Filed? filed, DateTimeOffset from, DateTimeOffset? until)
    {
        var label = $"{clock.Regime.Name}, {clock.Duty.Name}: {report.Title}";
        var fields = Fields(("regime", Name(clock.Regime.Id)), ("duty", Name(clock.Duty.Id)), ("certainty", Name(clock.Certainty)), ("due", At(clock.Due.Latest)));
        if (filed is null || filed.At > from)
            yield return new(new("report", id, label, fields.Add("state", Name("open"))), from, filed is { At: var end } && !(until <= end) ? end : until);
        if (filed is { At: var at } && !(until <= at))
            yield return new(new("report", id, label, fields.Add("state", Name("filed")).Add("filed", At(at))), Later(from, at), until);
    }
}
