namespace Ledger.Domain.Trees;

/// <summary>Proves that a leaf stands at its place in a tree: the hashes beside the way from the leaf to the root.</summary>
/// <remarks>RFC 9162, section 2.1.3; for a subtree, draft-ietf-plants-merkle-tree-certs, section 4.3.</remarks>
public static class InclusionProof
{
    /// <summary>Which nodes prove a leaf in a tree or a subtree.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The leaf is outside, or the range is no subtree.</exception>
    public static ProofPlan Plan(ulong leaf, LeafRange tree) =>
        IsPossible(leaf, tree)
            ? SubtreeProof.Plan(LeafRange.Leaf(leaf), tree)
            : throw new ArgumentOutOfRangeException(nameof(leaf), leaf, $"There is no such leaf in the tree from {tree.Start} to {tree.End}.");

    /// <summary>The root that the path leads to; null if a path of this length belongs to no such leaf.</summary>
    public static Digest? RootOf(Digest leafHash, ulong leaf, LeafRange tree, ReadOnlySpan<Digest> path) =>
        IsPossible(leaf, tree) ? SubtreeProof.RootOf(LeafRange.Leaf(leaf), leafHash, tree, path) : null;

    /// <summary>Whether the proof holds for this root.</summary>
    public static bool Holds(Digest leafHash, ulong leaf, LeafRange tree, ReadOnlySpan<Digest> path, Digest root) =>
        RootOf(leafHash, leaf, tree, path) == root;

    static bool IsPossible(ulong leaf, LeafRange tree) => tree.IsSubtree && tree.Start <= leaf && leaf < tree.End;
}
