using Ledger.EnteringActs;
using Npgsql;

namespace Ledger.Tests.EnteringActs;

public sealed class EnteringActs(PostgresServer server) : LogTest(server)
{
    [Fact]
    public async Task Begins_with_a_signed_empty_tree()
    {
        await NewWriter().OpenAsync();
        await NewWriter().OpenAsync();
        Assert.Equal(TreeHash.EmptyTree, (await Reader.NewestAsync()).Root);
        await HoldsAsync();
    }

    [Fact]
    public async Task Is_durable_when_it_returns()
    {
        var log = NewWriter();
        await log.OpenAsync();
        var outcomes = await log.EnterAsync(Acts(0, 3));
        Assert.Equal([0ul, 1, 2], outcomes.Select(o => Assert.IsType<EntryOutcome.Entered>(o).Entry.LeafIndex));
        await HoldsAsync(IdOf(0), IdOf(1), IdOf(2));
    }

    [Fact]
    public async Task Grows_page_by_page_to_any_size()
    {
        var log = NewWriter();
        await log.OpenAsync();
        var entered = 0;
        foreach (var page in new[] { 1, 1, 2, 250, 3, 255, 256, 1, 700 })
        {
            await log.EnterAsync(Acts(entered, entered + page));
            entered += page;
        }
        await HoldsAsync(Enumerable.Range(0, entered).Select(IdOf));
    }

    [Fact]
    public async Task Goes_on_after_a_restart()
    {
        var first = NewWriter();
        await first.OpenAsync();
        await first.EnterAsync(Acts(0, 5));
        var second = NewWriter();
        await second.OpenAsync();
        await second.EnterAsync(Acts(5, 9));
        await NewWriter().EnterAsync(Acts(9, 10));
        await HoldsAsync(Enumerable.Range(0, 10).Select(IdOf));
    }

    [Fact]
    public async Task Takes_a_duplicate_delivery_for_what_it_is()
    {
        var log = NewWriter();
        await log.OpenAsync();
        var before = await log.EnterAsync([Act(0), Act(0), Act(1)]);
        var after = await log.EnterAsync([Act(1), Act(0), Act(2), Act(2)]);
        Assert.Equal([typeof(EntryOutcome.Entered), typeof(EntryOutcome.AlreadyEntered), typeof(EntryOutcome.Entered)], before.Select(o => o.GetType()));
        Assert.Equal(
            [typeof(EntryOutcome.AlreadyEntered), typeof(EntryOutcome.AlreadyEntered), typeof(EntryOutcome.Entered), typeof(EntryOutcome.AlreadyEntered)],
            after.Select(o => o.GetType()));
        Assert.Equal(((EntryOutcome.Entered)before[0]).Entry, ((EntryOutcome.AlreadyEntered)after[1]).Entry);
        await HoldsAsync(IdOf(0), IdOf(1), IdOf(2));
    }

    [Fact]
    public async Task Signs_no_new_tree_for_nothing_new()
    {
        var log = NewWriter();
        await log.OpenAsync();
        await log.EnterAsync([Act(0)]);
        await log.EnterAsync([Act(0)]);
        Assert.Equal(2, await AskAsync<long>("select count(*) from checkpoint"));
    }

    [Fact]
    public async Task Refuses_another_record_for_a_known_act_and_keeps_it_as_evidence()
    {
        var log = NewWriter();
        await log.OpenAsync();
        await log.EnterAsync([Act(0)]);
        var outcomes = await log.EnterAsync([Act(0, record: 7), Act(1), Act(0, record: 7)]);
        Assert.Equal("ledger.hash_differs", Assert.IsType<EntryOutcome.Refused>(outcomes[0]).Reason.Code);
        Assert.IsType<EntryOutcome.Entered>(outcomes[1]);
        await HoldsAsync(IdOf(0), IdOf(1));
        Assert.Equal(
            [$"{IdOf(0)} {Act(7).Act.RecordHash.ToHex()} ledger.hash_differs"],
            await TextsAsync("select act_id || ' ' || encode(record_hash, 'hex') || ' ' || code from refused_act"));
    }

    [Theory]
    [InlineData("update leaf set kind = 'x'")]
    [InlineData("delete from leaf")]
    [InlineData("truncate leaf")]
    [InlineData("update tree_node set hash = hash")]
    [InlineData("delete from checkpoint")]
    [InlineData("delete from refused_act")]
    public async Task Leaves_no_way_to_change_what_was_entered(string sql)
    {
        var log = NewWriter();
        await log.OpenAsync();
        await log.EnterAsync([Act(0)]);
        Assert.Equal("AG002", (await Assert.ThrowsAsync<PostgresException>(() => DoAsync(sql))).SqlState);
    }

    [Fact]
    public async Task Does_not_go_on_with_the_key_of_another()
    {
        await NewWriter().OpenAsync();
        var stranger = new LogWriter(Database, Reader, SigningKey.Create(Origin, new byte[32]), new(), TimeProvider.System);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => stranger.OpenAsync());
        Assert.Contains("was not signed with the key", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => stranger.EnterAsync([Act(0)]));
        await HoldsAsync();
    }

    [Theory]
    [InlineData("update tree_node set hash = sha256('x') where level = 1", "does not have the root that was signed")]
    [InlineData("delete from tree_node where level = 1", "are missing")]
    public async Task Does_not_go_on_from_a_damaged_tree(string damage, string says)
    {
        var log = NewWriter();
        await log.OpenAsync();
        await log.EnterAsync([Act(0), Act(1)]);
        await DoAsync($"alter table tree_node disable trigger only_grows; {damage}");
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => NewWriter().EnterAsync([Act(2)]));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgets_what_it_thought_when_a_write_fails_and_goes_on()
    {
        var log = NewWriter();
        await log.OpenAsync();
        await log.EnterAsync([Act(0)]);
        await DoAsync("alter table checkpoint add constraint broken check (tree_size < 2)");
        await Assert.ThrowsAsync<PostgresException>(() => log.EnterAsync([Act(1)]));
        await HoldsAsync(IdOf(0));
        await DoAsync("alter table checkpoint drop constraint broken");
        await log.EnterAsync([Act(1), Act(2)]);
        await HoldsAsync(IdOf(0), IdOf(1), IdOf(2));
    }
}
