namespace Collaborative.Domain.Accounts;

/// <summary>
/// The accounts of an institution by double entry, in whole GPU-seconds of each model: what stands where, now and at any past instant.
/// </summary>
/// <remarks>
/// Built from its events in order, oldest first; equal events give equal books. Postings are numbered from zero as they come.
/// A balance, now or then, costs two binary searches, however many postings there are.
/// </remarks>
public sealed partial class Books
{
    readonly Dictionary<Place, BalanceLog> logs = [];
    readonly Dictionary<AccountId, List<Place>> placesOf = [];
    readonly Dictionary<RunId, Charge> charges = [];
    readonly List<long> times = [];          // of postings, in ticks of UTC, never falling
    readonly List<PostingKind> kinds = [];

    /// <summary>All accounts that were opened.</summary>
    public AccountTree Accounts { get; private set; } = AccountTree.Empty;

    /// <summary>The period in which postings are made; the last that was opened.</summary>
    public Period Open { get; private set; }

    /// <summary>How many postings were made; the next has this number.</summary>
    public int Postings => times.Count;

    /// <summary>Nothing if the posting may be made now, otherwise the first rule that it breaks.</summary>
    public PostingRefusal? Check(Posting posting)
    {
        if (posting.Check() is { } unsound)
            return unsound;
        if (!Open.Contains(posting.At))
            return new PostingRefusal.WrongPeriod(posting.At, Open);
        if (times.Count > 0 && posting.At.UtcTicks < times[^1])
            return new PostingRefusal.OutOfOrder(posting.At, Time(times.Count - 1));
        foreach (var entry in posting.Entries)
        {
            if (LogOf(entry.Place) is not { } log)
                return new PostingRefusal.UnknownAccount(entry.Place.Account);
            if (log.Check(entry) is { } refusal)
                return refusal;
        }
        return null;
    }

    /// <summary>Takes in what happened.</summary>
    /// <exception cref="CorruptStreamException">It cannot follow what happened before.</exception>
    public void Apply(BookEvent happened)
    {
        switch (happened)
        {
            case BookEvent.AccountOpened e when Accounts.Check(e.Account) is null:
                Accounts = Accounts.With(e.Account);
                break;
            case BookEvent.PeriodOpened e when e.Period.IsLawful && (Open == default || e.Period.From == Open.To):
                Open = e.Period;
                break;
            case BookEvent.Posted e when Check(e.Posting) is null:
                Enter(e);
                break;
            default:
                throw new CorruptStreamException(this, happened);
        }
    }

    /// <summary>What stands there after all postings.</summary>
    public GpuSeconds Balance(Place place) => new(logs.TryGetValue(place, out var log) ? log.Balance : 0);

    /// <summary>What stood there after the postings of this instant and before it. Zero where nothing was ever entered.</summary>
    public GpuSeconds BalanceAt(Place place, DateTimeOffset at) => BalanceBefore(place, NumberAfter(at));

    /// <summary>What stood there after a posting; postings are numbered from zero.</summary>
    public GpuSeconds BalanceAfter(Place place, int number) => BalanceBefore(place, number + 1);

    /// <summary>What stood at an instant of each purpose and model on an account and on all below it, and on the account itself; where nothing was ever entered, nothing is told.</summary>
    /// <exception cref="OverflowException">A sum is beyond what is counted.</exception>
    public IReadOnlyDictionary<(Purpose Purpose, AcceleratorModel Model), (GpuSeconds Within, GpuSeconds Here)> StoodWithin(AccountId account, DateTimeOffset at)
    {
        var (number, stood) = (NumberAfter(at), new Dictionary<(Purpose, AcceleratorModel), (GpuSeconds Within, GpuSeconds Here)>());
        foreach (var one in Accounts.Within(account))
            foreach (var place in PlacesOf(one.Id))
                if (logs[place].BeforeIfAny(number) is { } balance)
                {
                    var (within, here) = stood.GetValueOrDefault((place.Purpose, place.Model));
                    stood[(place.Purpose, place.Model)] = (new(checked(within.Value + balance)), one.Id == account ? new(balance) : here);
                }
        return stood;
    }

    /// <summary>Where something was ever entered on this account, in the order of first entries.</summary>
    public IReadOnlyList<Place> PlacesOf(AccountId account) => placesOf.TryGetValue(account, out var places) ? places : [];

    /// <summary>What a run was charged and what was refunded of it; nothing if it was not charged.</summary>
    public Charge? ChargeOf(RunId run) => charges.TryGetValue(run, out var charge) ? charge : null;

    /// <summary>What was entered in a period at this place, oldest first.</summary>
    public IEnumerable<StatementLine> Entries(Place place, Period period) => Entries(place, NumberFrom(period.From), NumberFrom(period.To));

    /// <summary>What was entered at this place by the posting of a number and those after it, oldest first.</summary>
    public IEnumerable<StatementLine> EntriesFrom(Place place, int number) => Entries(place, number, times.Count);

    /// <summary>What stood there before the first instant.</summary>
    internal GpuSeconds BalanceUpTo(Place place, DateTimeOffset from) => BalanceBefore(place, NumberFrom(from));

    IEnumerable<StatementLine> Entries(Place place, int from, int to) => logs.TryGetValue(place, out var log)
        ? log.Between(from, to).Select(e => new StatementLine(e.Number, Time(e.Number), kinds[e.Number], new(e.Amount), new(e.Balance)))
        : [];

    void Enter(BookEvent.Posted happened)
    {
        var number = times.Count;
        times.Add(happened.Posting.At.UtcTicks);
        kinds.Add(happened.Posting.Kind);
        foreach (var (place, amount) in happened.Posting.Entries)
        {
            var log = LogOf(place)!;
            log.Enter(number, amount.Value);
            if (!logs.TryAdd(place, log))
                continue;
            if (!placesOf.TryGetValue(place.Account, out var places))
                placesOf.Add(place.Account, places = []);
            places.Add(place);
        }
        if (happened.Run is { } run)
            charges[run] = Charge.Evolve(charges.TryGetValue(run, out var charge) ? charge : null, happened.Posting);
    }

    /// <summary>The log of a place, new where nothing was entered yet; nothing where there is no such account.</summary>
    BalanceLog? LogOf(Place place) => logs.TryGetValue(place, out var log) ? log
        : Accounts[place.Account] is { } account ? BalanceLog.Of(account, place.Purpose)
        : null;

    GpuSeconds BalanceBefore(Place place, int number) => new(logs.TryGetValue(place, out var log) ? log.Before(number) : 0);

    DateTimeOffset Time(int number) => new(times[number], TimeSpan.Zero);

    int NumberAfter(DateTimeOffset at) => at == DateTimeOffset.MaxValue ? times.Count : FirstAt(at.UtcTicks + 1);

    int NumberFrom(DateTimeOffset at) => FirstAt(at.UtcTicks);

    /// <summary>The number of the first posting at this tick or later.</summary>
    int FirstAt(long tick)
    {
        var (low, high) = (0, times.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = times[middle] < tick ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}

/// <summary>What happened to the books.</summary>
public abstract record BookEvent
{
    private BookEvent() { }

    /// <summary>An account was added to the tree.</summary>
    public sealed record AccountOpened(Account Account) : BookEvent;

    /// <summary>The next period began; it follows the one before it without a gap.</summary>
    public sealed record PeriodOpened(Period Period) : BookEvent;

    /// <summary>A posting was made; of usage and refunds it is known for which run.</summary>
    public sealed record Posted(Posting Posting, RunId? Run = null) : BookEvent;
}
