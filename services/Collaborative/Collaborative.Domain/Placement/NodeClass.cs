namespace Collaborative.Domain.Placement;

/// <summary>All nodes that are alike in what is left of them.</summary>
/// <param name="number">Never given twice.</param>
/// <param name="slot">Its place among the classes; given again when the class has no nodes left.</param>
sealed class NodeClass(int number, int slot, NodeKey key, long worth)
{
    readonly PriorityQueue<int, int> nodes = new();

    public int Number { get; } = number;

    public int Slot { get; } = slot;

    public NodeKey Key { get; } = key;

    public long Worth { get; } = worth;

    public bool IsEmpty => nodes.Count == 0;

    public int LowestRank => nodes.TryPeek(out _, out var rank) ? rank : int.MaxValue;

    public void Add(int node, int rank) => nodes.Enqueue(node, rank);

    public int Take() => nodes.Dequeue();
}

/// <summary>What came of trying a need on a class.</summary>
/// <param name="Class">The class's number plus one, so that nothing tried is the default.</param>
/// <param name="Hole">The hole that a share is put into, in thousandths; -1 if the need does not fit.</param>
readonly record struct Tried(int Class, short Hole, long Score)
{
    public bool Fits => Hole >= 0;
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
