using System.Diagnostics;
using Collaborative.Domain.Accounts;

namespace Collaborative.Benchmarks.Accounting;

/// <summary>./infra/bench accounts: postings decided and entered, balances of the past asked for, beside the sum of the same amounts in a bare array.</summary>
static class TenMillionPostings
{
    const int Checkpoints = 1_000;

    /// <returns>Zero if every law held.</returns>
    public static int Run(int postings, int seed)
    {
        var books = new RandomBooks(seed);
        var (plain, kept) = (new Dictionary<Place, long>(), new List<(Place Place, DateTimeOffset At, long Balance)>());
        var (amounts, every, wrong) = (new List<long>(postings * 3), Math.Max(1, postings / Checkpoints), 0);
        books.Made = posting =>
        {
            foreach (var (place, amount) in posting.Entries)
            {
                plain[place] = plain.GetValueOrDefault(place) + amount.Value;
                amounts.Add(amount.Value);
            }
            wrong += posting.Entries.GroupBy(e => e.Place.Model).Any(g => g.Sum(e => e.Amount.Value) != 0) ? 1 : 0;
        };

        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < postings; i++)
        {
            books.Post();
            if (i % every == 0 && books.AnyPlace() is var place)
                kept.Add((place, books.Now, plain.GetValueOrDefault(place)));
        }
        var took = Stopwatch.GetElapsedTime(start);
        Console.WriteLine($"{books.Books.Postings} postings, {amounts.Count} entries, {books.Books.Accounts.All.Count} accounts, until {books.Now:yyyy-MM-dd}; refused {books.Refused.Values.Sum()} commands");
        Console.WriteLine($"decided, entered and checked in {took.TotalSeconds:F1} s, {books.Books.Postings / took.TotalSeconds:F0} a second");
        var floor = BareSum([.. amounts]);
        Console.WriteLine($"bare sum of the entries in {floor:F2} ms: ratio {took.TotalMilliseconds / floor:F0}");

        var totals = books.AllModels.ToArray().Select(m => books.Books.Accounts.All.SelectMany(a => Enum.GetValues<Purpose>(), (a, p) => books.Books.Balance(new(a.Id, p, m)).Value).Sum()).ToArray();
        Console.WriteLine($"sum of all balances by model: {string.Join(", ", totals)}; unbalanced postings {wrong}");
        var differing = kept.Count(k => books.Books.BalanceAt(k.Place, k.At).Value != k.Balance);
        Console.WriteLine($"balances of the past: {kept.Count} against a plain fold, {differing} differ");
        var times = Asked(() => books.Books.BalanceAt(books.AnyPlace(), books.AnyTime()));
        var within = Asked(() => books.Books.StoodWithin(books.Books.Accounts.All[0].Id, books.AnyTime()).GetValueOrDefault((Purpose.Available, books.AllModels[0])).Within);
        Console.WriteLine($"one account at an instant: median {times[500]:F2} us, 99 % {times[990]:F2} us, most {times[^1]:F2} us");
        Console.WriteLine($"the institution with all below at an instant: median {within[500]:F1} us, 99 % {within[990]:F1} us, most {within[^1]:F1} us");
        return wrong == 0 && differing == 0 && totals.All(t => t == 0) ? 0 : 1;
    }

    static double BareSum(long[] amounts)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var (start, sum) = (Stopwatch.GetTimestamp(), 0L);
            foreach (var amount in amounts)
                sum += amount;
            best = sum == 0 ? Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds) : double.NaN;
        }
        return best;
    }

    /// <summary>A thousand questions, in microseconds, fastest first.</summary>
    static double[] Asked(Func<GpuSeconds> question) => [.. Enumerable.Range(0, 1_000).Select(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        question();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }).Order()];
}
