using BuildingBlocks.EventStore;
using Npgsql;
using Testing;

namespace BuildingBlocks.Tests.EventStore;

public sealed class CatchingUp(PostgresServer server) : StoreTest(server)
{
    [Fact(Timeout = 120_000)]
    public async Task Does_not_skip_what_commits_late()
    {
        // An early transaction holds its place while a later one commits.
        await using var early = await Database.OpenConnectionAsync();
        await using var open = await early.BeginTransactionAsync();
        await using (var write = new NpgsqlCommand("select append_events('early', 0, null, null, array['test.happened'], array[1], array['{}'::jsonb], null)", early, open))
            await write.ExecuteNonQueryAsync();
        await Store.CommitAsync(new Commit("late", 0).Append(Happened()));

        Assert.Empty(await Store.ReadAllAsync(GlobalPosition.Start, 100));
        await open.CommitAsync();
        Assert.Equal(["early", "late"], (await ReadOnceVisibleAsync(2)).Select(e => e.Stream));
    }

    // Transactions of other databases of the same server hold readers back, too, for as long as they run.
    async Task<IReadOnlyList<RecordedEvent>> ReadOnceVisibleAsync(int count)
    {
        while (true)
        {
            var seen = await Store.ReadAllAsync(GlobalPosition.Start, 100, TestContext.Current.CancellationToken);
            if (seen.Count >= count)
                return seen;
        }
    }

    [Fact]
    public async Task Sees_each_event_once_and_each_stream_in_order_while_many_write()
    {
        const int Writers = 8, Each = 50;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(async w =>
        {
            for (var version = 0; version < Each; version++)
                Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(new Commit($"w{w}", version).Append(Happened())));
        }));

        var seen = new List<RecordedEvent>();
        while (seen.Count < Writers * Each)
        {
            var page = await Store.ReadAllAsync(seen.Count == 0 ? GlobalPosition.Start : seen[^1].Position, 37);
            seen.AddRange(page);
            if (page.Count == 0 && writing.IsFaulted)
                await writing;
        }
        await writing;
        Assert.All(seen.GroupBy(e => e.Stream), s => Assert.Equal(Enumerable.Range(1, Each), s.Select(e => e.Version)));
    }
}
