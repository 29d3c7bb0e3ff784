using Compliance.ReadingRegimes;
using Compliance.WatchingDuties;
using Npgsql;
using static Compliance.WeighingConditions.Values;

namespace Compliance.WeighingConditions;

/// <summary>How the covered models stand to every threshold, and what regimes ask of them beside incidents: from the publication of each version until the next. What was due before it was asked has no day, unless it was missed as it was asked before.</summary>
sealed class StandingFacts(NpgsqlDataSource database, RegimeBook book) : IFactSource
{
    public FactCatalogue Kinds { get; } = FactCatalogue.Of(
        ("standing", [("regime", FieldType.Names), ("threshold", FieldType.Names), ("certainty", FieldType.Names)]),
        ("duty", [("regime", FieldType.Names), ("duty", FieldType.Names), ("phase", FieldType.Names), ("certainty", FieldType.Names), ("due", FieldType.Instant)]));

    public async Task<List<TimedFact>> OfAsync(Licensed licensed, CancellationToken cancellation)
    {
        var missed = await database.MissedAsync(licensed.Models.Select(m => m.Id), cancellation);
        return
        [
            .. from model in licensed.Models
               from life in book.Lives
               from span in model.Spans
               where !(span.Until <= life.From) && !(life.Until <= span.From)
               from fact in Of(model, life, span, missed[model.Id])
               select new TimedFact(fact, Later(span.From, life.From), Earlier(span.Until, life.Until)),
        ];
    }

    static IEnumerable<Fact> Of(TimedModel model, RegimeLife life, ModelSpan span, IEnumerable<MissedDuty> missed)
    {
        var regime = life.Regime;
        foreach (var threshold in regime.Thresholds)
            yield return new(
                "standing", model.Id, $"{model.Name}: {regime.Name}, {threshold.Name}",
                Fields(("regime", Name(regime.Id)), ("threshold", Name(threshold.Id)), ("certainty", Name(Standing.Of(threshold, span.Subject).Certainty))));
        foreach (var duty in DutyOfModel.Of([regime], span.Subject, span.Course))
        {
            var fields = Fields(("regime", Name(duty.Regime.Id)), ("duty", Name(duty.Duty.Id)), ("phase", Name(duty.Duty.Phase)), ("certainty", Name(duty.Certainty)));
            var due = missed.DueOf(duty.Filing, life.Until, duty.Due?.Latest > life.Since(duty.Duty) ? duty.Due.Value.Latest : null);
            yield return new("duty", model.Id, $"{model.Name}: {duty.Regime.Name}, {duty.Duty.Name}", due is { } by ? fields.Add("due", At(by)) : fields);
        }
    }
}
