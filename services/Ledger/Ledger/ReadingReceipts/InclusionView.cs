using System.Globalization;
using BuildingBlocks.Graph;
using GraphQL;
using Ledger.Storage;

namespace Ledger.ReadingReceipts;

/// <summary>Proves an act against the newest signed tree.</summary>
[Public, Name("InclusionProof")]
sealed class InclusionView(Entry entry, SignedTree tree, ImmutableArray<Digest> path)
{
    public string LeafHash => entry.Act.LeafHash.ToBase64();

    public string LeafIndex => entry.LeafIndex.ToString(CultureInfo.InvariantCulture);

    public string TreeSize => tree.Size.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<string> Path => path.Select(h => h.ToBase64());

    public string Checkpoint => tree.Note;

    /// <summary>Proves several acts against one tree, with one fetch of all their nodes.</summary>
    internal static async Task<IReadOnlyDictionary<Entry, InclusionView>> ProveAsync(LogReader reader, IReadOnlyList<Entry> entries, CancellationToken cancellation)
    {
        var newest = await reader.NewestAsync(cancellation);
        var plans = entries.ToDictionary(e => e, e => InclusionProof.Plan(e.LeafIndex, LeafRange.Tree(newest.Size)));
        var nodes = await reader.NodesAsync(plans.Values.SelectMany(p => p.Needed), cancellation);
        return plans.ToDictionary(p => p.Key, p => new InclusionView(p.Key, newest, p.Value.Finish(nodes)));
    }
}
