using System.Numerics;

namespace Ledger.Domain.Trees;

/// <summary>Consecutive leaves, from <paramref name="Start"/> on, up to but without <paramref name="End"/>.</summary>
public readonly record struct LeafRange(ulong Start, ulong End)
{
    /// <summary>The leaves of a whole tree.</summary>
    public static LeafRange Tree(ulong size) => new(0, size);

    /// <summary>One leaf.</summary>
    public static LeafRange Leaf(ulong index) => new(index, index + 1);

    /// <summary>How many leaves there are.</summary>
    public ulong Size => End - Start;

    /// <summary>No leaf at all.</summary>
    public bool IsEmpty => Start == End;

    /// <summary>
    /// Whether the leaves hang from one node of every tree that is large enough: the start is a multiple of the smallest power
    /// of two that is not below the size (draft-ietf-plants-merkle-tree-certs, section 4.1). An empty range at a start is one, too.
    /// </summary>
    public bool IsSubtree
    {
        get
        {
            if (Start > End)
                return false;
            var ceiling = BitOperations.RoundUpToPowerOf2(Size);   // 0 when that is 2^64
            return Start == 0 || IsEmpty || (ceiling != 0 && (Start & (ceiling - 1)) == 0);
        }
    }

    /// <summary>Whether all leaves of another range are here.</summary>
    public bool Contains(LeafRange other) => Start <= other.Start && other.Start <= other.End && other.End <= End;

    /// <summary>The two halves under the node of a subtree: the left one is the largest full tree that leaves something for the right one.</summary>
    /// <remarks>RFC 9162, section 2.1.1: the largest power of two below the size. The size is at least two.</remarks>
    internal (LeafRange Left, LeafRange Right) Halves
    {
        get
        {
            var middle = Start + (1UL << BitOperations.Log2(Size - 1));
            return (new(Start, middle), new(middle, End));
        }
    }

    /// <summary>The full nodes that together hold the leaves of a subtree, from left to right, each smaller than the one before.</summary>
    internal IEnumerable<NodeAddress> FullNodes()
    {
        var position = Start;
        for (var rest = Size; rest != 0; rest &= ~(1UL << BitOperations.Log2(rest)))
        {
            var level = BitOperations.Log2(rest);
            yield return new(level, position >> level);
            position += 1UL << level;
        }
    }
}
