namespace Collaborative.Domain.Tests.Quotas;

/// <summary>What holds in every tree, whatever is wished. <c>AIGOV_LAW_TREES</c> says how many trees for each law instead of 300.</summary>
public sealed class LawOfFairShares
{
    static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("AIGOV_LAW_TREES"), out var count) ? count : 300;
    static readonly Fraction Little = new(1, 1_000_000_000_000);

    [Fact]
    public void Never_over_the_capacity_a_quota_or_a_limit_nor_over_the_wish() => Each(tree =>
    {
        var shares = FairShares.Of(tree.Tree, tree.Wishes);
        Assert.Null(FairShares.Broken(tree.Tree, tree.Held(shares)));
        Assert.All(shares, s => Assert.True(s.Value >= Fraction.Zero && s.Value <= tree.Wishes[s.Key].Tasks));
        var all = tree.Held(shares).Values.Aggregate(Amounts.None, (sum, h) => sum + h);
        Assert.True(all.IsWithin(tree.Tree.Capacity));
        foreach (var node in tree.Tree.Leaves.Where(l => l.Limit is not null && shares.ContainsKey(l.Quota.Id)))
            Assert.True(tree.Held(shares)[node.Quota.Id].IsWithin(node.Limit!));
    });

    [Fact]
    public void Nothing_that_a_project_could_use_is_left_over_and_none_gains_but_at_the_cost_of_another() => Each(tree =>
    {
        // The lawful holdings are a set in which less is always lawful: who cannot gain alone, cannot gain with others who lose nothing.
        var shares = FairShares.Of(tree.Tree, tree.Wishes);
        foreach (var (id, tasks) in shares.Where(s => s.Value < tree.Wishes[s.Key].Tasks))
            Assert.NotNull(FairShares.Broken(tree.Tree, tree.Held(shares.SetItem(id, tasks + Little))));
    });

    [Fact]
    public void Every_project_has_at_least_what_it_would_have_alone_with_what_belongs_to_it() => Each(tree =>
    {
        var shares = FairShares.Of(tree.Tree, tree.Wishes);
        foreach (var leaf in tree.Tree.Leaves.Where(l => shares.ContainsKey(l.Quota.Id)))
            Assert.True(shares[leaf.Quota.Id] >= tree.Wishes[leaf.Quota.Id].Useful(leaf.Nominal));
    });

    [Fact]
    public void Every_node_and_all_below_it_have_at_least_what_they_would_have_had_without_the_others() => Each(tree =>
    {
        var shares = FairShares.Of(tree.Tree, tree.Wishes);
        var node = tree.Any([.. All(tree.Tree.Root)]);
        var own = node.Leaves.Select(l => l.Quota.Id).Where(tree.Wishes.ContainsKey).ToDictionary(id => id, id => tree.Wishes[id]);
        var alone = QuotaTree.Of([.. All(tree.Tree.Root).Select(n => n.Quota.Id == node.Quota.Id ? n.Quota with { Borrowing = Amounts.None } : n.Quota)], tree.Tree.Capacity);
        Assert.All(FairShares.Of(alone, own), a => Assert.True(shares[a.Key] >= a.Value));
    });

    [Fact]
    public void Nobody_would_rather_have_what_another_of_the_same_rights_has()
    {
        var compared = 0;
        Each(tree =>
        {
            var (shares, held) = (FairShares.Of(tree.Tree, tree.Wishes), tree.Held(FairShares.Of(tree.Tree, tree.Wishes)));
            foreach (var siblings in All(tree.Tree.Root).Select(n => n.Children.Where(c => c.Children.IsEmpty && shares.ContainsKey(c.Quota.Id)).ToArray()))
            {
                foreach (var (one, other) in siblings.SelectMany(_ => siblings, (a, b) => (a, b)).Where(p => p.a != p.b && SameRights(p.a, p.b)))
                {
                    Assert.True(tree.Wishes[one.Quota.Id].Useful(held[other.Quota.Id]) <= shares[one.Quota.Id]);
                    compared++;
                }
            }
        });
        Assert.True(compared > Count / 10, $"only {compared} pairs were compared");
    }

    [Fact]
    public void Nobody_has_more_use_by_saying_what_is_not_so() => Each(tree =>
    {
        if (tree.Wishes.Count == 0)
            return;
        var shares = FairShares.Of(tree.Tree, tree.Wishes);
        var liar = tree.Any([.. tree.Wishes.Keys]);
        var truth = tree.Wishes[liar];
        for (var i = 0; i < 6; i++)
        {
            // anything at all, or the truth and something more, or fewer tasks
            var lie = (i % 3) switch
            {
                0 => tree.AnyWish(),
                1 => truth with { Task = truth.Task + (new Fraction(1, 1 << i) * tree.AnyWish().Task) },
                _ => truth with { Tasks = shares[liar] * new Fraction(i, 6) },
            };
            var told = FairShares.Of(tree.Tree, new Dictionary<QuotaId, Wish>(tree.Wishes) { [liar] = lie });
            Assert.True(truth.Useful(told[liar] * lie.Task) <= shares[liar], $"{truth.Useful(told[liar] * lie.Task)} by a lie, {shares[liar]} by the truth");
        }
    });

    [Fact]
    public void A_guarantee_is_within_reach_whatever_the_others_hold() => Each(tree =>
    {
        if (tree.Wishes.Count == 0)
            return;
        // the others have taken all they can while this one slept; it wakes, and what it is guaranteed is there
        var woken = tree.Any([.. tree.Tree.Leaves.Where(l => tree.Wishes.ContainsKey(l.Quota.Id))]);
        var others = tree.Wishes.Where(w => w.Key != woken.Quota.Id).ToDictionary(w => w.Key, w => w.Value);
        var held = tree.Held(FairShares.Of(tree.Tree, others));
        held[woken.Quota.Id] = woken.Quota.Guarantee;
        Assert.Null(FairShares.Broken(tree.Tree, held));
    });

    [Fact]
    public void Is_what_the_slow_and_obvious_way_gives() => Each(tree =>
    {
        var (shares, slow) = (FairShares.Of(tree.Tree, tree.Wishes), SlowShares.Of(tree.Tree, tree.Wishes));
        foreach (var (id, tasks) in shares)
            Assert.Equal(slow[id], SlowShares.Number(tasks), 1e-4 * Math.Max(1, slow[id]));
    }, Math.Max(1, Count / 5));

    [Fact]
    public void Does_not_care_in_which_order_nodes_and_wishes_are_listed() => Each(tree =>
    {
        var shares = FairShares.Of(tree.Tree, tree.Wishes);
        var turned = QuotaTree.Of([.. All(tree.Tree.Root).Select(n => n.Quota).Reverse()], tree.Tree.Capacity);
        var same = FairShares.Of(turned, tree.Wishes.Reverse().ToDictionary(w => w.Key, w => w.Value));
        Assert.All(shares, s => Assert.Equal(s.Value, same[s.Key]));
    });

    static void Each(Action<RandomTree> law, int? count = null)
    {
        for (var seed = 0; seed < (count ?? Count); seed++)
        {
            try
            {
                law(new(seed));
            }
            catch (Xunit.Sdk.XunitException broken)
            {
                Assert.Fail($"Tree {seed}: {broken.Message}");
            }
        }
    }

    static IEnumerable<QuotaNode> All(QuotaNode node) => node.Children.SelectMany(All).Prepend(node);

    static bool SameRights(QuotaNode one, QuotaNode other) =>
        one.Nominal.Equals(other.Nominal) && one.Reserve.Equals(other.Reserve) && Equals(one.Limit, other.Limit) && one.Weight >= other.Weight;
}
