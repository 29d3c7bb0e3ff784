using Collaborative.Domain.Cycles.Records;
using Collaborative.Domain.Queues;
using Npgsql;

namespace Collaborative.ReadingACycle;

/// <summary>A published cycle as the projection holds it, without its record.</summary>
sealed record CycleRow(long Number, DateTime At, string SnapshotHash, string OutcomeHash, int Started, int Waiting, int Preempted, int Promised, Guid Act);

/// <summary>Published cycles. The newest is kept read, for every request that waits is explained by it.</summary>
sealed class CycleShelf(NpgsqlDataSource database)
{
    const string Columns = "number, at, snapshot_hash, outcome_hash, started, waiting, preempted, promised, act_id";
    Newest? newest;

    public Task<List<CycleRow>> NewestAsync(int first, long? before, CancellationToken cancellation) => database.ReadAsync(
        $"select {Columns} from cycle where ($1::bigint is null or number < $1) order by number desc limit $2", [Sql.Long(before), Sql.Int(first)], Row, cancellation);

    public async Task<CycleRow?> FindAsync(long number, CancellationToken cancellation) =>
        (await database.ReadAsync($"select {Columns} from cycle where number = $1", [Sql.Long(number)], Row, cancellation)) is [var row] ? row : null;

    /// <summary>The published file.</summary>
    public async Task<byte[]?> RecordAsync(long number, CancellationToken cancellation) =>
        (await database.ReadAsync("select record from cycle where number = $1", [Sql.Long(number)], r => r.GetFieldValue<byte[]>(0), cancellation)) is [var record] ? record : null;

    /// <summary>Why a request waits, by the last cycle.</summary>
    public async Task<ImmutableArray<Fact>> ReasonsAsync(RequestId request, CancellationToken cancellation)
    {
        var number = (await database.ReadAsync("select max(number) from cycle", [], r => r.OrNull<long>(0), cancellation))[0];
        if (number is null)
            return [];
        if (newest is not { } known || known.Number != number)
            newest = known = Newest.Of(number.Value, (await RecordAsync(number.Value, cancellation))!);
        return known.Reasons.TryGetValue(request, out var reasons) ? reasons : [];
    }

    static CycleRow Row(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetFieldValue<DateTime>(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7), r.GetGuid(8));

    sealed record Newest(long Number, IReadOnlyDictionary<RequestId, ImmutableArray<Fact>> Reasons)
    {
        public static Newest Of(long number, byte[] record) => new(number, CycleRecord.OutcomeOf(record).Verdicts
            .Select(v => v switch { Verdict.Wait w => (v.Request, w.Because), Verdict.Promised p => (v.Request, p.Because), _ => default })
            .Where(v => !v.Item2.IsDefault).GroupBy(v => v.Request).ToDictionary(g => g.Key, g => g.Last().Item2));
    }
}
