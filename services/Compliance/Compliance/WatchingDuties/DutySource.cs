using Compliance.ReadingIncidents;
using Compliance.ReadingModels;
using Compliance.ReadingRegimes;
using Compliance.ReportingAnIncident;
using Compliance.Storage;
using Compliance.WeighingConditions;

namespace Compliance.WatchingDuties;

/// <summary>Of what the duties are: a model, or an incident with one.</summary>
sealed record DutySubject(Guid Id, Guid Model, bool IsIncident);

/// <summary>What regimes ask of a subject now, and of whom.</summary>
/// <param name="All">Also what is not watched.</param>
sealed record AskedDuties(Guid Developer, string ModelName, ImmutableList<AskedDuty> All, ImmutableList<AskedDuty> Watched, ImmutableHashSet<Filing> Asked);

/// <summary>What regimes ask now of a model, or because of an incident. Of a model that is watched which was known before it was due; an incident was known to its developer from the beginning. What was due before a regime was published that asks it, nobody has missed.</summary>
sealed class DutySource(ModelRegister models, ModelSpans modelSpans, EventStore store, RegimeBook book)
{
    /// <summary>Null where there is no such model or incident.</summary>
    public async Task<AskedDuties?> OfAsync(DutySubject subject, CancellationToken cancellation)
    {
        var events = await models.EventsAsync(subject.Model, DateTimeOffset.MaxValue, cancellation);
        if (events is not [ModelEvent.Registered { Details: var details }, ..])
            return null;
        return subject.IsIncident
            ? await OfIncidentAsync(subject.Id, details, [.. (await store.ReadStreamAsync($"incident-{subject.Id:D}", 0, cancellation)).Select(IncidentGrain.Codec.Read)], cancellation)
            : OfModel(subject.Id, details, await modelSpans.OfAsync(subject.Model, events, cancellation));
    }

    AskedDuties OfModel(Guid id, ModelDetails details, ImmutableArray<ModelSpan> spans)
    {
        var duties = DutiesOf(spans[^1]);
        var all = duties.Where(d => d.Due is not null).Select(d => new AskedDuty(
            d.Filing, d.Due!.Value, d.Certainty, Later(spans.Reverse().TakeWhile(s => DutiesOf(s).Exists(e => e.Filing == d.Filing)).Last().From, book.AskedSince(d.Filing)), Identifiers.OfMissedDuty(id, d.Filing))).ToImmutableList();
        return new(details.Developers[0].Id, details.Name, all, all.FindAll(a => a.Due.Latest > a.Since), [.. duties.Select(d => d.Filing)]);
    }

    async Task<AskedDuties?> OfIncidentAsync(Guid id, ModelDetails details, ImmutableArray<IncidentEvent> events, CancellationToken cancellation)
    {
        if (events.Aggregate(Incident.Initial, Incident.Evolve) is not Incident.Reported incident)
            return null;
        var filed = events.OfType<IncidentEvent.Filed>().ToDictionary(f => f.Filing);
        var subjects = (await models.FindAsync(new(SeesAll: true, null), incident.Models, cancellation)).ConvertAll(m => m.Subject);
        var all = incident.ClocksOf(book, subjects).ConvertAll(c => new AskedDuty(
            c.Filing, c.Due, c.Certainty, Later(events[0].At, c.AskedSince), Identifiers.OfMissedDuty(id, c.Filing),
            filed.GetValueOrDefault(c.Filing) is { } f ? new FiledElsewhere(f.Act, f.Reference, f.By, f.At) : null, c.IsWatched));
        return new(details.Developers[0].Id, details.Name, all, all, [.. all.Select(a => a.Filing)]);
    }

    ImmutableList<DutyOfModel> DutiesOf(ModelSpan span) => DutyOfModel.Of(book.All, span.Subject, span.Course);

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
