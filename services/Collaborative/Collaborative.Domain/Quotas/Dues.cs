namespace Collaborative.Domain.Quotas;

/// <summary>What every node of a tree would be due if projects wanted so much, each resource by itself (<see cref="FairShares"/>).</summary>
/// <remarks>
/// As if no work needed two resources at once: so it can be said of each model, how much of it a share is worth while others want it too.
/// A cycle goes by whole requests and past use as well; what it starts differs from what is due by these.
/// </remarks>
public static class Dues
{
    /// <summary>What each node is due: of a project what it wants at most, of others the sum of what is below them. Projects that the tree has not are left out.</summary>
    public static ImmutableDictionary<QuotaId, Amounts> Of(QuotaTree tree, IReadOnlyDictionary<QuotaId, Amounts> wanted)
    {
        var projects = tree.Leaves.Select(l => l.Quota.Id).Where(wanted.ContainsKey).ToList();
        var due = projects.ToDictionary(p => p, _ => Amounts.None);
        foreach (var resource in projects.SelectMany(p => wanted[p].Resources).Distinct().OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            var one = Amounts.Of((resource, Fraction.One));
            var wishes = projects.Where(p => wanted[p][resource] > Fraction.Zero).ToDictionary(p => p, p => new Wish(one, wanted[p][resource]));
            foreach (var (project, tasks) in FairShares.Of(tree, wishes))
                due[project] += tasks * one;
        }
        return Summed(tree, due);
    }

    /// <summary>The same of amounts that projects have: each node with the sum of what is below it.</summary>
    public static ImmutableDictionary<QuotaId, Amounts> Summed(QuotaTree tree, IReadOnlyDictionary<QuotaId, Amounts> ofProjects) =>
        tree.Root.FromBelow.ToImmutableDictionary(n => n.Quota.Id, n => n.Leaves.Aggregate(Amounts.None, (sum, l) => sum + ofProjects.GetValueOrDefault(l.Quota.Id, Amounts.None)));
}
