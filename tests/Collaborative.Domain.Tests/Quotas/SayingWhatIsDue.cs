namespace Collaborative.Domain.Tests.Quotas;

public sealed class SayingWhatIsDue
{
    static readonly Resource H100 = Resource.Of(new("H100")), A100 = Resource.Of(new("A100"));

    [Fact]
    public void Shares_each_model_by_itself_and_sums_it_up_the_tree()
    {
        Quota[] quotas = [Node(1, null, Fraction.One), Node(2, 1, new(3, 4)), Node(3, 1, new(1, 4)), Node(4, 2, Fraction.One), Node(5, 3, Fraction.One)];
        var tree = QuotaTree.Of(quotas, Amounts.Of((H100, 8.F()), (A100, 4.F())));
        var due = Dues.Of(tree, new Dictionary<QuotaId, Amounts>
        {
            [SharingFairly.Id(4)] = Amounts.Of((H100, 100.F())),
            [SharingFairly.Id(5)] = Amounts.Of((H100, 100.F()), (A100, 3.F())),
            [SharingFairly.Id(9)] = Amounts.Of((H100, 100.F())),   // of no tree
        });
        Assert.Equal((6.F(), 0.F()), (due[SharingFairly.Id(2)][H100], due[SharingFairly.Id(2)][A100]));
        Assert.Equal((2.F(), 3.F()), (due[SharingFairly.Id(3)][H100], due[SharingFairly.Id(3)][A100]));
        Assert.Equal(due[SharingFairly.Id(3)], due[SharingFairly.Id(5)]);
        Assert.Equal((8.F(), 3.F()), (due[SharingFairly.Id(1)][H100], due[SharingFairly.Id(1)][A100]));
    }

    static Quota Node(int id, int? parent, Fraction part) => new(
        SharingFairly.Id(id), parent is { } above ? SharingFairly.Id(above) : null, $"Node {id}", new Nominal.PartOfParent(part), null, null, Fraction.One, Amounts.None);
}
