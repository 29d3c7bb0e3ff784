using Collaborative.ReadingAStatement;

namespace Collaborative.Graph;

/// <summary>What the fields of one request ask for, fetched level by level.</summary>
sealed class Loaders(AccountShelf shelf)
{
    public BatchLoader<(Guid Account, DateTimeOffset At), IReadOnlyList<BalanceView>> Balances { get; } = new(shelf.BalancesAsync);

    public BatchLoader<Guid, IReadOnlyList<AccountView>> Below { get; } = new(shelf.BelowAsync);
}
