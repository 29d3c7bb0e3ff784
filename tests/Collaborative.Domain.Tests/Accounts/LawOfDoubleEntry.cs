using CsCheck;

namespace Collaborative.Domain.Tests.Accounts;

/// <summary>What holds after whatever was entered. <c>AIGOV_LAW_POSTINGS</c> says how many postings instead of 100,000; <c>./infra/bench accounts</c> makes ten million.</summary>
public sealed class LawOfDoubleEntry
{
    static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("AIGOV_LAW_POSTINGS"), out var count) ? count : 100_000;

    [Fact]
    public void The_sum_is_zero_after_every_posting()
    {
        var (books, sums) = (new RandomBooks(42), new Dictionary<AcceleratorModel, long>());
        books.Made = posting =>
        {
            foreach (var (place, amount) in posting.Entries)
                sums[place.Model] = sums.GetValueOrDefault(place.Model) + amount.Value;
            Assert.All(sums.Values, sum => Assert.Equal(0, sum));
        };
        for (var i = 0; i < Count; i++)
            books.Post();

        Assert.True(books.Books.Postings >= Count);
        Assert.Equal(4, sums.Count);
        Assert.All(Places(books), place => Assert.True(Lawful(books.Books, place), $"{place}"));
        Assert.Equal(0, Places(books).Sum(p => books.Books.Balance(p).Value));
        Assert.All(
            ["posting.overdrawn", "exchange.same_model", "grant.not_below", "transfer.not_beside", "refund.more_than_charged"],
            code => Assert.Contains(code, books.Refused.Keys));
    }

    [Fact]
    public void A_balance_at_an_instant_is_what_was_entered_until_then_added_up() => Drawn((books, journal) =>
    {
        for (var i = 0; i < 40; i++)
        {
            var (place, at) = (books.AnyPlace(), i % 2 == 0 ? books.AnyTime() : journal[i % journal.Count].At);   // between postings, and on one
            Assert.Equal(Fold(journal, at, p => p == place), books.Books.BalanceAt(place, at).Value);
            var below = books.Books.Accounts.Within(place.Account).Select(a => a.Id).ToHashSet();
            Assert.Equal(
                Fold(journal, at, p => p.Purpose == place.Purpose && p.Model == place.Model && below.Contains(p.Account)),
                books.Books.StoodWithin(place.Account, at).GetValueOrDefault((place.Purpose, place.Model)).Within.Value);
            Assert.Equal(books.Books.BalanceAt(place, at), books.Books.StoodWithin(place.Account, at).GetValueOrDefault((place.Purpose, place.Model)).Here);
        }
    });

    [Fact]
    public void A_statement_is_the_sum_of_its_entries_and_the_difference_of_its_balances() => Drawn((books, journal) =>
    {
        for (var i = 0; i < 10; i++)
        {
            var ends = new[] { books.AnyTime(), books.AnyTime(), journal[^1].At }.Order().ToArray();
            var period = new Period(ends[0], i % 2 == 0 ? ends[1] : ends[2]);
            var account = books.AnyPlace().Account;
            var statement = Statement.Of(books.Books, account, period)!;
            foreach (var section in statement.Sections)
            {
                Assert.Equal(section.Closing.Value - section.Opening.Value, section.Lines.Sum(l => l.Amount.Value));
                Assert.Equal(Fold(journal, period.From.AddTicks(-1), p => p == section.Place), section.Opening.Value);
                Assert.Equal(Fold(journal, period.To.AddTicks(-1), p => p == section.Place), section.Closing.Value);
                Assert.All(section.Lines, l => Assert.True(period.Contains(l.At)));
            }
            var within = books.Books.Accounts.Within(account).Select(a => a.Id).ToHashSet();
            Assert.Equal(
                journal.Where(p => period.Contains(p.At) && p.Kind is PostingKind.Usage).SelectMany(p => p.Entries).Where(e => e.Place.Purpose is Purpose.Used && within.Contains(e.Place.Account)).Sum(e => e.Amount.Value),
                books.AllModels.ToArray().Sum(m => statement.Total(Purpose.Used, m, PostingKind.Usage).Value));
        }
    });

    [Fact]
    public void The_same_events_give_the_same_books() => Gen.Int.Sample(seed =>
    {
        var (one, other) = (new RandomBooks(seed), new RandomBooks(seed));
        for (var i = 0; i < 200; i++)
        {
            one.Post();
            other.Post();
        }
        Assert.Equal(Places(one).Select(p => one.Books.Balance(p)), Places(one).Select(p => other.Books.Balance(p)));
    }, iter: 20);

    [Fact]
    public void Books_that_were_kept_are_the_same_and_go_on_in_the_same_way() => Gen.Int.Sample(seed =>
    {
        var one = new RandomBooks(seed);
        List<BookEvent> since = [];
        one.Entered = since.Add;
        for (var i = 0; i < 600; i++)
            one.Post();
        var recalled = Books.Recall(one.Books.Keep());
        Same(one, recalled);

        since.Clear();
        for (var i = 0; i < 200; i++)
            one.Post();
        since.ForEach(recalled.Apply);
        Same(one, recalled);
    }, iter: 20);

    static void Same(RandomBooks one, Books other)
    {
        Assert.Equal((one.Books.Postings, one.Books.Open), (other.Postings, other.Open));
        Assert.Equal(one.Books.Accounts.All, other.Accounts.All);
        Assert.Equal(one.Books.Keep().Charges.AsEnumerable(), other.Keep().Charges);
        for (var i = 0; i < 20; i++)
        {
            var (place, at) = (one.AnyPlace(), one.AnyTime());
            Assert.Equal(one.Books.BalanceAt(place, at), other.BalanceAt(place, at));
            Assert.Equal(one.Books.PlacesOf(place.Account), other.PlacesOf(place.Account));
            Assert.Equal(one.Books.EntriesFrom(place, 0), other.EntriesFrom(place, 0));
        }
    }

    static void Drawn(Action<RandomBooks, List<Posting>> law) => Gen.Int.Sample(seed =>
    {
        var (books, journal) = (new RandomBooks(seed), new List<Posting>());
        books.Made = journal.Add;
        for (var i = 0; i < 1_000; i++)
            books.Post();
        law(books, journal);
    }, iter: 20);

    /// <summary>The slow and obvious way.</summary>
    static long Fold(IEnumerable<Posting> journal, DateTimeOffset at, Predicate<Place> counts) =>
        journal.Where(p => p.At <= at).SelectMany(p => p.Entries).Where(e => counts(e.Place)).Sum(e => e.Amount.Value);

    static IEnumerable<Place> Places(RandomBooks books) => books.Books.Accounts.All.SelectMany(a => books.Books.PlacesOf(a.Id));

    static bool Lawful(Books books, Place place) => (place.Purpose, books.Balance(place).Value) switch
    {
        (Purpose.Issued, var balance)                   => balance <= 0,
        (Purpose.Available, var balance)                => balance >= -books.Accounts[place.Account]!.Overdraft.Value,
        (Purpose.Used or Purpose.Lapsed, var balance)   => balance >= 0,
        _                                               => true,
    };
}
