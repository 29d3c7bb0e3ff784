using Compliance.MakingAClaim;
using Npgsql;
using static Compliance.WeighingConditions.Values;

namespace Compliance.WeighingConditions;

/// <summary>Claims about the covered models with the evaluations that they rest on: standing, lapsed or withdrawn.</summary>
/// <remarks>A claim about all areas has none.</remarks>
sealed class ClaimFacts(NpgsqlDataSource database, EventStore store) : IFactSource
{
    public FactCatalogue Kinds { get; } = FactCatalogue.Of(
        ("claim",
        [
            ("state", FieldType.Names), ("topic", FieldType.Names), ("area", FieldType.Names), ("version", FieldType.Names), ("made", FieldType.Instant), ("change", FieldType.Names),
            ("effort", FieldType.Names), ("hours", FieldType.Number), ("sample", FieldType.Number), ("score", FieldType.Number), ("low", FieldType.Number), ("high", FieldType.Number), ("confidence", FieldType.Number),
        ]));

    public async Task<List<TimedFact>> OfAsync(Licensed licensed, CancellationToken cancellation)
    {
        var facts = new List<TimedFact>();
        foreach (var (id, change) in await database.ReadAsync(
            $"select o.id, h.kind, h.at from claim o {ChangesSince.Joined} where o.model_id = any($1) order by o.made_at, o.id",
            [Sql.Uuids([.. licensed.Models.Select(m => m.Id)])], r => (r.GetGuid(0), ChangesSince.Read(r)), cancellation))
            facts.AddRange(Of(id, [.. (await store.ReadStreamAsync($"claim-{id:D}", 0, cancellation)).Select(ClaimGrain.Codec.Read)], change));
        return facts;
    }

    internal static IEnumerable<TimedFact> Of(Guid id, ImmutableArray<ModelClaimEvent> events, LaterChange? change)
    {
        var (made, withdrawn) = ((ModelClaimEvent.Made)events[0], events.OfType<ModelClaimEvent.Withdrawn>().SingleOrDefault()?.At);
        var fields = FieldsOf(made);
        var lapsed = change is null ? fields : fields.Add("change", Name(change.Kind));
        foreach (var fact in Stretches.Divided(made.At, withdrawn, change?.At, Fact(fields, nameof(ModelClaim.Standing)), Fact(lapsed, nameof(ModelClaim.Lapsed))))
            yield return fact;
        if (withdrawn is { } at)
            yield return new(Fact(fields, nameof(ModelClaim.Withdrawn)), at, null);

        Fact Fact(ImmutableSortedDictionary<string, FactValue> known, string state) => new("claim", id, made.Sheet.Statement, known.Add("state", Name(state)));
    }

    static ImmutableSortedDictionary<string, FactValue> FieldsOf(ModelClaimEvent.Made made)
    {
        var (sheet, e) = (made.Sheet, made.Sheet.Evaluation);
        var fields = Fields(
            ("topic", Name(sheet.Topic)), ("version", Name(sheet.Version)), ("made", At(made.At)), ("effort", Name(e.Effort)), ("hours", Count(e.EffortHours)), ("sample", Count(e.SampleSize)),
            ("score", Number(e.Score)), ("low", Number(e.Low)), ("high", Number(e.High)), ("confidence", Count(e.Confidence)));
        return sheet.Area is { } area ? fields.Add("area", Name(area)) : fields;
    }
}
