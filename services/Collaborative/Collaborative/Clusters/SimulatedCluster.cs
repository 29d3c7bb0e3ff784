using System.Buffers.Binary;
using System.Security.Cryptography;
using Collaborative.Domain.Queues;
using Npgsql;

namespace Collaborative.Clusters;

/// <summary>A cluster that only pretends: a job runs for a part of its walltime that is drawn from its allocation, and now and then it fails. Kept in the database, so that it survives stops.</summary>
sealed class SimulatedCluster(NpgsqlDataSource database, Clock clock) : IConnector
{
    const double LeastPart = 0.3;
    const double Failing = 0.04;

    public string Name => "simulator";

    /// <remarks>A cluster of which the table of refusals speaks takes nothing.</remarks>
    public async Task SubmitAsync(Allocation allocation, CancellationToken cancellation)
    {
        if (await database.ReadAsync("select words from simulated_refusal where cluster = $1", [Sql.Text(allocation.Cluster)], r => r.GetString(0), cancellation) is [var words])
            throw new LeaseRefusedException(words);
        var (length, ending) = Draw(allocation);
        await database.ExecuteAsync(
            "insert into simulated_job (lease, cluster, started, ends_at, ending) values ($1, $2, $3, $4, $5) on conflict do nothing",
            [
                Sql.Uuid(allocation.Lease), Sql.Text(allocation.Cluster), Sql.Instant(allocation.Started),
                Sql.Instant(allocation.Started + length), Sql.Text(ending.ToString()),
            ],
            cancellation);
    }

    public Task CancelAsync(string cluster, Guid lease, CancellationToken cancellation) => CancelAllAsync(cluster, [lease], cancellation);

    public Task CancelAllAsync(string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation) => database.ExecuteAsync(
        "update simulated_job set ended = least(ends_at, $2), ending = case when ends_at <= $2 then ending else 'Withdrawn' end where lease = any($1) and ended is null",
        [Sql.Uuids([.. leases]), Sql.Instant(Now)], cancellation);

    public async Task<IReadOnlyList<Job>> ObserveAsync(string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation)
    {
        await database.ExecuteAsync("update simulated_job set ended = ends_at where cluster = $1 and ended is null and ends_at <= $2", [Sql.Text(cluster), Sql.Instant(Now)], cancellation);
        return await database.ReadAsync(
            "select lease, ended, ending from simulated_job where cluster = $1 and (ended is null or lease = any($2))",
            [Sql.Text(cluster), Sql.Uuids([.. leases])],
            r => r.IsDBNull(1) ? new Job(r.GetGuid(0), null, null) : new Job(r.GetGuid(0), r.GetFieldValue<DateTimeOffset>(1), r.Name<EndReason>(2)), cancellation);
    }

    /// <summary>Those that were pledged, and what is out of service by the table that says so: a row is an operator's word.</summary>
    public async Task<IReadOnlyList<ClusterNode>> NodesAsync(string cluster, IReadOnlyCollection<string> pledged, CancellationToken cancellation)
    {
        var drained = (await database.ReadAsync("select node, reason from simulated_drain where cluster = $1", [Sql.Text(cluster)], r => new ClusterNode(r.GetString(0), r.GetString(1)), cancellation))
            .ToDictionary(n => n.Name, StringComparer.Ordinal);
        return [.. pledged.Where(n => !drained.ContainsKey(n)).Select(n => new ClusterNode(n, null)), .. drained.Values];
    }

    DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(clock.Now().ToUnixTimeSeconds());

    static (TimeSpan Length, EndReason Ending) Draw(Allocation allocation)
    {
        var drawn = SHA256.HashData(allocation.Lease.ToByteArray());
        var (part, luck) = (Unit(drawn), Unit(drawn.AsSpan(8)));
        var seconds = Math.Max(1, (long)(allocation.Alternative.Walltime.TotalSeconds * (LeastPart + ((1 - LeastPart) * part))));
        return (TimeSpan.FromSeconds(seconds), luck < Failing ? EndReason.Failed : EndReason.Completed);
    }

    static double Unit(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64BigEndian(bytes) / (double)ulong.MaxValue;
}
