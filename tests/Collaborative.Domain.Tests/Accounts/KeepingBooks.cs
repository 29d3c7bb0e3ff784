using static Collaborative.Domain.Tests.Accounts.Scene;

namespace Collaborative.Domain.Tests.Accounts;

public sealed class KeepingBooks
{
    [Theory]
    [InlineData("posting.empty")]
    [InlineData("posting.absurd", 0L, 0L)]
    [InlineData("posting.absurd", long.MinValue, long.MaxValue)]
    [InlineData("posting.absurd", -GpuSeconds.Most - 1, GpuSeconds.Most + 1)]
    [InlineData("posting.unbalanced", -100L, 99L)]
    [InlineData("posting.unbalanced", -100L)]
    [InlineData("posting.overdrawn", 100L, -100L)]      // more issued than there is: Issued above zero
    [InlineData(null, -100L, 100L)]
    [InlineData(null, -GpuSeconds.Most, GpuSeconds.Most)]
    public void Names_the_rule_that_a_posting_breaks(string? code, params long[] amounts) =>
        Assert.Equal(code, Check([.. amounts.Select((a, i) => new Entry(new(Norway, (Purpose)i, A100), new(a)))]));

    [Fact]
    public void Balances_each_model_by_itself() =>
        Assert.Equal("posting.unbalanced", Check(new Entry(new(Norway, Purpose.Issued, A100), new(-5)), new Entry(new(Norway, Purpose.Available, H100), new(5))));

    [Fact]
    public void Takes_one_entry_for_a_place() => Assert.Equal("posting.place_twice", Check(
        new Entry(new(Norway, Purpose.Available, A100), new(3)), new Entry(new(Norway, Purpose.Available, A100), new(2)), new Entry(new(Norway, Purpose.Issued, A100), new(-5))));

    [Fact]
    public void Takes_no_endless_posting() => Assert.Equal("posting.too_long", Check(
        [.. Enumerable.Range(0, 65).Select(i => new Entry(new(Norway, Purpose.Available, new($"M{i}")), new(1)))]));

    [Fact]
    public void Knows_its_accounts() =>
        Assert.Equal("posting.unknown_account", Check(new Entry(new(Norway, Purpose.Issued, A100), new(-5)), new Entry(new(Nobody, Purpose.Available, A100), new(5))));

    [Fact]
    public void Are_kept_in_the_period_that_is_open()
    {
        var scene = new Scene();
        foreach (var at in new[] { Quarter.From.AddTicks(-1), Quarter.To, DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
            Assert.Equal("posting.wrong_period", scene.Refusal(new BookCommand.Issue(Norway, A100, new(1), "pledge", at)));
        Assert.Null(scene.Refusal(new BookCommand.Issue(Norway, A100, new(1), "pledge", Quarter.From)));
        Assert.Null(scene.Refusal(new BookCommand.Issue(Norway, A100, new(1), "pledge", Quarter.To.AddTicks(-1))));
    }

    [Fact]
    public void Are_entered_in_the_order_of_time()
    {
        var scene = new Scene().Funded(100);
        Assert.Equal("posting.out_of_order", scene.Refusal(new BookCommand.Issue(Norway, A100, new(1), "pledge", Monday.AddTicks(-1))));
        Assert.Null(scene.Refusal(new BookCommand.Issue(Norway, A100, new(1), "pledge", Monday.ToOffset(TimeSpan.FromHours(5)))));
    }

    [Fact]
    public void Do_not_count_beyond_what_can_be_counted()
    {
        var scene = new Scene();
        for (var i = 0; i < 9_223; i++)
            scene.Do(new BookCommand.Issue(Norway, A100, new(GpuSeconds.Most), "pledge", Monday));
        Assert.Equal("posting.overflow", scene.Refusal(new BookCommand.Issue(Norway, A100, new(GpuSeconds.Most), "pledge", Monday)));
    }

    [Theory]
    [InlineData("account.twice", 2, 1, AccountLevel.Member, 0)]
    [InlineData("account.unknown_parent", 9, 8, AccountLevel.Member, 0)]
    [InlineData("account.wrong_level", 9, 1, AccountLevel.Project, 0)]
    [InlineData("account.wrong_level", 9, 0, AccountLevel.Member, 0)]
    [InlineData("account.wrong_level", 9, 1, AccountLevel.Institution, 0)]
    [InlineData("account.overdraft_out_of_range", 9, 1, AccountLevel.Member, -1)]
    [InlineData(null, 9, 1, AccountLevel.Member, 5)]
    [InlineData(null, 9, 0, AccountLevel.Institution, 0)]
    public void Open_an_account_only_where_it_belongs(string? code, int id, int parent, AccountLevel level, long overdraft) => Assert.Equal(
        code, new Scene().Refusal(new BookCommand.OpenAccount(new(Id(id), parent == 0 ? null : Id(parent), level, "New") { Overdraft = new(overdraft) }, Monday)));

    [Fact]
    public void Do_not_take_in_what_was_never_lawful()
    {
        var books = new Scene().Books;
        Assert.Throws<CorruptStreamException>(() => books.Apply(new BookEvent.Posted(new(Monday, PostingKind.Issue, [new(new(Norway, Purpose.Available, A100), new(1))], ""))));
        Assert.Throws<CorruptStreamException>(() => books.Apply(new BookEvent.PeriodOpened(new(Quarter.To.AddDays(1), Quarter.To.AddDays(2)))));
        Assert.Throws<CorruptStreamException>(() => books.Apply(new BookEvent.AccountOpened(new(Norway, Institution, AccountLevel.Member, "Norway"))));
    }

    static string? Check(params Entry[] entries) => new Scene().Books.Check(new(Monday, PostingKind.Issue, [.. entries], "test"))?.Code;
}
