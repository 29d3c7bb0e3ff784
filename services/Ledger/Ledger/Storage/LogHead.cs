namespace Ledger.Storage;

/// <summary>The newest tree, rebuilt from its nodes and held against what was signed.</summary>
static class LogHead
{
    /// <exception cref="InvalidDataException">The stored log is not sound, or another key signed it.</exception>
    public static async Task<CompactRange> LoadAsync(LogReader reader, VerifierKey key, CancellationToken cancellation)
    {
        var newest = await reader.NewestAsync(cancellation);
        if (!SignedNote.TryParse(newest.Note, out var note) || note.TrustBy(key) is not NoteTrust.Verified)
            throw new InvalidDataException($"The newest checkpoint, of size {newest.Size}, was not signed with the key of {key.Name} that this service holds. Give it the log's own key.");

        var peaks = CompactRange.PeaksOf(newest.Size);
        var nodes = await reader.NodesAsync(peaks, cancellation);
        if (peaks.Any(p => !nodes.ContainsKey(p)))
            throw new InvalidDataException($"Nodes of the tree of size {newest.Size} are missing.");

        var tree = CompactRange.Of(newest.Size, [.. peaks.Select(p => nodes[p])]);
        return new Checkpoint(key.Name, tree.Size, tree.Root).ToText() == note.Text
            ? tree
            : throw new InvalidDataException($"The stored tree of size {newest.Size} does not have the root that was signed.");
    }
}
