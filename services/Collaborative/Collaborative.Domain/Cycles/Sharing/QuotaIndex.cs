using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles.Sharing;

/// <summary>The quota tree in whole numbers: nodes and resources by number, thousandths of devices. What is held is whole thousandths, so that limits are cut to them; what is kept back is rounded up.</summary>
sealed class QuotaIndex
{
    /// <summary>Stands for no limit; far above anything that is held, and sums of it do not overflow.</summary>
    public const long Unlimited = long.MaxValue / 1024;

    const long MostWeight = 1_000_000;
    const int LongestOnStack = 128;

    readonly Dictionary<QuotaId, int> leaves = [];
    readonly Dictionary<string, int> models;
    readonly long[] nominal, reserve, limit, guarantee, capacity;

    public QuotaIndex(Snapshot snapshot)
    {
        var tree = snapshot.Quotas;
        Resource[] devices = [.. snapshot.Machines.Select(m => Quotas.Resource.Of(m.Node.Model)).Concat(tree.Capacity.Resources)
            .Where(r => r != Quotas.Resource.Cpu && r != Quotas.Resource.Memory).Distinct().OrderBy(r => r.Name, StringComparer.Ordinal)];
        Resources = [.. devices, Quotas.Resource.Cpu, Quotas.Resource.Memory];
        (Cpu, Memory) = (devices.Length, devices.Length + 1);
        models = devices.Index().ToDictionary(d => d.Item.Name, d => d.Index);
        Governed = [.. Resources.Select((r, i) => i < Cpu || tree.Capacity[r] > Fraction.Zero)];
        capacity = Whole(tree.Capacity);

        List<QuotaNode> nodes = [];
        List<int> parents = [];
        Enter(tree.Root, -1);
        Nodes = [.. nodes];
        Parent = [.. parents];
        Children = [.. nodes.Select(_ => new List<int>())];
        for (var node = 1; node < Nodes.Length; node++)
            Children[Parent[node]].Add(node);
        nominal = Flat(n => n.Nominal);
        reserve = Flat(n => n.Reserve, up: true);
        guarantee = Flat(n => n.Quota.Guarantee);
        limit = Flat(n => n.Limit);
        Weight = new long[Nodes.Length];
        Weight[0] = 1;
        foreach (var children in Children)
            Weigh(children);
        Path = [.. Enumerable.Range(0, Nodes.Length).Select(PathOf)];
        Draw = [.. Nodes.Select(n => Drawn(snapshot.Seed, n.Quota.Id.Value))];

        void Enter(QuotaNode node, int parent)
        {
            var at = nodes.Count;
            nodes.Add(node);
            parents.Add(parent);
            if (node.Children.IsEmpty)
                leaves[node.Quota.Id] = at;
            foreach (var child in node.Children)
                Enter(child, at);
        }
    }

    /// <summary>Models by name, then processors, then memory.</summary>
    public Resource[] Resources { get; }

    public int Cpu { get; }

    public int Memory { get; }

    /// <summary>Whether quotas count it.</summary>
    public bool[] Governed { get; }

    /// <summary>Each before those below it; the root is 0.</summary>
    public QuotaNode[] Nodes { get; }

    public int[] Parent { get; }

    public List<int>[] Children { get; }

    /// <summary>Beside its siblings: whole, at least one.</summary>
    public long[] Weight { get; }

    /// <summary>From the root down to the node.</summary>
    public int[][] Path { get; }

    /// <summary>Decides among equals.</summary>
    public ulong[] Draw { get; }

    /// <summary>The same resources and nodes have the same numbers in the other.</summary>
    public bool IsLike(QuotaIndex other) => Resources.AsSpan().SequenceEqual(other.Resources) && Nodes.Select(n => n.Quota.Id).SequenceEqual(other.Nodes.Select(n => n.Quota.Id));

    public int LeafOf(QuotaId project) => leaves.GetValueOrDefault(project, -1);

    public int ModelOf(AcceleratorModel model) => models.GetValueOrDefault(Quotas.Resource.Of(model).Name, -1);

    public long Nominal(int node, int resource) => nominal[(node * Resources.Length) + resource];

    public long Reserve(int node, int resource) => reserve[(node * Resources.Length) + resource];

    public long Limit(int node, int resource) => limit[(node * Resources.Length) + resource];

    public long Guarantee(int node, int resource) => guarantee[(node * Resources.Length) + resource];

    public long Capacity(int resource) => capacity[resource];

    /// <summary>The children of the lowest node above both, on the way to each.</summary>
    public (int One, int Other) Apart(int one, int other)
    {
        var (left, right) = (Path[one], Path[other]);
        var level = 0;
        while (left[level] == right[level])
            level++;
        return (left[level], right[level]);
    }

    /// <summary>The first eight bytes, as a number, of the SHA-256 of the seed, a bar and the identifier in lower-case hexadecimal with hyphens.</summary>
    public static ulong Drawn(string seed, Guid id)
    {
        Span<byte> hash = stackalloc byte[32];
        Span<byte> text = seed.Length <= LongestOnStack ? stackalloc byte[(3 * LongestOnStack) + 37] : new byte[(3 * seed.Length) + 37];
        var length = Encoding.UTF8.GetBytes(seed, text);
        text[length++] = (byte)'|';
        id.TryFormat(text[length..], out var more);
        SHA256.HashData(text[..(length + more)], hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    long[] Flat(Func<QuotaNode, Amounts?> of, bool up = false) => [.. Nodes.SelectMany(n => of(n) is { } amounts ? Whole(amounts, up) : [.. Resources.Select(_ => Unlimited)])];

    long[] Whole(Amounts amounts, bool up = false) => [.. Resources.Select((r, i) =>
        Governed[i] ? (long)BigInteger.Min(Cut(i < Cpu ? amounts[r] * new Fraction(MilliDevices.One, 1) : amounts[r], up), Unlimited) : Unlimited)];

    static BigInteger Cut(Fraction value, bool up) => (value.Numerator + (up ? value.Denominator - 1 : 0)) / value.Denominator;

    void Weigh(List<int> siblings)
    {
        if (siblings.Count == 0)
            return;
        var common = siblings.Aggregate(BigInteger.One, (all, n) => all * Nodes[n].Quota.Weight.Denominator / BigInteger.GreatestCommonDivisor(all, Nodes[n].Quota.Weight.Denominator));
        BigInteger[] whole = [.. siblings.Select(n => Nodes[n].Quota.Weight.Numerator * (common / Nodes[n].Quota.Weight.Denominator))];
        var most = whole.Max();
        for (var i = 0; i < whole.Length; i++)
            Weight[siblings[i]] = (long)(most <= MostWeight ? whole[i] : BigInteger.Max(1, whole[i] * MostWeight / most));
    }

    int[] PathOf(int node)
    {
        List<int> path = [];
        for (var at = node; at >= 0; at = Parent[at])
            path.Add(at);
        path.Reverse();
        return [.. path];
    }
}
