namespace Collaborative.Domain.Quotas;

/// <summary>What can be said of quotas before any sum: that they are a tree, and that each makes sense alone.</summary>
static class QuotaShape
{
    /// <summary>So many levels a tree has at most.</summary>
    public const int MostLevels = 32;

    public static ImmutableArray<QuotaContradiction> Check(IReadOnlyCollection<Quota> quotas)
    {
        var byId = quotas.GroupBy(q => q.Id).ToDictionary(g => g.Key, g => g.First());
        var roots = quotas.Count(q => q.Parent is null);
        return
        [
            .. roots == 1 ? [] : new QuotaContradiction[] { new QuotaContradiction.NotOneRoot(roots) },
            .. quotas.GroupBy(q => q.Id).SelectMany(g => g.Skip(1)).Select(q => new QuotaContradiction.Twice(q)),
            .. quotas.Where(q => q.Parent is { } parent && !byId.ContainsKey(parent)).Select(q => new QuotaContradiction.UnknownParent(q)),
            .. quotas.Where(q => LiesBelowItself(q, byId)).Select(q => new QuotaContradiction.Cycle(q)),
            .. quotas.Where(q => Steps(q, byId) == MostLevels).Select(q => new QuotaContradiction.TooDeep(q)),
            .. quotas.SelectMany(Alone),
        ];
    }

    static IEnumerable<QuotaContradiction> Alone(Quota quota)
    {
        if ((quota.Nominal is Nominal.PartOfParent { Part: var part } && part < Fraction.Zero) || quota.Nominal is Nominal.Stated { Amounts.IsLawful: false })
            yield return new QuotaContradiction.Negative(quota, "nominal share");
        if (quota.Nominal is Nominal.PartOfParent { Part: var whole } && whole > Fraction.One)
            yield return new QuotaContradiction.PartOverOne(quota, whole);
        if (quota.Borrowing is { IsLawful: false })
            yield return new QuotaContradiction.Negative(quota, "borrowing limit");
        if (quota.Lending is { IsLawful: false })
            yield return new QuotaContradiction.Negative(quota, "lending limit");
        if (!quota.Guarantee.IsLawful)
            yield return new QuotaContradiction.Negative(quota, "guarantee");
        if (quota.Weight <= Fraction.Zero)
            yield return new QuotaContradiction.NoWeight(quota);
    }

    static bool LiesBelowItself(Quota quota, Dictionary<QuotaId, Quota> byId) => Above(quota, byId).Take(byId.Count).Any(q => q.Id == quota.Id);

    /// <summary>How many nodes are above; of those that are too deep, the highest ones have just the most.</summary>
    static int Steps(Quota quota, Dictionary<QuotaId, Quota> byId) => Above(quota, byId).Take(MostLevels + 1).Count();

    static IEnumerable<Quota> Above(Quota quota, Dictionary<QuotaId, Quota> byId)
    {
        for (var at = quota; at.Parent is { } parent && byId.TryGetValue(parent, out var above); at = above)
            yield return above;
    }
}

/// <summary>What has to hold between a node and those beside, above and below it.</summary>
static class QuotaSums
{
    public static ImmutableArray<QuotaContradiction> Check(QuotaNode root, Amounts capacity) =>
    [
        .. Beyond([root], capacity).Select(b => new QuotaContradiction.OverParent(root.Quota.Id, "the capacity", b.Resource, b.Sum, capacity[b.Resource])),
        .. root.FromBelow.Reverse().SelectMany(At),
    ];

    static IEnumerable<QuotaContradiction> At(QuotaNode node)
    {
        var (quota, nominal) = (node.Quota, node.Nominal);
        var parts = node.Children.Select(c => c.Quota.Nominal).OfType<Nominal.PartOfParent>().Aggregate(Fraction.Zero, (sum, p) => sum + p.Part);
        if (parts > Fraction.One)
            yield return new QuotaContradiction.PartsOverOne(quota, parts);
        else
        {
            foreach (var (resource, sum) in Beyond(node.Children, nominal))
                yield return new QuotaContradiction.OverParent(quota.Id, quota.Name, resource, sum, nominal[resource]);
        }
        if (quota.Guarantee.FirstBeyond(nominal) is { } guaranteed)
            yield return new QuotaContradiction.GuaranteeOverNominal(quota, guaranteed, nominal[guaranteed]);
        if (quota.Lending is null)
            yield break;
        if (quota.Lending.FirstBeyond(nominal) is { } lent)
            yield return new QuotaContradiction.LendingOverNominal(quota, lent, nominal[lent]);
        else if ((quota.Lending + quota.Guarantee).FirstBeyond(nominal) is { } both && quota.Guarantee.IsWithin(nominal))
            yield return new QuotaContradiction.LendsItsGuarantee(quota, both, nominal[both]);
    }

    static IEnumerable<(Resource Resource, Fraction Sum)> Beyond(IEnumerable<QuotaNode> nodes, Amounts most)
    {
        var sum = nodes.Aggregate(Amounts.None, (all, n) => all + n.Nominal);
        return sum.Resources.Where(r => sum[r] > most[r]).Select(r => (r, sum[r]));
    }
}
