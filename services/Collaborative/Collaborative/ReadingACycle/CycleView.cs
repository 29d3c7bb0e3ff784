using System.Text;
using System.Text.Json;
using Collaborative.Domain.Cycles.Records;
using Collaborative.ReadingACycle;
using GraphQL;
using Npgsql;

namespace Collaborative.Graph;

/// <summary>One decision of a cycle about one request.</summary>
[Public, Name("CycleVerdict")]
sealed class VerdictView(Verdict verdict, IReadOnlyDictionary<RequestId, string> projects)
{
    [Id]
    public string RequestId => verdict.Request.Value.ToString("D");

    public string? ProjectName => projects.GetValueOrDefault(verdict.Request);

    /// <summary>START, PROMISED, WAIT, PREEMPT, SHRINK or GROW.</summary>
    public string Kind => verdict.GetType().Name.ToUpperInvariant();

    /// <summary>Of a start: ENTITLED, BORROWED, BACKFILLED, PROMISED or RECLAIMED.</summary>
    public string? Ground => verdict is Verdict.Start start ? start.Ground.ToString().ToUpperInvariant() : null;

    /// <summary>How many workers start, leave or join.</summary>
    public int? Workers => verdict switch
    {
        Verdict.Start v    => v.Workers.Length,
        Verdict.Promised v => v.Workers.Length,
        Verdict.Shrink v   => v.Leave.Length,
        Verdict.Grow v     => v.Workers.Length,
        _                  => null,
    };

    /// <summary>It ends by then, or starts by then where a start is promised.</summary>
    public DateTime? By => verdict switch
    {
        Verdict.Start v    => v.EndsBy.UtcDateTime,
        Verdict.Promised v => v.By.UtcDateTime,
        Verdict.Preempt v  => v.EndsBy.UtcDateTime,
        _                  => null,
    };

    /// <summary>Why it waits.</summary>
    public IEnumerable<ReadingTheQueue.ReasonView> Because => (verdict switch { Verdict.Wait v => v.Because, Verdict.Promised v => v.Because, _ => [] }).Select(ReadingTheQueue.ReasonView.Of);
}

/// <summary>A numbered cycle: what it decided from, what it decided, and the hashes of both, which the ledger has.</summary>
[Public, Name("Cycle")]
sealed class CycleView(CycleRow row)
{
    public long Number => row.Number;

    public DateTime At => row.At;

    /// <summary>SHA-256 of the canonical JSON of the snapshot.</summary>
    public string SnapshotHash => row.SnapshotHash;

    /// <summary>SHA-256 of the canonical JSON of the outcome.</summary>
    public string OutcomeHash => row.OutcomeHash;

    public int Started => row.Started;

    public int Waiting => row.Waiting;

    public int Preempted => row.Preempted;

    public int Promised => row.Promised;

    /// <summary>In the order in which it decided.</summary>
    public async Task<IEnumerable<VerdictView>> Verdicts([FromServices] CycleShelf shelf, [FromServices] NpgsqlDataSource database, CancellationToken cancellation, int first = 200)
    {
        if (first is < 1 or > 1_000)
            throw new RefusalError("input.invalid", "first is from 1 to 1000.");
        ImmutableArray<Verdict> verdicts = [.. CycleRecord.OutcomeOf((await shelf.RecordAsync(row.Number, cancellation))!).Verdicts.Take(first)];
        var projects = await database.ReadAsync(
            "select r.id, a.name from request r join account a on a.id = r.project_id where r.id = any($1)", [Sql.Uuids([.. verdicts.Select(v => v.Request.Value)])],
            r => (Id: new RequestId(r.GetGuid(0)), Name: r.GetString(1)), cancellation);
        var names = projects.ToDictionary(p => p.Id, p => p.Name);
        return verdicts.Select(v => new VerdictView(v, names));
    }

    /// <summary>The published file, canonical JSON (RFC 8785): with it anyone recomputes the cycle.</summary>
    public async Task<string> Record([FromServices] CycleShelf shelf, CancellationToken cancellation) => Encoding.UTF8.GetString((await shelf.RecordAsync(row.Number, cancellation))!);

    public ReceiptStub Receipt => new(row.Act);
}

sealed partial class Query
{
    /// <summary>Newest first.</summary>
    [Public]
    public static async Task<IEnumerable<CycleView>> Cycles([FromServices] CycleShelf shelf, CancellationToken cancellation, int first = 20, long? before = null) => first is < 1 or > 200
        ? throw new RefusalError("input.invalid", "first is from 1 to 200.")
        : (await shelf.NewestAsync(first, before, cancellation)).Select(c => new CycleView(c));

    [Public]
    public static async Task<CycleView?> Cycle([FromServices] CycleShelf shelf, CancellationToken cancellation, long number) => await shelf.FindAsync(number, cancellation) is { } row ? new(row) : null;
}
