using static Collaborative.Domain.Tests.Accounts.Scene;

namespace Collaborative.Domain.Tests.Accounts;

public sealed class MovingTime
{
    [Fact]
    public void Goes_down_the_tree_by_grants()
    {
        var scene = new Scene().Funded(1_000);
        Assert.Equal([0, 0, 0, 1_000], new[] { Institution, Norway, Health, Scans }.Select(a => scene.Available(a)));
        Assert.Equal(-1_000, scene.Books.Balance(new(Institution, Purpose.Issued, A100)).Value);
        Assert.Equal(1_000, scene.Books.StoodWithin(Institution, Monday)[(Purpose.Available, A100)].Within.Value);
    }

    [Theory]
    [InlineData("grant.not_below", 1, 5)]
    [InlineData("grant.not_below", 5, 4)]
    [InlineData("grant.not_below", 2, 2)]
    [InlineData("posting.unknown_account", 1, 9)]
    [InlineData("posting.unknown_account", 9, 1)]
    [InlineData("posting.overdrawn", 1, 2)]
    public void Is_granted_to_what_is_below(string code, int from, int to) =>
        Assert.Equal(code, new Scene().Refusal(new BookCommand.Grant(Id(from), Id(to), A100, new(1), "award", Monday)));

    [Theory]
    [InlineData("transfer.not_beside", 1, 2)]
    [InlineData("transfer.not_beside", 2, 2)]
    [InlineData("posting.unknown_account", 2, 9)]
    [InlineData("posting.overdrawn", 2, 3)]
    public void Is_transferred_between_equals(string code, int from, int to) =>
        Assert.Equal(code, new Scene().Refusal(new BookCommand.Transfer(Id(from), Id(to), A100, new(1), "transfer", Monday)));

    [Fact]
    public void Is_another_members_after_a_transfer()
    {
        var scene = new Scene();
        scene.Do(new BookCommand.Issue(Norway, A100, new(70), "pledge", Monday));
        scene.Do(new BookCommand.Transfer(Norway, Kenya, A100, new(30), "transfer", Monday));
        Assert.Equal((40, 30), (scene.Available(Norway), scene.Available(Kenya)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(GpuSeconds.Most + 1)]
    public void Is_a_lawful_amount(long amount)
    {
        var scene = new Scene().Funded(10);
        Assert.Equal("amount.out_of_range", scene.Refusal(new BookCommand.Issue(Norway, A100, new(amount), "", Monday)));
        Assert.Equal("amount.out_of_range", scene.Refusal(new BookCommand.Grant(Institution, Norway, A100, new(amount), "", Monday)));
        Assert.Equal("amount.out_of_range", scene.Refusal(new BookCommand.Exchange(Norway, A100, H100, new(amount), Rates.None, "", Monday)));
    }

    [Fact]
    public void Goes_below_zero_only_within_the_overdraft()
    {
        var scene = new Scene();
        scene.Do(new BookCommand.OpenAccount(new(Id(6), Health, AccountLevel.Project, "Urgent") { Overdraft = new(3_600) }, Monday));
        Assert.Equal("posting.overdrawn", scene.Refusal(Run(100, 1, 3_601, project: Id(6))));
        scene.Do(Run(101, 1, 3_600, project: Id(6)));
        Assert.Equal(-3_600, scene.Available(Id(6)));
        Assert.Equal("posting.overdrawn", scene.Refusal(Run(102, 1, 1, project: Id(6))));
    }
}
