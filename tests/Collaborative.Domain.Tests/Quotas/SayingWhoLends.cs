namespace Collaborative.Domain.Tests.Quotas;

public sealed class SayingWhoLends
{
    static readonly Resource H100 = Resource.Of(new("H100")), A100 = Resource.Of(new("A100"));

    [Fact]
    public void Each_lends_in_proportion_to_what_it_leaves_and_each_borrower_has_in_proportion_to_what_it_borrows()
    {
        // Two borrow 4 and 2 beyond their 2; two leave 6 and 3 of theirs.
        var loans = Loans([Node(1, null, 16), Node(2, 1, 2), Node(3, 1, 2), Node(4, 1, 6), Node(5, 1, 6)], (2, 6), (3, 4), (5, 3));
        Assert.Equal(
            [(2, 4, 8.F() / 3.F()), (2, 5, 4.F() / 3.F()), (3, 4, 4.F() / 3.F()), (3, 5, 2.F() / 3.F())],
            loans.Select(l => (Of(l.Borrower), Of(l.Lender), l.Amount)));
        Assert.All(loans, l => Assert.Equal(LoanSource.Sibling, l.Source));
    }

    [Fact]
    public void What_is_kept_for_one_is_not_lent_by_it()
    {
        var kept = Node(3, 1, 6) with { Guarantee = Amounts.Of((H100, 6.F())) };
        Assert.Equal([(2, 4)], Loans([Node(1, null, 16), Node(2, 1, 4), kept, Node(4, 1, 6)], (2, 8)).Select(l => (Of(l.Borrower), Of(l.Lender))));
    }

    [Fact]
    public void What_is_divided_among_none_is_lent_by_the_node_above_beside_what_others_leave()
    {
        var loans = Loans([Node(1, null, 16), Node(2, 1, 4), Node(3, 1, 4)], (2, 7));
        Assert.Equal([(3, LoanSource.Sibling, 1.F()), (1, LoanSource.Undivided, 2.F())], loans.Select(l => (Of(l.Lender), l.Source, l.Amount)));
    }

    [Fact]
    public void Those_beside_lend_first_and_the_rest_comes_from_above_where_it_is_said_whose_it_is()
    {
        var loans = Loans([Node(1, null, 16), Node(2, 1, 8), Node(3, 1, 8), Node(4, 2, 4), Node(5, 2, 4), Node(6, 3, 8)], (4, 10), (5, 1));
        Assert.Equal(
            [(2, 3, LoanSource.Sibling, 3.F()), (4, 5, LoanSource.Sibling, 3.F()), (4, 2, LoanSource.Above, 3.F())],
            loans.Select(l => (Of(l.Borrower), Of(l.Lender), l.Source, l.Amount)));
    }

    [Fact]
    public void Models_are_not_lent_for_each_other()
    {
        Quota[] quotas = [Node(1, null, 8), Node(2, 1, 4), Node(3, 1, 4)];
        var tree = QuotaTree.Of(quotas, Amounts.Of((H100, 8.F())));
        var held = new Dictionary<QuotaId, Amounts> { [SharingFairly.Id(2)] = Amounts.Of((A100, 1.F()), (H100, 4.F())) };
        var loan = Assert.Single(new Lending(tree, held).All);
        Assert.Equal((A100, LoanSource.Above, 1.F()), (loan.Resource, loan.Source, loan.Amount));   // of what no shares divide
    }

    /// <summary>Whatever is held, lawful or not: the sums are exact, nobody lends more than it leaves, and nothing comes from above while something is left beside.</summary>
    [Fact]
    public void What_borrowers_have_over_nominal_is_what_lenders_lend()
    {
        var (lent, fromAbove) = (0, 0);
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new RandomTree(seed);
            var held = random.Tree.Leaves.ToDictionary(l => l.Quota.Id, _ => random.Any<Fraction>([0.F(), 1.F(), new(1, 2), new(7, 3), 9.F()]) * random.AnyWish().Task);
            if (seed % 2 == 0)
                held = random.Held(FairShares.Of(random.Tree, random.Wishes));
            var lending = new Lending(random.Tree, held);
            foreach (var above in random.Tree.Root.FromAbove)
            {
                var loans = lending.Among(above).ToList();
                foreach (var resource in held.Values.SelectMany(h => h.Resources).Distinct())
                {
                    var these = loans.Where(l => l.Resource == resource).ToList();
                    foreach (var child in above.Children)
                    {
                        Assert.Equal(lending.Borrowed(child, resource), Sum(these.Where(l => l.Borrower == child)));
                        Assert.True(Sum(these.Where(l => l.Source is LoanSource.Sibling && l.Lender == child)) <= lending.Left(child, resource));
                    }
                    var came = Sum(these.Where(l => l.Source is LoanSource.Above));
                    Assert.Equal(above.Children.IsEmpty ? Fraction.Zero : lending.Borrowed(above, resource), came);
                    if (came > Fraction.Zero)
                        Assert.All(above.Children, c => Assert.Equal(lending.Left(c, resource), Sum(these.Where(l => l.Source is LoanSource.Sibling && l.Lender == c))));
                    lent += these.Count(l => l.Source is LoanSource.Sibling);
                    fromAbove += these.Count(l => l.Source is LoanSource.Above);
                }
                Assert.All(loans, l => Assert.True(l.Amount > Fraction.Zero));
            }
        }
        Assert.True(lent > 300 && fromAbove > 100, $"{lent} between siblings and {fromAbove} from above were seen.");
    }

    [Fact]
    public void In_a_tree_whose_limits_hold_nobody_is_above_the_root()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new RandomTree(seed);
            var lending = new Lending(random.Tree, random.Held(FairShares.Of(random.Tree, random.Wishes)));
            Assert.DoesNotContain(lending.All, l => l.Source is LoanSource.Above && l.Lender == random.Tree.Root);
        }
    }

    static List<Loan> Loans(Quota[] quotas, params (int Project, int Devices)[] held) => [.. new Lending(
        QuotaTree.Of(quotas, Amounts.Of((H100, 16.F()))), held.ToDictionary(h => SharingFairly.Id(h.Project), h => Amounts.Of((H100, h.Devices.F())))).All];

    static Fraction Sum(IEnumerable<Loan> loans) => loans.Aggregate(Fraction.Zero, (sum, l) => sum + l.Amount);

    static int Of(QuotaNode node) => Enumerable.Range(1, 9).Single(n => SharingFairly.Id(n) == node.Quota.Id);

    static Quota Node(int id, int? parent, int devices) => new(
        SharingFairly.Id(id), parent is { } above ? SharingFairly.Id(above) : null, $"Node {id}", new Nominal.Stated(Amounts.Of((H100, devices.F()))), null, null, Fraction.One, Amounts.None);
}
