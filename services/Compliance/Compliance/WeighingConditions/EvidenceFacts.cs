using Compliance.FilingEvidence;
using Npgsql;
using static Compliance.WeighingConditions.Values;

namespace Compliance.WeighingConditions;

/// <summary>Evidence about the covered models: kept, or expired.</summary>
/// <remarks>It has expired the instant that its time is over, whenever it is that its content is erased; if it is kept for longer before that, it is kept again from then on.</remarks>
sealed class EvidenceFacts(NpgsqlDataSource database, EventStore store) : IFactSource
{
    public FactCatalogue Kinds { get; } = FactCatalogue.Of(
        ("evidence", [("label", FieldType.Names), ("state", FieldType.Names), ("filed", FieldType.Instant), ("expires", FieldType.Instant)]));

    public async Task<List<TimedFact>> OfAsync(Licensed licensed, CancellationToken cancellation)
    {
        var facts = new List<TimedFact>();
        foreach (var id in await database.ReadAsync(
            "select id from evidence where model_id = any($1) order by filed_at, id", [Sql.Uuids([.. licensed.Models.Select(m => m.Id)])], r => r.GetGuid(0), cancellation))
            facts.AddRange(Of(id, [.. (await store.ReadStreamAsync($"evidence-{id:D}", 0, cancellation)).Select(EvidenceGrain.Codec.Read)]));
        return facts;
    }

    internal static IEnumerable<TimedFact> Of(Guid id, ImmutableArray<EvidenceEvent> events)
    {
        var filed = events[0].At;
        foreach (var (state, _, from, until) in Stretches.Of(events, EvidenceFile.Initial, EvidenceFile.Evolve, e => e.At))
        {
            var sheet = state switch { EvidenceFile.Kept s => s.Sheet, EvidenceFile.Erased s => s.Sheet, _ => null };
            if (sheet is null)
                continue;
            var fields = Fields(("label", Name(sheet.Label)), ("filed", At(filed)), ("expires", At(sheet.KeptUntil)));
            foreach (var fact in Stretches.Divided(from, until, sheet.KeptUntil, new("evidence", id, sheet.Name, fields.Add("state", Name("Kept"))), new("evidence", id, sheet.Name, fields.Add("state", Name("Expired")))))
                yield return fact;
        }
    }
}
