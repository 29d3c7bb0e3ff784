namespace Contracts.Ledger;

/// <summary>An act that binds someone was done; the ledger enters its hash. Sent by any service on <see cref="LedgerTopics.Acts"/>.</summary>
/// <param name="ActId">The act's identifier, UUIDv7, which its receipt carries too.</param>
/// <param name="Kind">What kind of act, such as <c>standards.vote-cast</c>.</param>
/// <param name="RecordHash">SHA-256 of the canonical salted record, in 64 lower-case hexadecimal digits.</param>
/// <param name="Service">The service that keeps the record.</param>
/// <param name="At">When the act was done.</param>
public sealed record BindingAct(Guid ActId, string Kind, string RecordHash, string Service, DateTimeOffset At);

/// <summary>The ledger has entered acts, all that came together. Sent on <see cref="LedgerTopics.Receipts"/>.</summary>
/// <param name="Receipts">One for each act, in the order of their places.</param>
/// <param name="TreeSize">The size of the first signed tree that holds them.</param>
public sealed record ReceiptsIssued(IReadOnlyList<IssuedReceipt> Receipts, long TreeSize, DateTimeOffset IssuedAt);

/// <summary>Where the ledger has entered an act.</summary>
/// <param name="LeafIndex">The act's place in the log, from 0.</param>
public readonly record struct IssuedReceipt(Guid ActId, long LeafIndex);

/// <summary>Where acts and receipts travel.</summary>
public static class LedgerTopics
{
    public const string Acts = "ledger.acts";
    public const string Receipts = "ledger.receipts";
}
