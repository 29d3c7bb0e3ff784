using BuildingBlocks.EventStore;
using Npgsql;
using Testing;

namespace BuildingBlocks.Tests.EventStore;

/// <summary>What waits to be written at the same time is written in one transaction, and ends for each as if it had been written by itself.</summary>
public sealed class WritingTogether(PostgresServer server) : StoreTest(server)
{
    const string Late = "insert into line (name) values ('late')";
    const string Many = "insert into line (name) select * from unnest($1)", Another = "insert into line (name) select n || '!' from unnest($1) as l (n)";

    [Fact]
    public async Task Many_streams_take_few_transactions()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Store.CommitAsync(new Commit($"s{i % 200}", i / 200, NewRequest()).Append(Happened()))).ToArray());
        Assert.Equal(400, outcomes.Length);
        Assert.All(outcomes.Index(), o => Assert.True(o.Item is CommitOutcome.Committed || o.Index >= 200));   // the second may overtake the first
        Assert.Equal(outcomes.Count(o => o is CommitOutcome.Committed), await CountAsync("event"));
        Assert.InRange(await CountAsync("(select distinct transaction from event) t"), 1, 150);
        Assert.Equal(0, await CountAsync("(select stream from event group by stream having count(*) <> max(version)) t"));
    }

    [Fact]
    public async Task One_that_cannot_be_written_takes_nobody_with_it()
    {
        var known = NewRequest();
        await Store.CommitAsync(new Commit("known", 0, known).Append(Happened()));
        var outcomes = await HeldUpAsync(
            () => Store.CommitAsync(new Commit("one", 0).Append(Happened())),
            () => Store.CommitAsync(new Commit("elsewhere", 5).Append(Happened())),
            () => Store.CommitAsync(new Commit("again", 0, known).Append(Happened())),
            () => Store.CommitAsync(new Commit("reused", 0, known with { Fingerprint = "other" }).Append(Happened())),
            () => Store.CommitAsync(new Commit("broken", 0).Append(Happened()).Execute("select 1/0")),
            () => Store.CommitAsync(new Commit("two", 0, NewRequest()).Append(Happened()).Execute(Late).Publish(new(Guid.CreateVersion7(), "t", "s", "x", "{}"))));
        Assert.Equal(new CommitOutcome.Committed(1, 1), await outcomes[0]);
        Assert.IsType<CommitOutcome.Conflict>(await outcomes[1]);
        Assert.Equal(new CommitOutcome.Repeated("known", 1, 1), await outcomes[2]);
        Assert.IsType<CommitOutcome.Reused>(await outcomes[3]);
        Assert.Equal(PostgresErrorCodes.DivisionByZero, (await Assert.ThrowsAsync<PostgresException>(() => outcomes[4])).SqlState);
        Assert.Equal(new CommitOutcome.Committed(1, 1), await outcomes[5]);
        Assert.Equal(["known", "one", "two"], await Database.ReadAsync("select stream from event where stream not like 'held%' order by stream", [], r => r.GetString(0), default));
        Assert.Equal(["late"], await LinesAsync());
        Assert.Equal(1, await CountAsync("outbox"));
    }

    [Fact]
    public async Task Each_keeps_the_order_of_its_statements()
    {
        await Task.WhenAll(await HeldUpAsync(
            () => Store.CommitAsync(new Commit("a", 0).Append(Happened()).ExecuteEach(Many, Sql.Text("a1")).ExecuteEach(Another, Sql.Text("a2"))),
            () => Store.CommitAsync(new Commit("b", 0).Append(Happened()).ExecuteEach(Another, Sql.Text("b1")).Execute(Late).ExecuteEach(Many, Sql.Text("b2"))),
            () => Store.CommitAsync(new Commit("c", 0).Append(Happened()).ExecuteEach(Many, Sql.Text("c1")).ExecuteEach(Another, Sql.Text("c2")))));
        Assert.Equal(["a1", "c1", "a2!", "b1!", "c2!", "late", "b2"], await LinesAsync());
        Assert.Equal(1, await CountAsync("(select distinct transaction from event where stream not like 'held%') t"));
    }

    [Fact]
    public async Task Who_does_not_wait_any_longer_is_not_told_and_nothing_is_torn()
    {
        using var leaving = new CancellationTokenSource();
        var outcomes = await HeldUpAsync(
            () => Store.CommitAsync(new Commit("left", 0).Append(Happened()).Execute(Late), leaving.Token),
            async () =>
            {
                await leaving.CancelAsync();
                return await Store.CommitAsync(new Commit("stays", 0).Append(Happened()));
            });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => outcomes[0]);
        Assert.IsType<CommitOutcome.Committed>(await outcomes[1]);
        Assert.Equal(await CountAsync("event where stream = 'left'"), (await LinesAsync()).Count);
    }

    /// <summary>Begins to write these while all that may write at once are held up, so that they are written together.</summary>
    async Task<Task<CommitOutcome>[]> HeldUpAsync(params Func<Task<CommitOutcome>>[] begin)
    {
        await using (var create = Database.CreateCommand("create table line (place int generated always as identity, name text); create table door (id int); insert into door values (1)"))
            await create.ExecuteNonQueryAsync();
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var close = new NpgsqlCommand("select id from door for update", connection))
            await close.ExecuteNonQueryAsync();
        var held = Enumerable.Range(0, 8).Select(i => Store.CommitAsync(new Commit($"held{i}", 0).Append(Happened()).Execute("select id from door for share"))).ToArray();
        while (await Database.ReadAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", [], r => r.GetInt64(0), default) is [< 3])
            await Task.Delay(10);
        var begun = begin.Select(b => b()).ToArray();
        await transaction.CommitAsync();
        await Task.WhenAll(held);
        await Task.WhenAll(begun.Select(b => b.ContinueWith(_ => { }, TaskScheduler.Default)));
        return begun;
    }

    Task<List<string>> LinesAsync() => Database.ReadAsync("select name from line order by place", [], r => r.GetString(0), default);

    static Request NewRequest() => Request.Of(Guid.CreateVersion7(), "someone", "a");
}
