using MeshHost.Storage;
using Npgsql;

namespace MeshHost.Broker;

/// <summary>Strikes out what was delivered.</summary>
/// <remarks>Does not wait for the disk: what a crash of PostgreSQL brings back is delivered once more, as at-least-once allows.</remarks>
sealed class Settler(NpgsqlDataSource source, ILogger<Settler> log) : GroupCommit<Delivery>(512, TimeSpan.FromMilliseconds(25), log)
{
    public Task SettleAsync(Delivery delivery, CancellationToken cancellation) => AddAsync(delivery, cancellation);

    protected override async Task CommitAsync(Delivery[] items, CancellationToken cancellation)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new("select set_config('synchronous_commit', 'off', true)"));   // one transaction: holds for what follows
        batch.BatchCommands.Add(new("delete from delivery where (subscription, message) in (select * from unnest($1, $2))")
        {
            Parameters =
            {
                Parameters.Ints([.. items.Select(d => d.Subscription)]), Parameters.Longs([.. items.Select(d => d.Message)]),
            },
        });
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
