namespace Ledger.Domain.Trees;

/// <summary>Proves that a tree only grew: all leaves of the earlier one stand unchanged and first in the later one.</summary>
/// <remarks>RFC 9162, section 2.1.4; for any subtree, draft-ietf-plants-merkle-tree-certs, section 4.4.</remarks>
public static class ConsistencyProof
{
    /// <summary>Which nodes prove an earlier tree in a later one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The earlier tree is empty, or larger than the later one.</exception>
    public static ProofPlan Plan(ulong earlierSize, ulong laterSize) => Plan(LeafRange.Tree(earlierSize), laterSize);

    /// <summary>Which nodes prove a subtree in a tree.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, no subtree, or not in the tree.</exception>
    public static ProofPlan Plan(LeafRange subtree, ulong treeSize) =>
        IsPossible(subtree, treeSize)
            ? SubtreeProof.Plan(subtree, LeafRange.Tree(treeSize))
            : throw new ArgumentOutOfRangeException(nameof(subtree), subtree, $"A tree of size {treeSize} has no such subtree.");

    /// <summary>Whether the proof holds between two trees. The empty tree proves nothing, and nothing is proved from it.</summary>
    public static bool Holds(ulong earlierSize, Digest earlierRoot, ulong laterSize, Digest laterRoot, ReadOnlySpan<Digest> path) =>
        earlierSize > 0 && Holds(LeafRange.Tree(earlierSize), earlierRoot, laterSize, laterRoot, path);

    /// <summary>Whether the proof holds between a subtree and a tree. An empty subtree is in every tree, without a path.</summary>
    public static bool Holds(LeafRange subtree, Digest subtreeHash, ulong treeSize, Digest root, ReadOnlySpan<Digest> path) =>
        subtree.IsEmpty
            ? subtree.End <= treeSize && path.IsEmpty && subtreeHash == TreeHash.EmptyTree
            : IsPossible(subtree, treeSize) && SubtreeProof.RootOf(subtree, subtreeHash, LeafRange.Tree(treeSize), path) == root;

    static bool IsPossible(LeafRange subtree, ulong treeSize) => subtree is { IsEmpty: false, IsSubtree: true } && subtree.End <= treeSize;
}
