namespace Collaborative.Domain.Tests.Quotas;

public sealed class SharingFairly
{
    static readonly Resource Cpu = Resource.Cpu, Memory = Resource.Memory;

    /// <summary>NSDI 2011, section 4.1: 9 processors and 18 GB; A needs (1, 4), B (3, 1): 3 tasks of A and 2 of B.</summary>
    [Fact]
    public void Gives_what_the_paper_gives()
    {
        var tree = Tree(Amounts.Of((Cpu, 9.F()), (Memory, 18.F())), Child(2), Child(3));
        Assert.Equal([3.F(), 2.F()], Shares(tree, (2, Need(1, 4), 1_000), (3, Need(3, 1), 1_000)));
    }

    [Fact]
    public void Goes_by_weights()
    {
        var tree = Tree(Amounts.Of((Cpu, 12.F())), Child(2, weight: 2), Child(3));
        Assert.Equal([8.F(), 4.F()], Shares(tree, (2, Need(1, 0), 1_000), (3, Need(1, 0), 1_000)));
        Assert.Equal([2.F(), 10.F()], Shares(tree, (2, Need(1, 0), 2), (3, Need(1, 0), 1_000)));
    }

    [Fact]
    public void Leaves_what_is_unused_to_those_next_to_it_first()
    {
        Quota[] quotas = [Root(), Child(2, part: new(1, 2)), Child(3, part: new(1, 2)), Child(4, 2, new(1, 2)), Child(5, 2, new(1, 2)), Child(6, 3, Fraction.One)];
        var tree = QuotaTree.Of(quotas, Amounts.Of((Cpu, 12.F())));
        Assert.Equal([6.F(), 6.F()], Shares(tree, (4, Need(1, 0), 1_000), (6, Need(1, 0), 1_000)));
    }

    [Fact]
    public void Lends_no_more_than_may_be_lent_and_borrows_no_more_than_may_be_borrowed()
    {
        var capacity = Amounts.Of((Cpu, 12.F()));
        var lender = Child(2, part: new(1, 2)) with { Lending = Amounts.Of((Cpu, 2.F())) };
        Assert.Equal([8.F()], Shares(Tree(capacity, lender, Child(3, part: new(1, 2))), (3, Need(1, 0), 1_000)));
        var borrower = Child(3, part: new(1, 2)) with { Borrowing = Amounts.Of((Cpu, 1.F())) };
        Assert.Equal([7.F()], Shares(Tree(capacity, Child(2, part: new(1, 2)), borrower), (3, Need(1, 0), 1_000)));
        var guaranteed = Child(2, part: new(1, 2)) with { Guarantee = Amounts.Of((Cpu, 5.F())) };
        Assert.Equal([7.F()], Shares(Tree(capacity, guaranteed, Child(3, part: new(1, 2))), (3, Need(1, 0), 1_000)));
    }

    [Fact]
    public void Gives_nothing_where_one_of_the_things_needed_does_not_exist()
    {
        var tree = Tree(Amounts.Of((Cpu, 12.F())), Child(2), Child(3));
        Assert.Equal([0.F(), 12.F()], Shares(tree, (2, Need(1, 1), 5), (3, Need(1, 0), 1_000)));
    }

    [Theory]
    [InlineData(-1, 1, 1, "wish.negative")]
    [InlineData(1, -1, 1, "wish.negative")]
    [InlineData(1, 1, -1, "wish.negative")]
    [InlineData(0, 0, 1, "wish.empty")]
    [InlineData(0, 1, 0, null)]
    public void Names_the_rule_that_a_wish_breaks(int cpu, int memory, int tasks, string? code) => Assert.Equal(code, new Wish(Need(cpu, memory), tasks.F()).Check()?.Code);

    [Fact]
    public void Refuses_wishes_of_nobody_and_wishes_that_make_no_sense()
    {
        var tree = Tree(Amounts.Of((Cpu, 12.F())), Child(2), Child(3));
        Assert.Throws<ArgumentException>(() => Shares(tree, (7, Need(1, 0), 1)));
        Assert.Throws<ArgumentException>(() => Shares(tree, (1, Need(1, 0), 1)));
        Assert.Throws<ArgumentException>(() => Shares(tree, (2, Need(-1, 0), 1)));
    }

    static IEnumerable<Fraction> Shares(QuotaTree tree, params (int Id, Amounts Task, int Tasks)[] wishes)
    {
        var shares = FairShares.Of(tree, wishes.ToDictionary(w => Id(w.Id), w => new Wish(w.Task, w.Tasks.F())));
        return [.. wishes.Select(w => shares[Id(w.Id)])];
    }

    static Amounts Need(int cpu, int memory) => Amounts.Of((Cpu, cpu.F()), (Memory, memory.F()));

    static QuotaTree Tree(Amounts capacity, params Quota[] children) => QuotaTree.Of([Root(), .. children], capacity);

    static Quota Root() => new(Id(1), null, "Institution", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None);

    static Quota Child(int id, int parent = 1, Fraction part = default, int weight = 1) =>
        new(Id(id), Id(parent), $"Node {id}", new Nominal.PartOfParent(part), null, null, weight.F(), Amounts.None);

    internal static QuotaId Id(int number) => new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
}

static class Numbers
{
    public static Fraction F(this int number) => new(number, 1);
}
