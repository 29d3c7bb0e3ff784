using Collaborative.Domain.Accounts;

namespace Collaborative.Benchmarks.Accounting;

/// <summary>Books of an institution with 8 members, 32 programmes and 256 projects, into which whatever a seed draws is entered: issues, grants, transfers, exchanges, runs, refunds, periods.</summary>
sealed class RandomBooks
{
    static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Quarter = TimeSpan.FromDays(91);
    static readonly AcceleratorModel[] Models = [new("A100"), new("H100"), new("MI300X"), new("GH200")];

    readonly Random random;
    readonly List<RunId> runs = [];
    readonly Account[] accounts;
    readonly Rates rates;
    DateTimeOffset now = Beginning;

    public RandomBooks(int seed)
    {
        random = new(seed);
        accounts = [.. Tree()];
        rates = Models.SelectMany((m, i) => Enumerable.Range(0, 20).Select(q => (From: Beginning + (q * Quarter), Model: m, Worth: new Fraction((7 * i) + q + 3, 10))))
            .Aggregate(Rates.None, (all, r) => all.With(r.From, r.Model, r.Worth)!);
        foreach (var account in accounts)
            Enter(new BookCommand.OpenAccount(account, now));
        Enter(new BookCommand.OpenPeriod(new(Beginning, Beginning + Quarter), Fraction.One, now));
    }

    public Books Books { get; } = new();

    public DateTimeOffset Now => now;

    /// <summary>Called for every posting, once it was made.</summary>
    public Action<Posting> Made { get; set; } = static _ => { };

    /// <summary>Told of each event.</summary>
    public Action<BookEvent> Entered { get; set; } = static _ => { };

    public Dictionary<string, int> Refused { get; } = [];

    public ReadOnlySpan<AcceleratorModel> AllModels => Models;

    public Place AnyPlace() => new(Any(accounts).Id, (Purpose)random.Next(5), Any(Models));

    public DateTimeOffset AnyTime() => Beginning + TimeSpan.FromTicks(random.NextInt64((now - Beginning).Ticks + 1));

    /// <summary>Draws commands until one is fulfilled by a posting.</summary>
    public void Post()
    {
        for (var before = Books.Postings; Books.Postings == before;)
        {
            now = now.AddSeconds(random.Next(1, 21));
            if (now >= Books.Open.To)
                Enter(new BookCommand.OpenPeriod(new(Books.Open.To, Books.Open.To + Quarter), new(random.Next(5), 4), now));
            Enter(Command());
        }
    }

    BookCommand Command()
    {
        var (account, model, amount) = (Any(accounts), Any(Models), new GpuSeconds(random.NextInt64(1, 1_000_000)));
        return random.Next(100) switch
        {
            < 8 => new BookCommand.Issue(accounts[random.Next(9)].Id, model, new(amount.Value * 1_000), "pledge", now),
            < 40 => new BookCommand.Grant(account.Parent ?? account.Id, account.Id, model, amount, "award", now),
            < 50 => new BookCommand.Transfer(account.Id, Any(accounts).Id, model, amount, "transfer", now),
            < 58 => new BookCommand.Exchange(account.Id, model, Any(Models), amount, rates, "exchange", now),
            < 92 => Use(accounts[random.Next(41, accounts.Length)], model),
            _ => new BookCommand.Refund(runs.Count == 0 ? default : runs[random.Next(runs.Count)], new(random.NextInt64(1, 20_000)), "preempted", now),
        };
    }

    BookCommand.Use Use(Account project, AcceleratorModel model)
    {
        var run = new RunId(new Guid(runs.Count, 1, 1, [1, 1, 1, 1, 1, 1, 1, 1]));
        runs.Add(run);
        return new(run, project.Id, model, 1 << random.Next(4), new(now.AddSeconds(-random.Next(7_200)), now), "run", now);
    }

    void Enter(BookCommand command)
    {
        switch (Bookkeeping.Decide(Books, command))
        {
            case Decision<BookEvent, BookRefusal>.Accepted accepted:
                foreach (var happened in accepted.Events)
                {
                    Books.Apply(happened);
                    Entered(happened);
                    if (happened is BookEvent.Posted posted)
                        Made(posted.Posting);
                }
                break;
            case Decision<BookEvent, BookRefusal>.Refused refused:
                Refused[refused.Reason.Code] = Refused.GetValueOrDefault(refused.Reason.Code) + 1;
                break;
        }
    }

    /// <summary>In rows: the institution, then members, programmes, projects.</summary>
    static IEnumerable<Account> Tree()
    {
        AccountId Id(int n) => new(new Guid(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
        yield return new(Id(1), null, AccountLevel.Institution, "Institution");
        for (var m = 0; m < 8; m++)
            yield return new(Id(2 + m), Id(1), AccountLevel.Member, $"Member {m}");
        for (var p = 0; p < 32; p++)
            yield return new(Id(10 + p), Id(2 + (p / 4)), AccountLevel.Programme, $"Programme {p}");
        for (var p = 0; p < 256; p++)
            yield return new(Id(42 + p), Id(10 + (p / 8)), AccountLevel.Project, $"Project {p}") { Overdraft = new(p % 3 * 10_000) };
    }

    T Any<T>(T[] of) => of[random.Next(of.Length)];
}
