namespace Ledger.Domain.Trees;

/// <summary>A proof before its hashes are known: ask which nodes it needs, fetch them anyhow, finish.</summary>
public sealed class ProofPlan
{
    readonly ImmutableArray<ImmutableArray<NodeAddress>> parts;

    internal ProofPlan(IEnumerable<LeafRange> subtrees) => parts = [.. subtrees.Select(s => s.FullNodes().ToImmutableArray())];

    /// <summary>The full nodes that have to be fetched, each once.</summary>
    public IEnumerable<NodeAddress> Needed => parts.SelectMany(p => p);

    /// <summary>The proof's hashes in their order, from the leaves towards the root.</summary>
    /// <exception cref="KeyNotFoundException">A needed node is missing.</exception>
    public ImmutableArray<Digest> Finish(IReadOnlyDictionary<NodeAddress, Digest> nodes) =>
        [.. parts.Select(part => CompactRange.Fold([.. part.Select(n => nodes[n])]))];
}
