namespace Contracts.Collaborative;

/// <summary>A cycle decided which requests get shared capacity. Sent on <see cref="CollaborativeTopics.Cycles"/>, in the order of numbers.</summary>
/// <param name="Number">From 1, without a gap.</param>
/// <param name="SnapshotHash">SHA-256 of the canonical JSON of all that it decided from, in 64 lower-case hexadecimal digits.</param>
/// <param name="OutcomeHash">The same of what it decided.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed.</remarks>
public sealed record CycleDecided(long Number, string SnapshotHash, string OutcomeHash, DateTimeOffset At, Guid ActId);

/// <summary>Topics of the bus on which the Collaborative speaks.</summary>
public static class CollaborativeTopics
{
    public const string Cycles = "collaborative.cycles";
}
