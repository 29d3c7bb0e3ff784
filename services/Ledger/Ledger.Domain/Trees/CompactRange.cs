using System.Numerics;

namespace Ledger.Domain.Trees;

/// <summary>All that is needed of a tree to append to it and to know its root: its size and its peaks.</summary>
/// <remarks>Peaks are the roots of the full trees of falling size that the leaves divide into, from left to right: one for each bit of the size.</remarks>
public sealed class CompactRange
{
    CompactRange(ulong size, ImmutableArray<Digest> peaks) => (Size, Peaks) = (size, peaks);

    /// <summary>The tree without leaves.</summary>
    public static CompactRange Empty { get; } = new(0, []);

    /// <summary>How many leaves the tree has.</summary>
    public ulong Size { get; }

    /// <summary>From left to right, the largest first.</summary>
    public ImmutableArray<Digest> Peaks { get; }

    /// <summary>Ask: the nodes that have to be fetched for a tree of this size.</summary>
    public static ImmutableArray<NodeAddress> PeaksOf(ulong size) => [.. LeafRange.Tree(size).FullNodes()];

    /// <summary>Finish: the compact range of a tree whose peaks were fetched.</summary>
    /// <exception cref="ArgumentException">The number of peaks does not fit the size.</exception>
    public static CompactRange Of(ulong size, ImmutableArray<Digest> peaks) =>
        peaks.Length == BitOperations.PopCount(size)
            ? new(size, peaks)
            : throw new ArgumentException($"A tree of size {size} has {BitOperations.PopCount(size)} peaks, not {peaks.Length}.", nameof(peaks));

    /// <summary>The root of the whole tree.</summary>
    public Digest Root => Fold(Peaks);

    /// <summary>Appends leaves, given as leaf hashes, and says which nodes became full, children before parents.</summary>
    public (CompactRange After, ImmutableArray<TreeNode> Completed) Append(IEnumerable<Digest> leafHashes)
    {
        var peaks = new List<Digest>(Peaks);
        var completed = ImmutableArray.CreateBuilder<TreeNode>();
        var size = Size;
        foreach (var leaf in leafHashes)
        {
            AppendOne(peaks, completed, size, leaf);
            size++;
        }
        return (new(size, [.. peaks]), completed.ToImmutable());
    }

    /// <summary>Like a binary counter: each set low bit of the size is a peak that now has its sibling.</summary>
    static void AppendOne(List<Digest> peaks, ImmutableArray<TreeNode>.Builder completed, ulong index, Digest hash)
    {
        completed.Add(new(new(0, index), hash));
        for (var level = 0; (index >> level & 1) == 1; level++)
        {
            hash = TreeHash.Node(peaks[^1], hash);
            peaks.RemoveAt(peaks.Count - 1);
            completed.Add(new(new(level + 1, index >> (level + 1)), hash));
        }
        peaks.Add(hash);
    }

    /// <summary>The hash over neighbouring full trees of falling size.</summary>
    internal static Digest Fold(IReadOnlyList<Digest> peaks)
    {
        if (peaks.Count == 0)
            return TreeHash.EmptyTree;
        var hash = peaks[^1];
        for (var i = peaks.Count - 2; i >= 0; i--)
            hash = TreeHash.Node(peaks[i], hash);
        return hash;
    }
}
