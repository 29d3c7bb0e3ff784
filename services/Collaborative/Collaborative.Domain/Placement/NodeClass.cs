namespace Collaborative.Domain.Placement;

/// <summary>All nodes that are alike in what is left of them, with the scores of the needs that were tried on one of them.</summary>
sealed class NodeClass(NodeKey key, long worth)
{
    readonly PriorityQueue<int, int> nodes = new();
    readonly List<Tried> tried = [];

    public NodeKey Key { get; } = key;

    public long Worth { get; } = worth;

    public int Place { get; set; } = -1;

    public bool IsEmpty => nodes.Count == 0;

    public int LowestRank => nodes.TryPeek(out _, out var rank) ? rank : int.MaxValue;

    public void Add(int node, int rank) => nodes.Enqueue(node, rank);

    public int Take() => nodes.Dequeue();

    public Tried Tried(int need) => need < tried.Count ? tried[need] : default;

    public void Keep(int need, Tried outcome)
    {
        while (tried.Count <= need)
            tried.Add(default);
        tried[need] = outcome;
    }
}

/// <summary>What came of trying a need on a state.</summary>
/// <param name="Outcome">0 not tried, 1 does not fit, 2 fits.</param>
/// <param name="Hole">The hole that a share is put into, in thousandths.</param>
readonly record struct Tried(byte Outcome, short Hole, long Score)
{
    public bool IsKnown => Outcome != 0;

    public bool Fits => Outcome == 2;

    public static Tried Misfit => new(1, 0, 0);
}

/// <summary>What is left of a node, as a value.</summary>
readonly struct NodeKey(int model, int cpuMilli, int memoryMib, short[] free) : IEquatable<NodeKey>, IComparable<NodeKey>
{
    readonly int model = model;
    readonly int cpuMilli = cpuMilli;
    readonly int memoryMib = memoryMib;
    readonly short[] free = free;

    public Leftover Leftover => new(model, cpuMilli, memoryMib, free);

    /// <summary>What is left after the need has been met; a share is put into a hole of that size.</summary>
    public NodeKey Less(in Need need, short hole)
    {
        var left = new short[free.Length];
        Write(need, hole, left);
        return new(model, cpuMilli - need.CpuMilli, memoryMib - need.MemoryMib, left);
    }

    /// <summary>The same, into a buffer.</summary>
    public Leftover Less(in Need need, short hole, Span<short> buffer)
    {
        var left = buffer[..free.Length];
        Write(need, hole, left);
        return new(model, cpuMilli - need.CpuMilli, memoryMib - need.MemoryMib, left);
    }

    void Write(in Need need, short hole, Span<short> left)
    {
        if (need.Devices == 0)
        {
            free.CopyTo(left);
        }
        else if (!need.IsShare)
        {
            free.AsSpan(need.Devices).CopyTo(left);
            left[(free.Length - need.Devices)..].Clear();
        }
        else
        {
            var rest = (short)(hole - need.ShareMilli);
            var at = free.AsSpan().LastIndexOf(hole);
            free.CopyTo(left);
            for (; at + 1 < left.Length && left[at + 1] > rest; at++)
                left[at] = left[at + 1];
            left[at] = rest;
        }
    }

    /// <summary>Fuller nodes first; models by name last.</summary>
    public int CompareTo(NodeKey other) =>
        cpuMilli != other.cpuMilli ? cpuMilli.CompareTo(other.cpuMilli)
        : memoryMib != other.memoryMib ? memoryMib.CompareTo(other.memoryMib)
        : free.AsSpan().SequenceCompareTo(other.free) is var byDevices and not 0 ? byDevices
        : model.CompareTo(other.model);

    public bool Equals(NodeKey other) =>
        model == other.model && cpuMilli == other.cpuMilli && memoryMib == other.memoryMib && free.AsSpan().SequenceEqual(other.free);

    public override bool Equals(object? obj) => obj is NodeKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(model);
        hash.Add(cpuMilli);
        hash.Add(memoryMib);
        foreach (var milli in free)
            hash.Add(milli);
        return hash.ToHashCode();
    }
}
