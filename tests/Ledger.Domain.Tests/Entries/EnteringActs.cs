using CsCheck;

namespace Ledger.Domain.Tests.Entries;

public sealed class EnteringActs
{
    static readonly Dictionary<Guid, Entry> Nothing = [];

    static Act Act(int n, int record = -1) => Sample.Act(Sample.Id(n), Sample.Record(record < 0 ? n : record).Hash);

    static Page Enter(CompactRange tree, Dictionary<Guid, Entry> known, params Act[] acts) => Page.Of(tree, acts, known, Sample.Noon);

    [Fact]
    public void Gives_each_its_place_in_the_order_of_arrival()
    {
        var page = Enter(CompactRange.Empty, Nothing, Act(0), Act(1), Act(2));
        Assert.Equal([0ul, 1, 2], page.Entered.Select(e => e.LeafIndex));
        Assert.All(page.Entered, e => Assert.Equal(3ul, e.TreeSize));
        Assert.All(page.Outcomes, o => Assert.IsType<EntryOutcome.Entered>(o));
        Assert.Equal(new Sample(3).Tree.Root, page.Tree.Root);
    }

    [Fact]
    public void Enters_an_act_once_however_often_it_comes()
    {
        var first = Enter(CompactRange.Empty, Nothing, Act(0), Act(0));
        var entry = Assert.Single(first.Entered);
        Assert.IsType<EntryOutcome.Entered>(first.Outcomes[0]);
        Assert.Equal(entry, Assert.IsType<EntryOutcome.AlreadyEntered>(first.Outcomes[1]).Entry);

        var second = Enter(first.Tree, new() { [Sample.Id(0)] = entry }, Act(0));
        Assert.Empty(second.Entered);
        Assert.Equal(entry, Assert.IsType<EntryOutcome.AlreadyEntered>(Assert.Single(second.Outcomes)).Entry);
        Assert.Equal(first.Tree.Root, second.Tree.Root);
    }

    [Fact]
    public void Refuses_another_record_for_a_known_act()
    {
        var first = Enter(CompactRange.Empty, Nothing, Act(0));
        var second = Enter(first.Tree, first.Entered.ToDictionary(e => e.Act.ActId), Act(0, record: 7), Act(1));
        Assert.Equal("ledger.hash_differs", Assert.IsType<EntryOutcome.Refused>(second.Outcomes[0]).Reason.Code);
        Assert.Equal(1ul, Assert.IsType<EntryOutcome.Entered>(second.Outcomes[1]).Entry.LeafIndex);
    }

    [Fact]
    public void Refuses_the_second_of_two_records_that_come_together()
    {
        var page = Enter(CompactRange.Empty, Nothing, Act(0), Act(0, record: 7));
        Assert.IsType<EntryOutcome.Entered>(page.Outcomes[0]);
        Assert.IsType<EntryOutcome.Refused>(page.Outcomes[1]);
    }

    [Fact]
    public void Comes_to_one_tree_however_arrivals_are_cut_into_pages() => Gen.Select(Gen.Int[0, 60], Gen.Int[1, 60]).Sample((count, cut) =>
    {
        var acts = Enumerable.Range(0, count).Select(n => Act(n)).ToArray();
        var tree = acts.Chunk(cut).Aggregate(CompactRange.Empty, (t, page) => Enter(t, Nothing, page).Tree);
        Assert.Equal(new Sample(count).Tree.Root, tree.Root);
    });

    [Theory]
    [InlineData("ledger.hash_malformed", "standards.vote-cast", "ABCD", "standards")]
    [InlineData("ledger.hash_malformed", "standards.vote-cast", null, "standards")]
    [InlineData("ledger.kind_malformed", "Vote cast", "0000000000000000000000000000000000000000000000000000000000000000", "standards")]
    [InlineData("ledger.kind_malformed", "vote-cast\n", "0000000000000000000000000000000000000000000000000000000000000000", "standards")]
    [InlineData("ledger.kind_malformed", null, "0000000000000000000000000000000000000000000000000000000000000000", "standards")]
    [InlineData("ledger.service_malformed", "standards.vote-cast", "0000000000000000000000000000000000000000000000000000000000000000", "")]
    public void Refuses_what_is_no_act(string code, string? kind, string? hash, string? service)
    {
        Assert.False(Ledger.Domain.Entries.Act.TryRead(Sample.Id(0), kind, hash, service, Sample.Noon, out var act, out var refusal));
        Assert.Null(act);
        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void Refuses_an_act_without_a_name()
    {
        Assert.False(Ledger.Domain.Entries.Act.TryRead(Guid.Empty, "a.b", new('0', 64), "s", Sample.Noon, out _, out var refusal));
        Assert.Equal("ledger.act_unnamed", refusal.Code);
    }
}
