using Decision = BuildingBlocks.Domain.Decision<Collaborative.Domain.Accounts.BookEvent, Collaborative.Domain.Accounts.BookRefusal>;

namespace Collaborative.Domain.Accounts;

/// <summary>Decides what is entered into the books. Nothing here changes them: what happened is applied by whoever keeps them.</summary>
public static class Bookkeeping
{
    /// <summary>The most devices of one run.</summary>
    public const int MostDevices = 1_000_000;

    /// <summary>The longest run, in days.</summary>
    public const int MostDays = 366;

    /// <summary>What follows from a command, or why not. A run that is charged again, the same, changes nothing.</summary>
    public static Decision Decide(Books books, BookCommand command) => command switch
    {
        BookCommand.OpenAccount c => books.Accounts.Check(c.Account) is { } refusal ? new BookRefusal.NotOpened(refusal) : new BookEvent.AccountOpened(c.Account),
        BookCommand.OpenPeriod c  => PeriodTurn.Decide(books, c),
        BookCommand.Issue c       => Moved(books, c, PostingKind.Issue, c.Reference, c.Amount, new(c.Account, Purpose.Issued, c.Model), new(c.Account, Purpose.Available, c.Model)),
        BookCommand.Grant c       => Grant(books, c),
        BookCommand.Transfer c    => Transfer(books, c),
        BookCommand.Exchange c    => Exchange(books, c),
        BookCommand.Return c      => Return(books, c),
        BookCommand.Use c         => Use(books, c),
        BookCommand.Refund c      => Refund(books, c),
        _                         => throw new UnreachableException(),
    };

    static Decision Grant(Books books, BookCommand.Grant c)
    {
        if (Missing(books, c.From, c.To) is { } missing)
            return missing;
        var (from, to) = (books.Accounts[c.From]!, books.Accounts[c.To]!);
        return to.Parent == from.Id
            ? Moved(books, c, PostingKind.Grant, c.Reference, c.Amount, new(c.From, Purpose.Available, c.Model), new(c.To, Purpose.Available, c.Model))
            : new BookRefusal.NotBelow(from, to);
    }

    static Decision Transfer(Books books, BookCommand.Transfer c)
    {
        if (Missing(books, c.From, c.To) is { } missing)
            return missing;
        var (from, to) = (books.Accounts[c.From]!, books.Accounts[c.To]!);
        return from.Level == to.Level && from.Id != to.Id
            ? Moved(books, c, PostingKind.Transfer, c.Reference, c.Amount, new(c.From, Purpose.Available, c.Model), new(c.To, Purpose.Available, c.Model))
            : new BookRefusal.NotBeside(from, to);
    }

    static Decision Exchange(Books books, BookCommand.Exchange c)
    {
        if (OutOfRange(c.Amount) is { } refusal)
            return refusal;
        if (c.Given == c.Received)
            return new BookRefusal.SameModel(c.Given);
        if (c.Rates.Bought(c.Given, c.Received, c.Amount, c.At) is not { } bought)
            return new BookRefusal.NoRate(c.Given, c.Received, c.At);
        if (bought < 1 || bought > GpuSeconds.Most)
            return new BookRefusal.NothingBought(c.Received);
        var received = new GpuSeconds((long)bought);
        return Posted(books, new(c.At, PostingKind.Exchange,
        [
            new(new(c.Account, Purpose.Available, c.Given), -c.Amount), new(new(c.Account, Purpose.Exchanged, c.Given), c.Amount),
            new(new(c.Account, Purpose.Exchanged, c.Received), -received), new(new(c.Account, Purpose.Available, c.Received), received),
        ], c.Reference));
    }

    static Decision Return(Books books, BookCommand.Return c)
    {
        if (Missing(books, c.From, c.To) is { } missing)
            return missing;
        if (!IsAbove(books.Accounts, c.To, c.From))
            return new BookRefusal.NotAbove(books.Accounts[c.From]!, books.Accounts[c.To]!);
        var place = new Place(c.From, Purpose.Available, c.Model);
        if (books.EntriesFrom(place, c.Known).Any())
            return new BookRefusal.Overtaken();
        var left = LentTime.Left(c.Lent, c.Of, books.EntriesFrom(place, c.Lent.Min(l => l.Number)), c.Held, c.At).Value - c.Returned.Value;
        var amount = new GpuSeconds(Math.Min(Math.Min(left, GpuSeconds.Most), books.Balance(place).Value - c.Kept.Value));
        return amount.Value < 1
            ? new BookRefusal.NothingLeft()
            : Moved(books, c, PostingKind.Return, c.Reference, amount, place, place with { Account = c.To });
    }

    static bool IsAbove(AccountTree accounts, AccountId above, AccountId below) =>
        accounts[below]!.Parent is { } parent && (parent == above || IsAbove(accounts, above, parent));

    static Decision Use(Books books, BookCommand.Use c)
    {
        if (Missing(books, c.Project) is { } missing)
            return missing;
        if (books.Accounts[c.Project] is { Level: not AccountLevel.Project } account)
            return new BookRefusal.NotAProject(account);
        if (c.Ran.To < c.Ran.From || c.Ran.To > c.At)
            return new BookRefusal.ImpossibleTimes(c.Ran, c.At);
        if (c.Devices is < 1 or > MostDevices || c.Share is < 1 or > MilliDevices.One || c.Ran.To - c.Ran.From > TimeSpan.FromDays(MostDays))
            return new BookRefusal.AbsurdRun(c.Devices, c.Ran);

        var amount = new GpuSeconds(SecondsUntil(c.Ran.To, c) - SecondsUntil(c.Ran.From, c));
        if (books.ChargeOf(c.Run) is { } charge)
            return charge with { Refunded = default } == new Charge(c.Project, c.Model, amount, default) ? Decision.Nothing : new BookRefusal.ChargedOtherwise(c.Run);
        return amount.Value == 0
            ? Decision.Nothing
            : Moved(books, c, PostingKind.Usage, c.Reference, amount, new(c.Project, Purpose.Available, c.Model), new(c.Project, Purpose.Used, c.Model), c.Run);
    }

    static Decision Refund(Books books, BookCommand.Refund c)
    {
        if (books.ChargeOf(c.Run) is not { } charge)
            return new BookRefusal.NotCharged(c.Run);
        if (c.Lost.Value > charge.Left.Value)
            return new BookRefusal.MoreThanCharged(c.Run, charge.Left);
        return Moved(books, c, PostingKind.Refund, c.Reference, c.Lost,
            new(charge.Project, Purpose.Used, charge.Model), new(charge.Project, Purpose.Available, charge.Model), c.Run);
    }

    /// <summary>The GPU-seconds of the devices since 1970, cut.</summary>
    static long SecondsUntil(DateTimeOffset at, BookCommand.Use c) => (long)((Int128)c.Devices * c.Share * at.ToUnixTimeSeconds() / MilliDevices.One);

    static Decision Moved(Books books, BookCommand command, PostingKind kind, string reference, GpuSeconds amount, Place from, Place to, RunId? run = null) =>
        OutOfRange(amount) is { } refusal ? refusal : Posted(books, new(command.At, kind, [new(from, -amount), new(to, amount)], reference), run);

    static Decision Posted(Books books, Posting posting, RunId? run = null) =>
        books.Check(posting) is { } refusal ? new BookRefusal.NotPosted(refusal) : new BookEvent.Posted(posting, run);

    static BookRefusal.AmountOutOfRange? OutOfRange(GpuSeconds amount) => amount.Value is < 1 or > GpuSeconds.Most ? new(amount) : null;

    static BookRefusal.NotPosted? Missing(Books books, params ReadOnlySpan<AccountId> accounts)
    {
        foreach (var id in accounts)
        {
            if (books.Accounts[id] is null)
                return new(new PostingRefusal.UnknownAccount(id));
        }
        return null;
    }
}
