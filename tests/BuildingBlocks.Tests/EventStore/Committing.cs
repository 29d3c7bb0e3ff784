using BuildingBlocks.Domain;
using BuildingBlocks.EventStore;
using BuildingBlocks.Messaging;
using Npgsql;
using Testing;

namespace BuildingBlocks.Tests.EventStore;

public sealed class Committing(PostgresServer server) : StoreTest(server)
{
    static Request NewRequest(string input = "a") => Request.Of(Guid.CreateVersion7(), "someone", input);

    [Fact]
    public async Task Numbers_events_without_a_gap_from_one()
    {
        Assert.Equal(new CommitOutcome.Committed(1, 2), await Store.CommitAsync(new Commit("s", 0).Append(Happened()).Append(Happened())));
        Assert.Equal(new CommitOutcome.Committed(3, 3), await Store.CommitAsync(new Commit("s", 2).Append(Happened())));
        Assert.Equal([1, 2, 3], (await Store.ReadStreamAsync("s")).Select(e => e.Version));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Writes_nothing_at_another_version_than_expected(int expected)
    {
        await Store.CommitAsync(new Commit("s", 0).Append(Happened()));
        var late = new Commit("s", expected).Append(Happened()).Publish(new(Guid.CreateVersion7(), "t", "s", "x", "{}"));
        Assert.IsType<CommitOutcome.Conflict>(await Store.CommitAsync(late));
        Assert.Equal(1, await CountAsync("event"));
        Assert.Equal(0, await CountAsync("outbox"));
    }

    [Fact]
    public async Task Writes_decisions_that_follow_each_other_together_or_not_at_all()
    {
        var (first, second, third) = (NewRequest("1"), NewRequest("2"), NewRequest("3"));
        var together = new Commit("s", 0).Then(first).Append(Happened()).Append(Happened()).Then(second).Then(null).Append(Happened());
        Assert.Equal((3, true), (together.LastVersion, together.IsOfMany));
        Assert.Equal(new CommitOutcome.Committed(1, 3), await Store.CommitAsync(together));
        Assert.Equal(new CommitOutcome.Repeated("s", 1, 2), await Store.FindCommandAsync(first));
        Assert.Equal(new CommitOutcome.Repeated("s", 3, 2), await Store.FindCommandAsync(second));   // it was fulfilled without an event

        Assert.IsType<CommitOutcome.Conflict>(await Store.CommitAsync(new Commit("s", 3).Then(third).Append(Happened()).Then(first).Append(Happened())));
        Assert.Equal(3, await CountAsync("event"));
        Assert.Null(await Store.FindCommandAsync(third));
        Assert.Equal(1, await CountAsync("(select distinct transaction from event) t"));
    }

    [Fact]
    public async Task Gives_a_statement_once_for_its_rows_but_for_those_that_stand_apart()
    {
        await using (var create = Database.CreateCommand("create table step (id int generated always as identity, name text)"))
            await create.ExecuteNonQueryAsync();
        const string many = "insert into step (name) select * from unnest($1)", one = "insert into step (name) values ('one')";
        await Store.CommitAsync(new Commit("s", 0).Append(Happened()).ExecuteEach(many, Sql.Text("a")).Execute(one).ExecuteEach(many, Sql.Text("b")).Apart().ExecuteEach(many, Sql.Text("c")));
        Assert.Equal(["a", "b", "one", "c"], await Database.ReadAsync("select name from step order by id", [], r => r.GetString(0), default));
    }

    [Fact]
    public async Task Lets_one_of_many_racers_win_each_version()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.CommitAsync(new Commit("s", 0).Append(Happened()))));
        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        Assert.Equal(19, outcomes.OfType<CommitOutcome.Conflict>().Count());
    }

    [Fact]
    public async Task Writes_all_or_nothing_when_a_projection_fails()
    {
        var broken = new Commit("s", 0).Append(Happened()).Publish(new(Guid.CreateVersion7(), "t", "s", "x", "{}")).Execute("select 1 / 0");
        await Assert.ThrowsAsync<PostgresException>(() => Store.CommitAsync(broken));
        Assert.Equal(0, await CountAsync("event"));
        Assert.Equal(0, await CountAsync("outbox"));
    }

    [Fact]
    public async Task Keeps_what_others_write_at_the_same_time_when_one_cannot_be_kept()
    {
        var ends = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            var commit = new Commit($"s{i}", i % 5 == 0 ? 3 : 0).Append(Happened());
            if (i % 7 == 1)
                commit.Execute("select 1 / 0");
            try
            {
                return await Store.CommitAsync(commit) is CommitOutcome.Committed ? "kept" : "conflict";
            }
            catch (PostgresException)
            {
                return "failed";
            }
        }));
        Assert.Equal(Enumerable.Range(0, 60).Select(i => i % 5 == 0 ? "conflict" : i % 7 == 1 ? "failed" : "kept"), ends);
        Assert.Equal(ends.Count(e => e == "kept"), await CountAsync("event"));
    }

    [Fact]
    public async Task Fulfils_a_command_once_and_tells_a_retry_what_happened()
    {
        var request = NewRequest();
        await Store.CommitAsync(new Commit("s", 0, request).Append(Happened()).Append(Happened()));
        Assert.Equal(new CommitOutcome.Repeated("s", 1, 2), await Store.CommitAsync(new Commit("s", 2, request).Append(Happened())));
        Assert.Equal(2, await CountAsync("event"));
    }

    [Fact]
    public async Task Fulfils_a_command_once_when_its_copies_race()
    {
        var request = NewRequest();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Store.CommitAsync(new Commit($"s{i}", 0, request).Append(Happened()))));
        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        Assert.Equal(19, outcomes.OfType<CommitOutcome.Repeated>().Count());
    }

    [Fact]
    public async Task Refuses_a_command_id_that_stood_for_another_request()
    {
        var request = NewRequest("a");
        await Store.CommitAsync(new Commit("s", 0, request).Append(Happened()));
        var other = Request.Of(request.CommandId, "someone", "b");
        Assert.IsType<CommitOutcome.Reused>(await Store.CommitAsync(new Commit("s", 1, other).Append(Happened())));
        Assert.IsType<CommitOutcome.Reused>(await Store.FindCommandAsync(Request.Of(request.CommandId, "somebody else", "a")));
    }

    [Fact]
    public async Task Remembers_a_command_that_changed_nothing()
    {
        var request = NewRequest();
        await Store.CommitAsync(new Commit("s", 0, request));
        Assert.Equal(new CommitOutcome.Repeated("s", 1, 0), await Store.FindCommandAsync(request));
    }

    [Fact]
    public async Task Keeps_the_record_of_a_binding_act_and_sends_its_hash()
    {
        var record = SaltedRecord.Create(Guid.CreateVersion7(), "test.act", DateTimeOffset.UnixEpoch, [], new byte[16]);
        await Store.CommitAsync(new Commit("s", 0).Append(Happened()).Bind(record, "test"));
        Assert.Equal(record.Json, (await new BindingRecords(Database).ReadAsync([record.ActId]))[record.ActId]);
        await using var query = Database.CreateCommand("select data->>'recordHash' from outbox where topic = 'ledger.acts' and id = $1");
        query.Parameters.Add(Sql.Uuid(record.ActId));
        Assert.Equal(record.Hash, await query.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Takes_one_round_trip()
    {
        await using var connection = await Database.OpenConnectionAsync();
        var commit = new Commit("s", 0, NewRequest()).Append(Happened()).Publish(new(Guid.CreateVersion7(), "t", "s", "x", "{}"));
        var statements = Commit.Statements([commit]).ToList();
        await using var batch = new NpgsqlBatch(connection);
        statements.ForEach(batch.BatchCommands.Add);
        await batch.ExecuteNonQueryAsync();
        await using var query = new NpgsqlCommand("select count(distinct transaction) from (select transaction from event union all select transaction from outbox) as t", connection);
        Assert.Equal(1L, await query.ExecuteScalarAsync());
    }
}
