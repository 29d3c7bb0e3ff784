namespace Ledger.Domain.Trees;

/// <summary>
/// Proves that a subtree stands unchanged in a larger one. Inclusion (the subtree is one leaf) and consistency (the subtree is an
/// earlier tree) are two cases of it.
/// </summary>
/// <remarks>draft-ietf-plants-merkle-tree-certs, section 4.4. Making and checking walk down by the same three cases.</remarks>
static class SubtreeProof
{
    public static ProofPlan Plan(LeafRange inner, LeafRange outer)
    {
        var path = new List<LeafRange>();
        Descend(inner, outer, known: true, path);
        return new(path);
    }

    /// <summary>The root of the outer tree that the path leads to; null if the path cannot belong to these ranges or to the inner hash.</summary>
    public static Digest? RootOf(LeafRange inner, Digest innerHash, LeafRange outer, ReadOnlySpan<Digest> path) =>
        Climb(inner, outer, innerHash, path) is (var found, var root) && found == innerHash ? root : null;

    static void Descend(LeafRange inner, LeafRange outer, bool known, List<LeafRange> path)
    {
        if (inner == outer)
        {
            if (!known)
                path.Add(outer);
            return;
        }
        var (left, right) = outer.Halves;
        if (inner.End <= left.End)
        {
            Descend(inner, left, known, path);
            path.Add(right);
        }
        else if (inner.Start >= right.Start)
        {
            Descend(inner, right, known, path);
            path.Add(left);
        }
        else
        {
            Descend(right with { End = inner.End }, right, known: false, path);
            path.Add(left);
        }
    }

    /// <param name="known">The inner hash, where the path leaves it out.</param>
    static Roots? Climb(LeafRange inner, LeafRange outer, Digest? known, ReadOnlySpan<Digest> path)
    {
        if (inner == outer)
            return path.Length == (known is null ? 1 : 0) ? new(known ?? path[0], known ?? path[0]) : null;
        if (path.IsEmpty)
            return null;

        var sibling = path[^1];
        var below = path[..^1];
        var (left, right) = outer.Halves;
        if (inner.End <= left.End)
            return Climb(inner, left, known, below)?.BesideRight(sibling);
        if (inner.Start >= right.Start)
            return Climb(inner, right, known, below)?.BesideLeft(sibling);
        return Climb(right with { End = inner.End }, right, known: null, below)?.BothBesideLeft(sibling);
    }

    /// <summary>The hashes of both ranges, as the path has them so far.</summary>
    readonly record struct Roots(Digest Inner, Digest Outer)
    {
        public Roots BesideRight(Digest right) => this with { Outer = TreeHash.Node(Outer, right) };

        public Roots BesideLeft(Digest left) => this with { Outer = TreeHash.Node(left, Outer) };

        public Roots BothBesideLeft(Digest left) => new(TreeHash.Node(left, Inner), TreeHash.Node(left, Outer));
    }
}
