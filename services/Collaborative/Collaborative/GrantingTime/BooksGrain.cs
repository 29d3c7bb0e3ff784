using Collaborative.Domain.Cycles.Records;
using Collaborative.Domain.Queues;
using Collaborative.ReadingThePool;
using Collaborative.Storage;
using Npgsql;
using Orleans;

namespace Collaborative.GrantingTime;

/// <summary>The accounts of a pool.</summary>
interface IBooksGrain : IGrainWithStringKey
{
    /// <summary>Opens the accounts that are not there yet, each an <see cref="Account"/>.</summary>
    Task<Answer> OpenAccountsAsync(Sent accounts);

    Task<Answer> OpenPeriodAsync(Order order, Sent period, Sent cap);

    Task<Answer> IssueAsync(Order order, Guid account, string model, long amount, string reference);

    Task<Answer> GrantAsync(Order order, Guid from, Guid to, string model, long amount, string reference);

    Task<Answer> TransferAsync(Order order, Guid from, Guid to, string model, long amount, string reference);

    /// <summary>Gives time of one model for another at the rate that is in force.</summary>
    Task<Answer> ExchangeAsync(Order order, Guid account, string given, string received, long amount, string reference);

    /// <summary>Gives time of one model for so much of another, as it was reckoned when it was granted.</summary>
    Task<Answer> ExchangeGrantedAsync(Order order, Guid account, string given, string received, long amount, long bought, string reference);

    /// <summary>Gives back what is left of time that came for a while.</summary>
    /// <param name="command">A <see cref="BookCommand.Return"/>.</param>
    Task<Answer> ReturnAsync(Order order, Sent command);

    /// <summary>Gives back all that a run was charged and was not given back yet.</summary>
    Task<Answer> RefundAsync(Order order, Guid run, string reference);

    /// <summary>Charges runs that are over, each once; what was for nothing is given back.</summary>
    /// <param name="runs">Each an <see cref="OverRun"/>.</param>
    /// <returns>For each of them, a refusal where it could not be.</returns>
    Task<ImmutableArray<Answer>> ChargeAsync(Sent runs);

    /// <summary>What is left and was used of projects: a <see cref="BookStanding"/>.</summary>
    Task<Sent> StandingAsync(DateTimeOffset at);

    /// <summary>What stood within accounts at instants, of what is available and what was used: for each an array of <see cref="Stood"/>.</summary>
    Task<ImmutableArray<Sent>> StoodAsync(ImmutableArray<Guid> accounts, ImmutableArray<DateTimeOffset> at);

    /// <summary>How many postings there are; while it is the same, the books are.</summary>
    Task<int> PostingsAsync();
}

/// <summary>What stood of a model for a purpose on an account and on all below it, and on the account itself.</summary>
sealed record Stood(Purpose Purpose, AcceleratorModel Model, GpuSeconds Within, GpuSeconds Here);

/// <summary>A run that is over.</summary>
/// <param name="ForNothing">It was preempted, or the cluster lost it.</param>
sealed record OverRun(BookCommand.Use Use, bool ForNothing);

sealed class BooksGrain(EventStore store, Clock clock, NpgsqlDataSource database, PoolShelf pools, ILogger<BooksGrain> log) : AggregateGrain<Books, BookCommand, BookEvent, BookRefusal>(store, Codec), IBooksGrain
{
    static readonly EventCodec<BookEvent> Codec = new("books", CycleJson.Options);
    static readonly HalfLife Week = HalfLife.Of(TimeSpan.FromDays(7))!;
    static readonly DateTimeOffset Landmark = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Books are kept again when so much was posted since, and an eighth of all: keeping them costs a posting the same however many there are.</summary>
    const int LeastPostings = 1_000;
    const int Part = 8;

    UsageSums? sums;
    int kept;   // postings

    /// <summary>Books change in place, so that each load begins with new ones.</summary>
    protected override Books Initial => new();

    protected override async Task<(Books State, int Version)> KeptAsync(CancellationToken cancellation)
    {
        var (books, version) = (await database.ReadAsync(
            "select body, version from kept_books where pool = $1", [Sql.Text(this.GetPrimaryKeyString())], r => (Body: r.GetFieldValue<byte[]>(0), Version: r.GetInt32(1)), cancellation)) is [var one] ? Recall(one.Body, one.Version) : (Initial, 0);
        kept = books.Postings;
        return (books, version);
    }

    /// <summary>They are kept to save time alone: those that cannot be read, of another format or damaged, are read from their events, and kept anew.</summary>
    (Books Books, int Version) Recall(byte[] body, int version)
    {
        try
        {
            return (Books.Recall(PackedBooks.Unpack(body)), version);
        }
        catch (Exception failure)
        {
            BooksLog.NotRead(log, failure);
            return (Initial, 0);
        }
    }

    protected override Books Evolve(Books state, BookEvent happened)
    {
        state.Apply(happened);
        return state;
    }

    protected override Decision<BookEvent, BookRefusal> Decide(Books state, BookCommand command) => Bookkeeping.Decide(state, command);

    public async Task<Answer> OpenAccountsAsync(Sent accounts)
    {
        await CurrentAsync();
        foreach (var account in accounts.Read<ImmutableArray<Account>>().Where(a => State.Accounts[a.Id] is null))
            if (await HandleAsync(new BookCommand.OpenAccount(account, clock.Second()), request: null) is Outcome<BookEvent>.Refused refused)
                return new(refused.Code, refused.Message, default);
        return new(null, null, default);
    }

    public Task<Answer> OpenPeriodAsync(Order order, Sent period, Sent cap) => TellAsync(order, new BookCommand.OpenPeriod(period.Read<Period>(), cap.Read<Fraction>(), clock.Second()));

    public Task<Answer> IssueAsync(Order order, Guid account, string model, long amount, string reference) =>
        TellAsync(order, new BookCommand.Issue(new(account), new(model), new(amount), reference, clock.Second()));

    public Task<Answer> GrantAsync(Order order, Guid from, Guid to, string model, long amount, string reference) =>
        TellAsync(order, new BookCommand.Grant(new(from), new(to), new(model), new(amount), reference, clock.Second()));

    public Task<Answer> TransferAsync(Order order, Guid from, Guid to, string model, long amount, string reference) =>
        TellAsync(order, new BookCommand.Transfer(new(from), new(to), new(model), new(amount), reference, clock.Second()));

    public async Task<Answer> ExchangeAsync(Order order, Guid account, string given, string received, long amount, string reference)
    {
        var (at, rates) = await RatesNowAsync();
        return await TellAsync(order, new BookCommand.Exchange(new(account), new(given), new(received), new(amount), rates, reference, at));
    }

    public Task<Answer> ExchangeGrantedAsync(Order order, Guid account, string given, string received, long amount, long bought, string reference) => TellAsync(order, new BookCommand.Exchange(
        new(account), new(given), new(received), new(amount), Rates.None.With(default, new(given), new(bought, amount))!.With(default, new(received), Fraction.One)!, reference, clock.Second()));

    public async Task<Answer> RefundAsync(Order order, Guid run, string reference)
    {
        await CurrentAsync();
        return State.ChargeOf(new(run)) is { Left.Value: > 0 and var left } ? await TellAsync(order, new BookCommand.Refund(new(run), new(left), reference, clock.Second())) : new(null, null, default);   // it has been, or nothing was charged
    }

    public Task<Answer> ReturnAsync(Order order, Sent command) => TellAsync(order, command.Read<BookCommand.Return>() with { At = clock.Second() });

    public async Task<ImmutableArray<Answer>> ChargeAsync(Sent runs)
    {
        ImmutableArray<OverRun> over = [.. runs.Read<ImmutableArray<OverRun>>().Select(r => r with { Use = r.Use with { At = clock.Second() } })];
        var answers = (await HandleAllAsync(over.Select(r => r.Use))).Select(Answer.Ended).ToArray();
        await CurrentAsync();
        var back = over.Select((run, i) => (Run: run, Place: i, Left: run.ForNothing && answers[i].Code is null ? State.ChargeOf(run.Use.Run)?.Left ?? default : default)).Where(r => r.Left.Value > 0).ToList();
        var refunds = await HandleAllAsync(back.Select(r => new BookCommand.Refund(r.Run.Use.Run, r.Left, r.Run.Use.Reference, clock.Second())));
        foreach (var (run, refund) in back.Zip(refunds))
            answers[run.Place] = Answer.Ended(refund);   // one that could not be given back is charged again, and then given back
        return [.. answers];
    }

    public async Task<Sent> StandingAsync(DateTimeOffset at)
    {
        await CurrentAsync();
        if (sums?.Books != State)
            sums = new(State, Week, Landmark);
        var projects = State.Accounts.All.Where(a => a.Level is AccountLevel.Project);
        var places = projects.SelectMany(p => State.PlacesOf(p.Id)).ToList();
        return Sent.Of<BookStanding>(new(
            [.. places.Where(p => p.Purpose is Purpose.Available).Select(p => new Balance(new(p.Account.Value), p.Model, State.Balance(p)))],
            [
                .. from p in places
                   where p.Purpose is Purpose.Used
                   let used = sums.Before(p, at).At(at)
                   select new ProjectUse(new(p.Account.Value), p.Model, new((long)(used.Numerator / used.Denominator))),
            ],
            State.Postings));
    }

    public async Task<ImmutableArray<Sent>> StoodAsync(ImmutableArray<Guid> accounts, ImmutableArray<DateTimeOffset> at)
    {
        await CurrentAsync();
        return
        [
            .. accounts.Zip(at, (account, instant) => Sent.Of<ImmutableArray<Stood>>(
            [
                .. State.StoodWithin(new(account), instant).Where(s => s.Key.Purpose is Purpose.Available or Purpose.Used)
                    .Select(s => new Stood(s.Key.Purpose, s.Key.Model, s.Value.Within, s.Value.Here)),
            ])),
        ];
    }

    public async Task<int> PostingsAsync()
    {
        await CurrentAsync();
        return State.Postings;
    }

    protected override void Project(Commit commit, Books before, Books after, IReadOnlyList<BookEvent> events)
    {
        var number = after.Postings - events.OfType<BookEvent.Posted>().Count();
        foreach (var happened in events)
            switch (happened)
            {
                case BookEvent.AccountOpened e:
                    commit.Execute(
                        "insert into account (id, parent_id, level, name, overdraft) values ($1, $2, $3, $4, $5)",
                        Sql.Uuid(e.Account.Id.Value), Sql.Uuid(e.Account.Parent?.Value), Sql.Text(e.Account.Level.ToString()), Sql.Text(e.Account.Name), Sql.Long(e.Account.Overdraft.Value));
                    break;
                case BookEvent.PeriodOpened e:
                    commit.Execute("insert into accounting_period (from_at, to_at) values ($1, $2)", Sql.Instant(e.Period.From), Sql.Instant(e.Period.To));
                    break;
                case BookEvent.Posted e:
                    Posted(commit, after, e, number++);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        if (after.Postings - kept < Math.Max(LeastPostings, kept / Part))
            return;
        kept = after.Postings;
        commit.Execute(
            "insert into kept_books (pool, version, body) values ($1, $2, $3) on conflict (pool) do update set (version, body) = (excluded.version, excluded.body)",
            Sql.Text(this.GetPrimaryKeyString()), Sql.Int(commit.LastVersion), Sql.Bytes(PackedBooks.Pack(after.Keep())));
    }

    static void Posted(Commit commit, Books books, BookEvent.Posted happened, int number)
    {
        var (posting, act) = (happened.Posting, Guid.CreateVersion7());
        foreach (var (place, entry) in posting.Entries.Index())
            commit.Execute(
                """
                insert into posting_entry (number, place, at, kind, account, purpose, model, amount, balance, reference, run_id, act_id)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """,
                Sql.Int(number), Sql.Int(place), Sql.Instant(posting.At), Sql.Text(posting.Kind.ToString()), Sql.Uuid(entry.Place.Account.Value), Sql.Text(entry.Place.Purpose.ToString()),
                Sql.Text(entry.Place.Model.Name), Sql.Long(entry.Amount.Value), Sql.Long(books.BalanceAfter(entry.Place, number).Value), Sql.Text(posting.Reference), Sql.Uuid(happened.Run?.Value), Sql.Uuid(act));
        commit.Bind("collaborative.time-posted", new ActId(act), posting.At, "poolId", Identifiers.Pool, happened, CycleJson.Options);
    }

    /// <summary>All rates, as they are within one second: what is decided in it holds later.</summary>
    async Task<(DateTimeOffset At, Rates Rates)> RatesNowAsync()
    {
        while (true)
        {
            var at = clock.Second();
            var rates = (await pools.ReadAsync(CancellationToken.None)).Pool.Rates;
            if (clock.Second() == at)
                return (at, rates);
        }
    }

    async Task<Answer> TellAsync(Order order, BookCommand command) => Answer.Ended(await HandleAsync(command, order.ToRequest()));
}

static partial class BooksLog
{
    [LoggerMessage(LogLevel.Warning, "The kept books cannot be read; all postings are")]
    public static partial void NotRead(ILogger log, Exception failure);
}
