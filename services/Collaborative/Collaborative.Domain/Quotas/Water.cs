namespace Collaborative.Domain.Quotas;

/// <summary>The water that lifts projects, stage by stage. What is held is linear in the level between two events, so the next event is a division.</summary>
sealed class Water(IReadOnlyDictionary<QuotaId, Rise> rises, Resource[] resources)
{
    Fraction level;
    QuotaNode stage = null!;

    /// <summary>One stage: the projects below this node rise in what belongs to it, until each has stopped.</summary>
    public void Fill(QuotaNode node)
    {
        (stage, level) = (node, Fraction.Zero);
        Rise[] below = [.. node.Leaves.Where(l => rises.ContainsKey(l.Quota.Id)).Select(l => rises[l.Quota.Id])];
        foreach (var rise in below)
            rise.Stopped = !rise.IsPossible || rise.IsFulfilled;
        while (below.Any(r => !r.Stopped))
        {
            foreach (var resource in resources)
                Stop(node, resource);
            foreach (var rise in below.Where(r => r.IsFulfilled))
                rise.Stopped = true;
            if (below.All(r => r.Stopped))
                break;
            level = below.Where(r => !r.Stopped).Select(r => r.Level > level ? r.Level : r.Last)
                .Concat(resources.Select(r => Next(node, r).Event).OfType<Fraction>()).Min();
            foreach (var rise in below.Where(IsRising))
                rise.To(level);
        }
    }

    /// <summary>A project whose level the water has reached. One that stands higher, from an earlier stage, waits.</summary>
    bool IsRising(Rise rise) => !rise.Stopped && rise.Level <= level;

    /// <summary>What counts at a node, how fast it grows with the level, and the next level at which that changes or a limit is reached.</summary>
    (Fraction Counted, Fraction Speed, Fraction? Event) Next(QuotaNode node, Resource resource)
    {
        var (sum, speed, next) = Below(node, resource);
        if (speed > Fraction.Zero)
        {
            if (LimitOf(node, resource) is { } limit)
                next = Earlier(next, level + ((limit - sum) / speed));
            if (sum < node.Reserve[resource])
                next = Earlier(next, level + ((node.Reserve[resource] - sum) / speed));
        }
        return sum < node.Reserve[resource] ? (node.Reserve[resource], Fraction.Zero, next) : (sum, speed, next);
    }

    (Fraction Sum, Fraction Speed, Fraction? Event) Below(QuotaNode node, Resource resource)
    {
        if (node.Children.IsEmpty)
            return rises.TryGetValue(node.Quota.Id, out var rise)
                ? (rise.Tasks * rise.Wish.Task[resource], IsRising(rise) ? rise.Speed * rise.Wish.Task[resource] : Fraction.Zero, null)
                : default;
        (Fraction Sum, Fraction Speed, Fraction? Event) all = default;
        foreach (var child in node.Children)
        {
            var one = Next(child, resource);
            all = (all.Sum + one.Counted, all.Speed + one.Speed, Earlier(all.Event, one.Event));
        }
        return all;
    }

    /// <summary>Stops those that would break a limit which is reached: where it counts at the node, all that grow towards it.</summary>
    void Stop(QuotaNode node, Resource resource)
    {
        foreach (var child in node.Children)
            Stop(child, resource);
        if (LimitOf(node, resource) is { } limit && Below(node, resource) is var below && below.Speed > Fraction.Zero && below.Sum >= limit)
            StopAllThatCount(node, resource);
    }

    void StopAllThatCount(QuotaNode node, Resource resource)
    {
        if (node.Children.IsEmpty && rises.TryGetValue(node.Quota.Id, out var rise) && IsRising(rise) && rise.Wish.Task[resource] > Fraction.Zero)
            rise.Stopped = true;
        foreach (var child in node.Children.Where(c => Next(c, resource).Speed > Fraction.Zero))
            StopAllThatCount(child, resource);
    }

    /// <summary>In its own stage a node has what belongs to it and nothing else.</summary>
    Fraction? LimitOf(QuotaNode node, Resource resource) => ReferenceEquals(node, stage) ? node.Nominal[resource] : node.Limit?[resource];

    static Fraction? Earlier(Fraction? one, Fraction? other) => one is null ? other : other is null ? one : one < other ? one : other;
}
