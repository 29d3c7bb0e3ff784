namespace Collaborative.Domain.Accounts;

/// <summary>Tells accounts apart.</summary>
public readonly record struct AccountId(Guid Value);

/// <summary>Where an account stands in the tree; each level is below the one before it.</summary>
public enum AccountLevel
{
    Institution,
    Member,
    Programme,
    Project,
}

/// <summary>One node of the tree of accounts.</summary>
/// <param name="Parent">None for an institution, and for nothing else.</param>
public sealed record Account(AccountId Id, AccountId? Parent, AccountLevel Level, string Name)
{
    /// <summary>How far below zero what is available may go, for each model; nothing unless it was granted.</summary>
    public GpuSeconds Overdraft { get; init; }
}
