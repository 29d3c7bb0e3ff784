using Collaborative.RequestingTime;
using Collaborative.Storage;
using Npgsql;
using Orleans;

namespace Collaborative.ReadingACycle;

/// <summary>A published cycle as the projection holds it, without its record.</summary>
sealed record CycleRow(long Number, DateTime At, string SnapshotHash, string OutcomeHash, int Started, int Waiting, int Preempted, int Promised, Guid Act);

/// <summary>Published cycles. Why something waits is asked of the queue, which has the last one at hand.</summary>
sealed class CycleShelf(NpgsqlDataSource database, IGrainFactory grains)
{
    const string Columns = "number, at, snapshot_hash, outcome_hash, started, waiting, preempted, promised, act_id";

    public Task<List<CycleRow>> NewestAsync(int first, long? before, CancellationToken cancellation) => database.ReadAsync(
        $"select {Columns} from cycle where ($1::bigint is null or number < $1) order by number desc limit $2", [Sql.Long(before), Sql.Int(first)], Row, cancellation);

    public async Task<CycleRow?> FindAsync(long number, CancellationToken cancellation) =>
        (await database.ReadAsync($"select {Columns} from cycle where number = $1", [Sql.Long(number)], Row, cancellation)) is [var row] ? row : null;

    /// <summary>The published file.</summary>
    public async Task<byte[]?> RecordAsync(long number, CancellationToken cancellation) =>
        (await database.ReadAsync("select record from cycle where number = $1", [Sql.Long(number)], r => Gzip.Unpack(r.GetFieldValue<byte[]>(0)), cancellation)) is [var record] ? record : null;

    /// <summary>Why a request waits, by the last cycle.</summary>
    public async Task<ImmutableArray<Fact>> ReasonsAsync(Guid request, CancellationToken cancellation) =>
        (await Grains.AskAsync(() => grains.GetGrain<IQueueGrain>(Identifiers.SharedPool).ReasonsAsync(request), cancellation)).Read<ImmutableArray<Fact>>();

    static CycleRow Row(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetFieldValue<DateTime>(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7), r.GetGuid(8));
}
