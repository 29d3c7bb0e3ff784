namespace Collaborative.Domain.Tests.Quotas;

/// <summary>The same entitlements the slow and obvious way: the water rises by trial, and whoever cannot rise a little alone is stopped. Binary floating point, right to about a millionth.</summary>
static class SlowShares
{
    const double Little = 1e-6;   // of a task

    public static Dictionary<QuotaId, double> Of(QuotaTree tree, Dictionary<QuotaId, Wish> wishes)
    {
        var has = wishes.ToDictionary(w => w.Key, _ => 0.0);
        foreach (var stage in FromBelow(tree.Root))
        {
            var rising = Leaves(stage).Where(wishes.ContainsKey).ToList();
            var from = new Dictionary<QuotaId, double>(has);
            while (rising.Count > 0)
            {
                Dictionary<QuotaId, double> At(double level) => has.ToDictionary(
                    h => h.Key, h => rising.Contains(h.Key) ? Math.Min(Number(wishes[h.Key].Tasks), Math.Max(from[h.Key], level * Speed(tree, wishes, h.Key))) : h.Value);
                var (low, high) = (0.0, 1e6);
                for (var i = 0; i < 100; i++)
                    (low, high) = Holds(tree, stage, wishes, At((low + high) / 2)) ? ((low + high) / 2, high) : (low, (low + high) / 2);
                has = At(low);
                rising.RemoveAll(id => !Holds(tree, stage, wishes, new(has) { [id] = has[id] + Little }) || has[id] >= Number(wishes[id].Tasks));
            }
        }
        return has;
    }

    static bool Holds(QuotaTree tree, QuotaNode stage, Dictionary<QuotaId, Wish> wishes, Dictionary<QuotaId, double> has) =>
        wishes.Values.SelectMany(w => w.Task.Resources).Distinct().All(r =>
        {
            var holds = true;
            double Counted(QuotaNode node)
            {
                var sum = node.Children.IsEmpty
                    ? wishes.TryGetValue(node.Quota.Id, out var wish) ? has[node.Quota.Id] * Number(wish.Task[r]) : 0
                    : node.Children.Sum(Counted);
                holds &= sum <= (node == stage ? Number(node.Nominal[r]) : node.Limit is { } limit ? Number(limit[r]) : double.MaxValue) + (1e-12 * FromBelow(node).Count());   // more than that of all below together
                return Math.Max(sum, Number(node.Reserve[r]));
            }
            Counted(stage);
            return holds;
        });

    static double Speed(QuotaTree tree, Dictionary<QuotaId, Wish> wishes, QuotaId id)
    {
        var task = wishes[id].Task;
        return task.Resources.Min(r => Number(tree.Capacity[r]) / Number(task[r])) * Number(tree.Leaves.Single(l => l.Quota.Id == id).Weight);
    }

    static IEnumerable<QuotaNode> FromBelow(QuotaNode node) => node.Children.SelectMany(FromBelow).Append(node);

    static IEnumerable<QuotaId> Leaves(QuotaNode node) => node.Leaves.Select(l => l.Quota.Id);

    public static double Number(Fraction value) => Math.Exp(System.Numerics.BigInteger.Log(value.Numerator) - System.Numerics.BigInteger.Log(value.Denominator));
}
