namespace Ledger.Storage;

/// <summary>A tree that was signed, as it is stored.</summary>
sealed record SignedTree(ulong Size, Digest Root, string Note, DateTimeOffset IssuedAt)
{
    public static SignedTree Of(CompactRange tree, SigningKey key, DateTimeOffset now)
    {
        var note = new Checkpoint(key.Verifier.Name, tree.Size, tree.Root).Sign(key);
        return new(tree.Size, tree.Root, note.ToString(), now);
    }
}
