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

/// <summary>The same for places that are asked about again and again, each time later: only what was entered since is added up.</summary>
/// <param name="landmark">Nothing ran before it.</param>
public sealed class UsageSums(Books books, HalfLife halfLife, DateTimeOffset landmark)
{
    readonly Dictionary<Place, (DateTimeOffset At, int Next, DecayedUsage Sum)> sums = [];

    /// <summary>These books only grow.</summary>
    public Books Books => books;

    /// <summary>What was entered at the place before an instant. Asked for an earlier one than the last time, all of it is added up again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Something ran before the landmark.</exception>
    public DecayedUsage Before(Place place, DateTimeOffset at)
    {
        var (next, sum) = sums.TryGetValue(place, out var known) && known.At <= at ? (known.Next, known.Sum) : (0, DecayedUsage.None(halfLife, landmark));
        foreach (var entry in books.EntriesFrom(place, next).TakeWhile(e => e.At < at))
            (next, sum) = (entry.Number + 1, sum.With(entry.Amount, entry.At));
        sums[place] = (at, next, sum);
        return sum;
    }
}
