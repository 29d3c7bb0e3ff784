namespace Collaborative.DecidingShares;

/// <summary>Each node of the tree of shares has an account under its own identifier.</summary>
static class Accounts
{
    /// <summary>The accounts of a sound tree, each after the one above it.</summary>
    public static ImmutableArray<Account> Of(ImmutableArray<Quota> quotas)
    {
        var below = quotas.ToLookup(q => q.Parent);
        return [.. Within(null, AccountLevel.Institution)];

        IEnumerable<Account> Within(QuotaId? parent, AccountLevel level) => below[parent].SelectMany(q => Within(q.Id, level + 1)
            .Prepend(new Account(new(q.Id.Value), parent is { } above ? new AccountId(above.Value) : null, level, q.Name)));
    }
}
