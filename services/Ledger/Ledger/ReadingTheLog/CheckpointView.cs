using System.Globalization;
using BuildingBlocks.Graph;
using GraphQL;
using Ledger.Storage;

namespace Ledger.ReadingTheLog;

/// <summary>The newest tree that was signed.</summary>
[Public, Name("Checkpoint")]
sealed class CheckpointView(SignedTree tree, VerifierKey key)
{
    public string Size => tree.Size.ToString(CultureInfo.InvariantCulture);

    public string Root => tree.Root.ToBase64();

    public string Note => tree.Note;

    public string VerifierKey => key.ToString();

    public DateTime IssuedAt => tree.IssuedAt.UtcDateTime;
}
