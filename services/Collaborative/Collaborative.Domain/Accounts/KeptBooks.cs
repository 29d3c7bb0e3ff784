namespace Collaborative.Domain.Accounts;

/// <summary>Books at an instant, in lists, as they are kept between one start and the next.</summary>
/// <param name="Times">Of postings, in ticks of UTC.</param>
/// <param name="Logs">By account in the order in which they were opened, then in the order of first entries.</param>
/// <param name="Charges">By run.</param>
public sealed record KeptBooks(
    ImmutableArray<Account> Accounts, Period Open, ImmutableArray<long> Times, ImmutableArray<PostingKind> Kinds, ImmutableArray<KeptLog> Logs, ImmutableArray<(RunId Run, Charge Charge)> Charges);

/// <summary>What was entered at one place, oldest first.</summary>
/// <param name="Entries">Numbers of postings, and amounts.</param>
public sealed record KeptLog(Place Place, ImmutableArray<(int Number, long Amount)> Entries);

/// <remarks>Books that were kept and recalled are the same in all that can be asked of them, and go on in the same way.</remarks>
public sealed partial class Books
{
    /// <summary>The books at this moment.</summary>
    public KeptBooks Keep() => new(
        [.. Accounts.All], Open, [.. times], [.. kinds],
        [.. Accounts.All.SelectMany(a => PlacesOf(a.Id)).Select(p => new KeptLog(p, [.. logs[p].Between(0, int.MaxValue).Select(e => (e.Number, e.Amount))]))],
        [.. charges.OrderBy(c => c.Key.Value).Select(c => (c.Key, c.Value))]);

    /// <summary>The books again.</summary>
    public static Books Recall(KeptBooks kept)
    {
        var books = new Books { Accounts = kept.Accounts.Aggregate(AccountTree.Empty, (tree, account) => tree.With(account)), Open = kept.Open };
        books.times.AddRange(kept.Times);
        books.kinds.AddRange(kept.Kinds);
        foreach (var (place, entries) in kept.Logs)
        {
            var log = books.logs[place] = BalanceLog.Of(books.Accounts[place.Account]!, place.Purpose);
            foreach (var (number, amount) in entries)
                log.Enter(number, amount);
            if (!books.placesOf.TryGetValue(place.Account, out var places))
                books.placesOf.Add(place.Account, places = []);
            places.Add(place);
        }
        foreach (var (run, charge) in kept.Charges)
            books.charges.Add(run, charge);
        return books;
    }
}
