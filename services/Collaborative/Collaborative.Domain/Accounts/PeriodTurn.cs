using Decision = BuildingBlocks.Domain.Decision<Collaborative.Domain.Accounts.BookEvent, Collaborative.Domain.Accounts.BookRefusal>;

namespace Collaborative.Domain.Accounts;

/// <summary>From one period to the next: what may be carried over stays, what exceeds the cap lapses.</summary>
static class PeriodTurn
{
    public static Decision Decide(Books books, BookCommand.OpenPeriod c)
    {
        if (!c.Period.IsLawful || (books.Open != default && c.Period.From != books.Open.To))
            return new BookRefusal.NotTheNextPeriod(c.Period, books.Open);
        if (!c.Period.Contains(c.At))
            return new BookRefusal.PeriodOutOfTime(c.Period, c.At);
        if (c.Cap < Fraction.Zero || c.Cap > Fraction.One)
            return new BookRefusal.CapOutOfRange(c.Cap);
        return new Decision.Accepted([new BookEvent.PeriodOpened(c.Period), .. Lapses(books, c)]);
    }

    static IEnumerable<BookEvent> Lapses(Books books, BookCommand.OpenPeriod c) =>
        from account in books.Accounts.All
        from place in books.PlacesOf(account.Id)
        where place.Purpose is Purpose.Available
        from lapsing in Parts(books.Balance(place).Value - Carried(books, place, c.Cap))
        select new BookEvent.Posted(new(c.Period.From, PostingKind.Lapse, [new(place, new(-lapsing)), new(place with { Purpose = Purpose.Lapsed }, new(lapsing))], "carry-over"));

    /// <summary>What may stay: the cap's part of what came in the period less what went to others; none of it if more went than came.</summary>
    static long Carried(Books books, Place place, Fraction cap)
    {
        var came = books.Entries(place, books.Open).Where(e => e.Kind is PostingKind.Issue or PostingKind.Grant or PostingKind.Transfer or PostingKind.Exchange or PostingKind.Return).Sum(e => e.Amount.Value);
        return came <= 0 ? 0 : (long)(cap.Numerator * came / cap.Denominator);
    }

    /// <summary>An amount in parts that one entry may move.</summary>
    static IEnumerable<long> Parts(long amount)
    {
        for (; amount > 0; amount -= GpuSeconds.Most)
            yield return Math.Min(amount, GpuSeconds.Most);
    }
}
