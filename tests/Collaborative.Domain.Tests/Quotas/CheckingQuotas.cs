using static Collaborative.Domain.Tests.Quotas.SharingFairly;

namespace Collaborative.Domain.Tests.Quotas;

public sealed class CheckingQuotas
{
    static readonly Resource Gpu = Resource.Of(new("H100"));
    static readonly Quota Root = Node(1, 0, Fraction.One), Norway = Node(2, 1, new(1, 2)), Kenya = Node(3, 1, new(1, 2));

    [Fact]
    public void Finds_nothing_in_a_sound_tree() => Assert.Empty(Check(Root, Norway, Kenya));

    [Fact]
    public void Finds_a_node_that_is_there_twice() => Assert.Contains("quota.twice", Check(Root, Norway, Norway));

    [Fact]
    public void Wants_one_root()
    {
        Assert.Equal(["quota.not_one_root"], Check());
        Assert.Equal(["quota.not_one_root"], Check(Root, Node(2, 0, Fraction.One)));
    }

    [Fact]
    public void Finds_a_parent_that_is_not_there() => Assert.Equal(["quota.unknown_parent"], Check(Root, Node(2, 9, Fraction.Zero)));

    [Fact]
    public void Finds_cycles_and_only_those_who_are_on_them() =>
        Assert.Equal(["quota.cycle", "quota.cycle"], Check(Root, Node(2, 3, Fraction.Zero), Node(3, 2, Fraction.Zero), Node(4, 3, Fraction.Zero)));

    [Fact]
    public void Finds_a_tree_that_is_too_deep() =>
        Assert.Equal(["quota.too_deep"], Check([Root, .. Enumerable.Range(2, 31).Select(i => Node(i, i - 1, Fraction.One)), Node(33, 32, Fraction.One)]));

    [Fact]
    public void Finds_what_is_below_zero()
    {
        var minus = Gpus(-1);
        Assert.Equal(["quota.negative"], Check(Root, Node(2, 1, new(-1, 2))));
        Assert.Equal(["quota.negative"], Check(Root, Norway with { Nominal = new Nominal.Stated(minus) }));
        Assert.Equal(["quota.negative"], Check(Root, Norway with { Borrowing = minus }));
        Assert.Equal(["quota.negative"], Check(Root, Norway with { Lending = minus }));
        Assert.Equal(["quota.negative"], Check(Root, Norway with { Guarantee = minus }));
        Assert.Equal(["quota.no_weight"], Check(Root, Norway with { Weight = Fraction.Zero }));
    }

    [Fact]
    public void Finds_parts_that_are_more_than_the_whole()
    {
        Assert.Equal(["quota.part_over_one"], Check(Root, Node(2, 1, new(5, 4))));
        Assert.Equal(["quota.parts_over_one"], Check(Root, Norway, Kenya, Node(4, 1, new(1, 1_000_000))));
        Assert.Equal("The parts of Node 1 add up to 1000001/1000000; together they are at most 1.", QuotaTree.Check([Root, Norway, Kenya, Node(4, 1, new(1, 1_000_000))], Gpus(100)).Single().Message);
    }

    [Fact]
    public void Finds_amounts_that_are_more_than_there_is()
    {
        Assert.Equal(["quota.over_parent"], Check(Root, Norway, Kenya with { Nominal = new Nominal.Stated(Gpus(51)) }));
        Assert.Equal(["quota.over_parent"], Check(Root with { Nominal = new Nominal.Stated(Gpus(101)) }));
        Assert.Equal(["quota.over_parent"], Check(Root, Norway, Kenya with { Nominal = new Nominal.Stated(Amounts.Of((Resource.Cpu, 1.F()))) }));
        Assert.Empty(Check(Root, Norway, Kenya with { Nominal = new Nominal.Stated(Gpus(50)) }));
    }

    [Fact]
    public void Finds_guarantees_that_cannot_be_kept()
    {
        Assert.Equal(["quota.guarantee_over_nominal"], Check(Root, Norway with { Guarantee = Gpus(51) }));
        Assert.Equal(["quota.lending_over_nominal"], Check(Root, Norway with { Lending = Gpus(51) }));
        Assert.Equal(["quota.lends_its_guarantee"], Check(Root, Norway with { Lending = Gpus(30), Guarantee = Gpus(21) }));
        Assert.Empty(Check(Root, Norway with { Lending = Gpus(30), Guarantee = Gpus(20) }));
    }

    [Fact]
    public void Gives_every_contradiction_at_once() => Assert.Equal(
        ["quota.guarantee_over_nominal", "quota.lends_its_guarantee", "quota.parts_over_one"],
        Check(Root, Norway with { Guarantee = Gpus(51) }, Kenya with { Lending = Gpus(50), Guarantee = Gpus(1) }, Node(4, 1, new(1, 2))).Order());

    [Fact]
    public void Counts_time_in_a_period_as_devices()
    {
        var day = new Period(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(new Fraction(5, 2), Amounts.OfTime(new("H100"), new(216_000), day)[Gpu]);
        Assert.Throws<ArgumentException>(() => Amounts.OfTime(new("H100"), new(1), new(day.To, day.From)));
    }

    [Fact]
    public void Makes_no_tree_of_contradictions() => Assert.Throws<ArgumentException>(() => QuotaTree.Of([Root, Norway, Norway], Gpus(100)));

    static string[] Check(params Quota[] quotas) => [.. QuotaTree.Check(quotas, Gpus(100)).Select(c => c.Code)];

    static Amounts Gpus(int devices) => Amounts.Of((Gpu, devices.F()));

    static Quota Node(int id, int parent, Fraction part) =>
        new(Id(id), parent == 0 ? null : Id(parent), $"Node {id}", new Nominal.PartOfParent(part), null, null, Fraction.One, Amounts.None);
}
