namespace Collaborative.Domain.Tests.Quotas;

/// <summary>A lawful tree of at most four levels with wishes of its leaves, as a seed draws it; some siblings are alike.</summary>
sealed class RandomTree
{
    static readonly Resource[] Resources = [Resource.Of(new("A100")), Resource.Of(new("H100")), Resource.Cpu];

    readonly Random random;
    readonly List<Quota> quotas = [];

    public RandomTree(int seed)
    {
        random = new(seed);
        var capacity = Some(() => random.Next(1, 25));
        var root = Drawn(null, new Nominal.PartOfParent(Fraction.One), capacity);
        quotas.Add(root);
        Grow(root, capacity, 1);
        Tree = QuotaTree.Of(quotas, capacity);
        Wishes = Tree.Leaves.Where(_ => random.Next(6) > 0).ToDictionary(l => l.Quota.Id, _ => AnyWish());
    }

    public QuotaTree Tree { get; }

    public Dictionary<QuotaId, Wish> Wishes { get; }

    public Wish AnyWish()
    {
        for (; ; )
        {
            var wish = new Wish(Some(() => random.Next(5)), random.Next(2) == 0 ? new(random.Next(60), 3) : new(1_000, 1));
            if (wish.Check() is null)
                return wish;
        }
    }

    public T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public Dictionary<QuotaId, Amounts> Held(IReadOnlyDictionary<QuotaId, Fraction> tasks) => tasks.ToDictionary(t => t.Key, t => t.Value * Wishes[t.Key].Task);

    void Grow(Quota above, Amounts nominal, int level)
    {
        if (level == 4 || (level > 1 && random.Next(3) == 0))
            return;
        int[] parts = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(4))];
        var alike = random.Next(4) == 0;
        var all = alike ? parts.Length : Math.Max(1, parts.Sum() + random.Next(2));
        Quota? first = null;
        foreach (var part in parts)
        {
            var share = new Fraction(alike ? 1 : part, all);
            var own = share * nominal;
            var child = alike && first is not null
                ? first with { Id = Next() }
                : Drawn(above.Id, random.Next(2) == 0 ? new Nominal.PartOfParent(share) : new Nominal.Stated(own), own);
            first ??= child;
            quotas.Add(child);
            Grow(child, own, level + 1);
        }
    }

    Quota Drawn(QuotaId? above, Nominal nominal, Amounts own)
    {
        var guarantee = Part(0, 0, 1, 2) * own;
        return new(
            Next(), above, $"Node {quotas.Count}", nominal,
            random.Next(2) == 0 ? null : Part(0, 2, 4) * own + Part(0, 1) * Some(() => random.Next(3)),
            random.Next(2) == 0 ? null : Part(0, 2, 4) * (own - guarantee),
            new(random.Next(1, 5), 1), guarantee);
    }

    Fraction Part(params int[] quarters) => new(Any(quarters), 4);

    Amounts Some(Func<int> amount) => Amounts.Of(Resources.Select(r => (r, new Fraction(amount(), 1))));

    QuotaId Next() => new(new Guid(quotas.Count + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
}
