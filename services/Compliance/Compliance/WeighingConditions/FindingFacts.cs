using Compliance.RaisingAFinding;
using Compliance.ReadingFindings;
using Npgsql;
using static Compliance.WeighingConditions.Values;

namespace Compliance.WeighingConditions;

/// <summary>Findings with the covered models: open, waiting for a decision on a cure, or closed. What is closed is not due.</summary>
sealed class FindingFacts(NpgsqlDataSource database, EventStore store) : IFactSource
{
    public FactCatalogue Kinds { get; } = FactCatalogue.Of(
        ("finding", [("severity", FieldType.Names), ("state", FieldType.Names), ("standard", FieldType.Names), ("requirement", FieldType.Names), ("opened", FieldType.Instant), ("due", FieldType.Instant)]));

    public async Task<List<TimedFact>> OfAsync(Licensed licensed, CancellationToken cancellation)
    {
        var facts = new List<TimedFact>();
        foreach (var id in await database.ReadAsync(
            "select id from audit_finding where model_id = any($1) order by raised_at, id", [Sql.Uuids([.. licensed.Models.Select(m => m.Id)])], r => r.GetGuid(0), cancellation))
            facts.AddRange(Of(id, [.. (await store.ReadStreamAsync($"audit-finding-{id:D}", 0, cancellation)).Select(AuditFindingGrain.Codec.Read)]));
        return facts;
    }

    internal static IEnumerable<TimedFact> Of(Guid id, ImmutableArray<AuditFindingEvent> events)
    {
        var (report, opened) = (((AuditFindingEvent.Raised)events[0]).Report, events[0].At);
        foreach (var stretch in Stretches.Of(events, AuditFinding.Initial, AuditFinding.Evolve, e => e.At))
        {
            opened = stretch.Since is AuditFindingEvent.Reopened ? stretch.From : opened;
            var fields = Fields(
                ("severity", Name(report.Severity)), ("state", Name(StateOf(stretch.State))), ("standard", Name(report.Standard)), ("requirement", Name(report.Requirement)), ("opened", At(opened)));
            var due = (stretch.State as AuditFinding.Open)?.CureBy;
            yield return new(new("finding", id, report.Title, due is { } by ? fields.Add("due", At(by)) : fields), stretch.From, stretch.Until);
        }
    }

    static FindingState StateOf(AuditFinding finding) => finding switch
    {
        AuditFinding.Closed                   => FindingState.Closed,
        AuditFinding.Open { Cure: not null }  => FindingState.CureShown,
        _                                     => FindingState.Open,
    };
}
