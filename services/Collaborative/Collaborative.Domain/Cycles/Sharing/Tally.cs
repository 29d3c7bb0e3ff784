namespace Collaborative.Domain.Cycles.Sharing;

/// <summary>A part of a whole as two whole numbers; compared exactly.</summary>
readonly record struct Ratio(Int128 Numerator, Int128 Denominator) : IComparable<Ratio>
{
    public static Ratio Zero => new(0, 1);

    public int CompareTo(Ratio other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public static bool operator <(Ratio left, Ratio right) => left.CompareTo(right) < 0;

    public static bool operator >(Ratio left, Ratio right) => left.CompareTo(right) > 0;

    public static bool operator <=(Ratio left, Ratio right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Ratio left, Ratio right) => left.CompareTo(right) >= 0;
}

/// <summary>What every quota holds at one instant, and what counts against its limit: at each node what is held below it, or its reserve where that is more.</summary>
sealed class Tally
{
    readonly QuotaIndex index;
    readonly int width;
    readonly long[] used, sums;
    readonly int[] changes;   // of each node

    public Tally(QuotaIndex index)
    {
        (this.index, width, changes) = (index, index.Resources.Length, new int[index.Nodes.Length]);
        used = new long[index.Nodes.Length * width];
        sums = new long[used.Length];
        for (var node = index.Nodes.Length - 1; node > 0; node--)
            for (var resource = 0; resource < width; resource++)
                sums[(index.Parent[node] * width) + resource] += Math.Max(sums[(node * width) + resource], index.Reserve(node, resource) is var kept and < QuotaIndex.Unlimited ? kept : 0);
    }

    Tally(Tally other) => (index, width, used, sums, changes) = (other.index, other.width, [.. other.used], [.. other.sums], [.. other.changes]);

    public Tally Copy() => new(this);

    public long Used(int node, int resource) => used[(node * width) + resource];

    /// <summary>Another number whenever the node holds something else.</summary>
    public int Version(int node) => changes[node];

    public void Add(int leaf, in Charge charge) => Move(leaf, charge, 1);

    public void Remove(int leaf, in Charge charge) => Move(leaf, charge, -1);

    /// <summary>The first limit on the way up that would be broken with this in addition, and by how much.</summary>
    public (int Node, int Resource, long Counted, long Short)? Broken(int leaf, in Charge charge)
    {
        return (charge.Model >= 0 ? At(charge.Model, charge.Devices) : null) ?? At(index.Cpu, charge.Cpu) ?? At(index.Memory, charge.Memory);

        (int, int, long, long)? At(int resource, long more)
        {
            if (!index.Governed[resource])
                return null;
            for (var node = leaf; node >= 0 && more > 0; node = index.Parent[node])
            {
                var sum = sums[(node * width) + resource];
                if (index.Limit(node, resource) is var limit && sum + more > limit)
                    return (node, resource, sum, sum + more - Math.Max(limit, 0));
                var kept = index.Reserve(node, resource);
                more = Math.Max(sum + more, kept) - Math.Max(sum, kept);
            }
            return null;
        }
    }

    /// <summary>With this in addition the node is within its nominal share of every resource.</summary>
    public bool IsWithinNominal(int node, in Charge charge) =>
        (charge.Model < 0 || Within(node, charge.Model, charge.Devices)) && Within(node, index.Cpu, charge.Cpu) && Within(node, index.Memory, charge.Memory);

    /// <summary>What the node holds of a resource beyond its nominal share, over the capacity and its weight; with so much in addition, or less where that is below zero.</summary>
    public Ratio Excess(int node, int resource, long change)
    {
        var over = used[(node * width) + resource] + change - index.Nominal(node, resource);
        return over > 0 && index.Capacity(resource) > 0 ? new(over, (Int128)index.Capacity(resource) * index.Weight[node]) : Ratio.Zero;
    }

    bool Within(int node, int resource, long more) =>
        more == 0 || !index.Governed[resource] || used[(node * width) + resource] + more <= index.Nominal(node, resource);

    void Move(int leaf, in Charge charge, int sign)
    {
        if (charge.Model >= 0)
            Move(leaf, charge.Model, charge.Devices * sign);
        if (index.Governed[index.Cpu])
            Move(leaf, index.Cpu, charge.Cpu * sign);
        if (index.Governed[index.Memory])
            Move(leaf, index.Memory, charge.Memory * sign);
    }

    void Move(int leaf, int resource, long amount)
    {
        if (amount == 0)
            return;
        var counted = amount;
        for (var node = leaf; node >= 0; node = index.Parent[node])
        {
            var at = (node * width) + resource;
            used[at] += amount;
            changes[node]++;
            var (before, kept) = (sums[at], index.Reserve(node, resource));
            sums[at] = before + counted;
            counted = Math.Max(sums[at], kept) - Math.Max(before, kept);
        }
    }
}
