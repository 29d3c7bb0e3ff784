namespace BuildingBlocks.Domain;

/// <summary>A named reason why something was not done.</summary>
public interface IRefusal
{
    /// <summary>Stable and machine-readable, such as <c>ballot.closed</c>. Published: never renamed, never reused.</summary>
    string Code { get; }

    /// <summary>One clear sentence for a person, which says what to do where something can be done.</summary>
    string Message { get; }
}
