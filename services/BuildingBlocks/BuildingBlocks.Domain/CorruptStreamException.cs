namespace BuildingBlocks.Domain;

/// <summary>A stored stream holds an event that cannot follow the state before it. This is a bug or a damaged store, never a user's mistake.</summary>
public sealed class CorruptStreamException(object state, object happened)
    : Exception($"{happened.GetType().Name} cannot follow {state.GetType().Name}.");
