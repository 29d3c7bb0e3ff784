using Compliance.ReadingRegimes;
using static Compliance.WeighingConditions.Values;

namespace Compliance.WeighingConditions;

/// <summary>How the covered models stand to every threshold, and what regimes ask of them beside incidents.</summary>
sealed class StandingFacts(RegimeBook book) : IFactSource
{
    public FactCatalogue Kinds { get; } = FactCatalogue.Of(
        ("standing", [("regime", FieldType.Names), ("threshold", FieldType.Names), ("certainty", FieldType.Names)]),
        ("duty", [("regime", FieldType.Names), ("duty", FieldType.Names), ("phase", FieldType.Names), ("certainty", FieldType.Names), ("due", FieldType.Instant)]));

    public Task<List<TimedFact>> OfAsync(Licensed licensed, CancellationToken cancellation) =>
        Task.FromResult<List<TimedFact>>([.. licensed.Models.SelectMany(m => m.Spans.SelectMany(s => Of(m, s).Select(f => new TimedFact(f, s.From, s.Until))))]);

    IEnumerable<Fact> Of(TimedModel model, ModelSpan span)
    {
        foreach (var regime in book.All)
            foreach (var threshold in regime.Thresholds)
                yield return new(
                    "standing", model.Id, $"{model.Name}: {regime.Name}, {threshold.Name}",
                    Fields(("regime", Name(regime.Id)), ("threshold", Name(threshold.Id)), ("certainty", Name(Standing.Of(threshold, span.Subject).Certainty))));
        foreach (var duty in DutyOfModel.Of(book.All, span.Subject, span.Course))
        {
            var fields = Fields(("regime", Name(duty.Regime.Id)), ("duty", Name(duty.Duty.Id)), ("phase", Name(duty.Duty.Phase)), ("certainty", Name(duty.Certainty)));
            yield return new("duty", model.Id, $"{model.Name}: {duty.Regime.Name}, {duty.Duty.Name}", duty.Due is { } due ? fields.Add("due", At(due.Latest)) : fields);
        }
    }
}
