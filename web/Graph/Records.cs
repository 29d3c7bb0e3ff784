namespace Web.Graph;

public enum ReceiptStatus { Pending, Issued }

public sealed record ReceiptLink(Guid ActId);

/// <summary>What the ledger knows of an act: that it is recorded, and the proof.</summary>
public sealed record Receipt
{
    public Guid ActId { get; init; }
    public ReceiptStatus Status { get; init; }
    public string? Kind { get; init; }
    public string? RecordHash { get; init; }
    public string? LeafIndex { get; init; }
    public DateTimeOffset? IssuedAt { get; init; }
    public InclusionProof? Inclusion { get; init; }
}

/// <summary>Hashes in base64; <see cref="Checkpoint"/> is the text of a signed note.</summary>
public sealed record InclusionProof(string LeafHash, string LeafIndex, string TreeSize, IReadOnlyList<string> Path, string Checkpoint);

public sealed record Checkpoint(string Size, string Root, string Note, string VerifierKey, DateTimeOffset IssuedAt);
