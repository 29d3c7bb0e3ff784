namespace Collaborative.Domain.Quotas;

/// <summary>
/// How much each project is entitled to, given what all want: weighted dominant-resource fairness over a tree with borrowing and lending, in exact fractions.
/// </summary>
/// <remarks>
/// Dominant-resource fairness: Ghodsi, Zaharia, Hindman, Konwinski, Shenker, Stoica, NSDI 2011; weights, limited wishes and needs of zero: Parkes, Procaccia, Shah, EC 2012.
/// A project's dominant share is the largest part that it holds of any resource of the whole capacity.
/// Water rises in stages, from the leaves of the tree up: in the stage of a node, the projects below it rise at the speed of their weights in what belongs to that node and no more,
/// each from what it reached before; a project stops when it has what it wants, or when a limit is reached that its rise would break.
/// So what a node would have by itself is never less for being in a tree, and what it leaves goes to those next to it first.
/// What counts against a limit is what is held, or the reserve where that is more: the reserve is not lent.
/// </remarks>
public static class FairShares
{
    /// <summary>How many tasks of each wish are granted, in the order of the wishes. A wish is of a leaf of the tree; those that wish nothing are left out.</summary>
    /// <exception cref="ArgumentException">A wish makes no sense, is not of a leaf, or a leaf has two.</exception>
    public static ImmutableDictionary<QuotaId, Fraction> Of(QuotaTree tree, IReadOnlyDictionary<QuotaId, Wish> wishes)
    {
        var leaves = tree.Leaves.Select(l => l.Quota.Id).ToHashSet();
        foreach (var (id, wish) in wishes)
        {
            if (!leaves.Contains(id))
                throw new ArgumentException($"There is no project {id.Value} in the tree.", nameof(wishes));
            if (wish.Check() is { } refusal)
                throw new ArgumentException(refusal.Message, nameof(wishes));
        }
        var resources = wishes.Values.SelectMany(w => w.Task.Resources).Distinct().OrderBy(r => r.Name, StringComparer.Ordinal).ToArray();
        var rises = tree.Leaves.Where(l => wishes.ContainsKey(l.Quota.Id)).ToDictionary(l => l.Quota.Id, l => new Rise(l, wishes[l.Quota.Id], tree.Capacity));
        var water = new Water(rises, resources);
        foreach (var node in tree.Root.FromBelow)
            water.Fill(node);
        return rises.ToImmutableDictionary(r => r.Key, r => r.Value.Tasks);
    }

    /// <summary>The first limit that is broken if these tasks are held, or nothing. What is asked here is all that a limit means.</summary>
    public static (QuotaNode Node, Resource Resource)? Broken(QuotaTree tree, IReadOnlyDictionary<QuotaId, Amounts> held)
    {
        var resources = held.Values.SelectMany(h => h.Resources).Concat(tree.Root.FromBelow.SelectMany(n => n.Reserve.Resources)).Distinct();
        foreach (var resource in resources.OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            QuotaNode? broken = null;
            Fraction Counted(QuotaNode node)
            {
                var sum = node.Children.IsEmpty
                    ? held.GetValueOrDefault(node.Quota.Id, Amounts.None)[resource]
                    : node.Children.Aggregate(Fraction.Zero, (all, c) => all + Counted(c));
                if (node.Limit is { } limit && sum > limit[resource])
                    broken ??= node;
                return sum > node.Reserve[resource] ? sum : node.Reserve[resource];
            }
            Counted(tree.Root);
            if (broken is not null)
                return (broken, resource);
        }
        return null;
    }
}
