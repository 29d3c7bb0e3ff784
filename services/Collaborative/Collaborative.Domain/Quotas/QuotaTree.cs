namespace Collaborative.Domain.Quotas;

/// <summary>What every node may use of the capacity, checked. A snapshot: it changes by making another.</summary>
public sealed class QuotaTree
{
    QuotaTree(Amounts capacity, QuotaNode root) => (Capacity, Root) = (capacity, root);

    /// <summary>All there is.</summary>
    public Amounts Capacity { get; }

    /// <summary>The node that has nothing above it.</summary>
    public QuotaNode Root { get; }

    /// <summary>The nodes with nothing below them, in the order of the tree.</summary>
    public IEnumerable<QuotaNode> Leaves => Root.Leaves;

    /// <summary>Every rule that is broken; none means that the tree can be made. Sums are checked once each node is sound by itself.</summary>
    public static ImmutableArray<QuotaContradiction> Check(IReadOnlyCollection<Quota> quotas, Amounts capacity) =>
        QuotaShape.Check(quotas) is { IsEmpty: false } shape ? shape : QuotaSums.Check(QuotaNode.Root(quotas, capacity), capacity);

    /// <summary>The tree of these quotas; siblings stand in the order in which they are given.</summary>
    /// <exception cref="ArgumentException">A rule is broken: <see cref="Check"/> names it.</exception>
    public static QuotaTree Of(IReadOnlyCollection<Quota> quotas, Amounts capacity) => Check(quotas, capacity) is [var first, ..]
        ? throw new ArgumentException(first.Message, nameof(quotas))
        : new(capacity, QuotaNode.Root(quotas, capacity));
}

/// <summary>A node with all that follows from its place in the tree.</summary>
/// <param name="Nominal">What belongs to it, as amounts.</param>
/// <param name="Reserve">What is kept for it and never lent: nominal less lending.</param>
/// <param name="Limit">The most that it and all below it hold, where a resource is limited at all; nothing where it may borrow without limit.</param>
/// <param name="Weight">Its part of the weights of its siblings, times that of the node above; 1 at the root.</param>
public sealed record QuotaNode(Quota Quota, Amounts Nominal, Amounts Reserve, Amounts? Limit, Fraction Weight, ImmutableArray<QuotaNode> Children)
{
    /// <summary>The nodes with nothing below them, from here down; itself if there is nothing below it.</summary>
    public IEnumerable<QuotaNode> Leaves => Children.IsEmpty ? [this] : Children.SelectMany(c => c.Leaves);

    /// <summary>All nodes from here down, each before those below it.</summary>
    public IEnumerable<QuotaNode> FromAbove => Children.SelectMany(c => c.FromAbove).Prepend(this);

    /// <summary>All nodes from here down, each after those below it.</summary>
    internal IEnumerable<QuotaNode> FromBelow => Children.SelectMany(c => c.FromBelow).Append(this);

    internal static QuotaNode Root(IReadOnlyCollection<Quota> quotas, Amounts capacity) =>
        Of(quotas.Single(q => q.Parent is null), capacity, Fraction.One, quotas.ToLookup(q => q.Parent));

    static QuotaNode Of(Quota quota, Amounts above, Fraction weight, ILookup<QuotaId?, Quota> below)
    {
        var nominal = quota.Nominal switch
        {
            Nominal.PartOfParent part  => part.Part * above,
            Nominal.Stated stated      => stated.Amounts,
            _                          => throw new UnreachableException(),
        };
        var weights = below[quota.Id].Aggregate(Fraction.Zero, (sum, q) => sum + q.Weight);
        return new(
            quota, nominal,
            quota.Lending is { } lending ? nominal - lending : quota.Guarantee,
            quota.Parent is null ? nominal : quota.Borrowing is { } borrowing ? nominal + borrowing : null,
            weight,
            [.. below[quota.Id].Select(q => Of(q, nominal, weight * q.Weight / weights, below))]);
    }
}
