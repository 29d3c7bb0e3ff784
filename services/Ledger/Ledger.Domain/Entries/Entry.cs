namespace Ledger.Domain.Entries;

/// <summary>An act in the log.</summary>
/// <param name="LeafIndex">Its place, from 0; it never changes.</param>
/// <param name="TreeSize">The size of the first signed tree that holds it.</param>
/// <param name="IssuedAt">When that tree was signed.</param>
public sealed record Entry(Act Act, ulong LeafIndex, ulong TreeSize, DateTimeOffset IssuedAt);
