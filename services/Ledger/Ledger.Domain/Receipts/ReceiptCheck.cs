using System.Globalization;
using Ledger.Domain.Notes;
using Ledger.Domain.Trees;

namespace Ledger.Domain.Receipts;

/// <summary>Checks a receipt with nothing but the file and a key that the reader trusts.</summary>
/// <remarks>Steps: <c>file</c>, <c>record</c>, <c>key</c>, <c>signature</c>, <c>size</c>, <c>inclusion</c>. All are always reported.</remarks>
public static class ReceiptCheck
{
    /// <param name="receiptJson">The text of the receipt file.</param>
    /// <param name="verifierKey">The log's key, <c>name+hash+base64</c>, got from elsewhere than the receipt.</param>
    public static ReceiptReport Run(string receiptJson, string verifierKey)
    {
        var steps = new Checklist();
        var file = steps.Check("file", ReceiptFile.Read(receiptJson));
        var entry = file switch
        {
            null => steps.NotReached<CheckedEntry>("record", "the file is no receipt."),
            { Record: { } record } => steps.Check("record", CheckedRecord.Of(record)),
            { RecordHash: { } hash } => steps.Check("record", CheckedEntry.Of(hash)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var key = steps.Check("key", Findings.Key(verifierKey));
        var checkpoint = file is null || key is null
            ? steps.NotReached<Checkpoint>("signature", file is null ? "the file is no receipt." : "there is no key to check with.")
            : steps.Check("signature", Findings.Signed(file.Checkpoint, key));
        var fitting = file is null || checkpoint is null
            ? steps.NotReached<Checkpoint>("size", "there is no signed checkpoint.")
            : steps.Check("size", Fitting(file, checkpoint));
        if (file is null || entry is null || fitting is null)
            steps.NotReached<Checkpoint>("inclusion", entry is null ? "there is no sound record." : "there is no signed checkpoint that fits.");
        else
            steps.Check("inclusion", Included(file, entry, fitting));
        return new(steps.Steps, entry, file?.LeafIndex, checkpoint);
    }

    static Finding<Checkpoint> Fitting(ReceiptFile file, Checkpoint checkpoint) => file.TreeSize == checkpoint.Size
        ? new(checkpoint, $"The proof is made for the tree that was signed, of {Findings.Acts(checkpoint.Size)}.")
        : new(null, string.Create(CultureInfo.InvariantCulture, $"The proof is made for a tree of {file.TreeSize}, the signed one has {checkpoint.Size}."));

    static Finding<Checkpoint> Included(ReceiptFile file, CheckedEntry entry, Checkpoint checkpoint) =>
        InclusionProof.RootOf(entry.LeafHash, file.LeafIndex, LeafRange.Tree(file.TreeSize), file.Path.AsSpan()) switch
        {
            null => new(null, string.Create(CultureInfo.InvariantCulture, $"The path cannot belong to place {file.LeafIndex} in a tree of {file.TreeSize}.")),
            { } root when root == checkpoint.Root => new(checkpoint, string.Create(
                CultureInfo.InvariantCulture, $"{Name(entry)} stands at place {file.LeafIndex}, counted from 0: its hash and the path lead to the signed root.")),
            { } root => new(null, $"{Name(entry)} is not the one in the log: its hash and the path lead to {root}, not to the signed root."),
        };

    static string Name(CheckedEntry entry) => entry is CheckedRecord ? "The record" : "The record of that hash";
}

/// <summary>What a receipt is worth.</summary>
/// <param name="Entry">What the log must hold; null where it is unsound. To be believed only if the report holds.</param>
/// <param name="LeafIndex">The place that the receipt claims.</param>
/// <param name="Checkpoint">What the log signed; null where no signature was verified.</param>
public sealed record ReceiptReport(IReadOnlyList<CheckStep> Steps, CheckedEntry? Entry, ulong? LeafIndex, Checkpoint? Checkpoint)
    : CheckReport(Steps)
{
    /// <summary>What the record tells; null where it is unsound or not in the file.</summary>
    public CheckedRecord? Record => Entry as CheckedRecord;
}
