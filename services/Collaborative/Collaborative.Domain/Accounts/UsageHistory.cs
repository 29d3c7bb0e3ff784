namespace Collaborative.Domain.Accounts;

/// <summary>Use over time as the books have it.</summary>
public static class UsageHistory
{
    /// <summary>What ran on an account and below it until an instant, refunds taken back, as it counts at that instant with a half-life.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Something ran before the landmark.</exception>
    public static DecayedUsage Decayed(Books books, AccountId account, AcceleratorModel model, HalfLife halfLife, DateTimeOffset landmark, DateTimeOffset until) => books.Accounts.Within(account)
        .SelectMany(a => books.Entries(new(a.Id, Purpose.Used, model), new(DateTimeOffset.MinValue, until)))
        .Aggregate(DecayedUsage.None(halfLife, landmark), (usage, entry) => usage.With(entry.Amount, entry.At));
}
