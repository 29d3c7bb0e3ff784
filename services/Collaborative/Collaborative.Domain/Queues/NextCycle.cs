using Collaborative.Domain.Accounts;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Queues;

/// <summary>What is left on accounts: for a project and a model, in GPU-seconds.</summary>
public sealed record Balance(QuotaId Project, AcceleratorModel Model, GpuSeconds Available);

/// <summary>What the books say of projects at an instant.</summary>
/// <param name="Balances">Who is not named has nothing left.</param>
/// <param name="Usage">Decayed use.</param>
/// <param name="Postings">How many there are in the books.</param>
public sealed record BookStanding(ImmutableArray<Balance> Balances, ImmutableArray<ProjectUse> Usage, int Postings)
{
    /// <summary>The same, less what will be charged.</summary>
    public BookStanding Less(IReadOnlyList<Owed> owed)
    {
        var amounts = owed.ToDictionary(o => (o.Project, o.Model), o => o.Amount.Value);
        return owed.Count == 0 ? this : this with { Balances = [.. Balances.Select(b => amounts.TryGetValue((b.Project, b.Model), out var amount) ? b with { Available = new(b.Available.Value - amount) } : b)] };
    }
}

/// <summary>What a project will be charged for a model, of work that is over.</summary>
public readonly record struct Owed(QuotaId Project, AcceleratorModel Model, GpuSeconds Amount);

/// <summary>The snapshot from which the next cycle decides, and the requests that it leaves out.</summary>
/// <param name="Unpaid">Those for which their accounts could not pay, with what holds them.</param>
/// <param name="Alike">Where more wait that are alike than a cycle has to look at.</param>
public sealed record NextCycle(Snapshot Snapshot, ImmutableDictionary<RequestId, Fact> Unpaid, ImmutableArray<AlikeRequests> Alike)
{
    /// <summary>What holds a request that was left out, and the one that was not and is held as it is besides, if there is one; nothing where it was not left out by what is known here.</summary>
    public (Fact Fact, RequestId? Like)? Of(RequestId request)
    {
        if (Unpaid.TryGetValue(request, out var unpaid))
            return (unpaid, null);
        foreach (var alike in Alike)
            if (alike.PlaceOf(request) is { } place)
                return (new Fact.Behind(place), alike.Last.Id);
        return null;
    }

    /// <summary>How many are left out because others who are alike are ahead of them.</summary>
    public int Behind => Alike.Sum(a => a.Behind);

    /// <summary>Whether its cycle decided of those who are behind others too: the last of the others waits, so they do. Otherwise they may start, and the next cycle is due at once.</summary>
    public bool IsDecidedBy(DecidedCycle decided) => Alike.All(a => decided[a.Last.Id] is Verdict.Wait);

    /// <summary>Composes it. A request is left out while its account has not the time that it could use beside all that runs and is ahead of it in its project; what a pause holds is left out too, and what its cluster does not find.</summary>
    /// <param name="joining">The connectors whose clusters give a job parts of one device only.</param>
    /// <param name="isWhole">Whether all that are alike are in it, however many: for those who ask what would be.</param>
    /// <returns>Nothing where no shares were decided.</returns>
    public static NextCycle? Of(Pool pool, Queue queue, BookStanding books, DateTimeOffset at, IReadOnlySet<string>? joining = null, bool isWhole = false)
    {
        if (pool.Shares is not { } shares)
            return null;
        var now = DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
        var machines = pool.MachinesAt(now, joining);
        var known = machines.ToDictionary(m => m.Node.Name, m => m.Node.Model, StringComparer.Ordinal);
        var left = LeftBesideLeases();
        ImmutableArray<AcceleratorModel> models = [.. known.Values.Distinct()];
        List<(AcceleratorModel Model, long Cost)> costs = [];
        var waiting = Waiting(pool, queue, now);
        var (alike, unpaid) = (waiting.Alike, ImmutableDictionary.CreateBuilder<RequestId, Fact>());
        List<Request>? payable = null;
        if (!alike.All(g => ReferenceEquals(Paid(g[0], g.Count), g[0])))   // where nobody runs out of time, who is before whom does not matter
        {
            (left, payable) = (LeftBesideLeases(), []);
            foreach (var request in InOrder(pool, waiting))
                if (Paid(request, 1) is { } one)
                    payable.Add(one);
                else
                    unpaid.Add(request.Id, Unaffordable(request));
            alike = payable.GroupBy(Likeness.Of).Select(g => (IReadOnlyList<Request>)[.. g]);
        }
        var (promised, reservations) = (queue.Standing.Promises.Select(p => p.Request).ToHashSet(), pool.ReservationsAfter(now));
        var special = reservations.Select(r => r.Request).OfType<RequestId>().Concat(promised).ToHashSet();
        var apart = (payable?.Where(r => special.Contains(r.Id)) ?? special.Where(waiting.Contains).Select(id => waiting[id])).ToLookup(Likeness.Of);
        var headroom = new Headroom(machines, known, shares.Tree, queue.Standing.Leases.Values);
        var (paid, behind) = (ImmutableArray.CreateBuilder<Request>(), ImmutableArray.CreateBuilder<AlikeRequests>());
        foreach (var group in alike)
            if (!isWhole && apart[Likeness.Of(group[0])] is var others && AlikeRequests.Of(group, [.. others], headroom, queue.Seed) is { } more)
            {
                behind.Add(more);
                paid.AddRange(more.Looked);
                paid.AddRange(others);
            }
            else
                paid.AddRange(group);
        var asked = paid.Where(r => promised.Contains(r.Id)).Select(r => r.Id).ToHashSet();
        return new(
            new(queue.Cycles + 1, now, queue.Seed, pool.Rules, machines, shares.Tree, books.Usage, pool.Classes, reservations,
                [.. queue.Standing.Leases.Values.Where(l => l.Workers.All(w => known.ContainsKey(w.Machine)))],
                [.. queue.Standing.Promises.Where(p => asked.Contains(p.Request))], paid.ToImmutable(), Cycle.RulesVersion),
            unpaid.ToImmutable(), behind.ToImmutable());

        // Of the models that would do the one of which least is wanting.
        Fact Unaffordable(Request request)
        {
            var account = left.PlaceOf(request.Project);
            var wanting = models.Select(m => (Model: m, Cost: request.Alternatives.Where(a => a.Worker.Models.Admit(m)).Select(Cost).DefaultIfEmpty().Max(), Left: left.Of(account, m)))
                .Where(w => w.Cost > 0).OrderBy(w => w.Cost - w.Left).ThenBy(w => w.Model.Name, StringComparer.Ordinal).ToList();
            return wanting is [var least, ..] ? new Fact.Unpaid(least.Model.Name, least.Cost, Math.Max(0, least.Left)) : new Fact.NoRoom(request.Alternatives[0].Workers, 0);
        }

        TimeLeft LeftBesideLeases()
        {
            var beside = new TimeLeft(books.Balances);
            foreach (var lease in queue.Standing.Leases.Values)
                if (lease.Workers.Select(w => known.TryGetValue(w.Machine, out var model) ? model : (AcceleratorModel?)null).FirstOrDefault(m => m is not null) is { } held)
                    beside.Take(beside.PlaceOf(lease.Request.Project), held, Cost(lease.Request.Alternatives[lease.Alternative]));
            return beside;
        }

        // The request on the models that its account can pay for, whichever of them it is given, so many times; nothing if there is none.
        Request? Paid(Request request, int times)
        {
            costs.Clear();
            var (wanted, account) = (0, left.PlaceOf(request.Project));
            foreach (var model in models)
            {
                var most = 0L;
                foreach (var one in request.Alternatives)
                    most = one.Worker.Models.Admit(model) ? Math.Max(most, Cost(one)) : most;
                wanted += most > 0 ? 1 : 0;
                if (most > 0 && left.Of(account, model) >= (Int128)most * times)
                    costs.Add((model, most * times));
            }
            if (costs.Count == 0)
                return null;
            foreach (var (model, cost) in costs)
                left.Take(account, model, cost);
            return costs.Count == wanted ? request : request with { Alternatives = [.. request.Alternatives.Select(a => a with { Worker = a.Worker with { Models = Payable(a, costs.Select(c => c.Model)) } })] };
        }
    }

    /// <summary>What leases of a project may use yet of a model, in GPU-seconds, at the most. One on machines that are in the pool no more counts for any model.</summary>
    /// <param name="before">Only those that started before; all where none is given.</param>
    public static long HeldOf(Pool pool, Queue queue, QuotaId project, AcceleratorModel model, DateTimeOffset at, DateTimeOffset? before = null)
    {
        var leases = queue.Standing.Leases.Values.Where(l => l.Request.Project == project && !(l.Started >= before)).ToList();
        if (leases.Count == 0)
            return 0;
        var others = pool.MachinesAt(at).Where(m => m.Node.Model != model).Select(m => m.Node.Name).ToHashSet(StringComparer.Ordinal);
        return leases.Where(l => !l.Workers.Any(w => others.Contains(w.Machine))).Sum(l => Cost(l.Request.Alternatives[l.Alternative]));
    }

    /// <summary>What waits and is not held.</summary>
    static WaitingRequests Waiting(Pool pool, Queue queue, DateTimeOffset now) => queue.HeldAt(pool, now) is var held && queue.Obedience.Standing.IsEmpty && held.IsEmpty
        ? queue.Standing.Pending
        : queue.Standing.Pending.Where(r => queue.Obedience.HolderOf(r.Id) is not null || held.ContainsKey(r.Id)).Aggregate(queue.Standing.Pending, (waiting, r) => waiting.Without(r.Id));

    /// <summary>The higher class first, then who came sooner.</summary>
    static Request[] InOrder(Pool pool, WaitingRequests waiting)
    {
        var classes = pool.Classes.ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
        var ordered = waiting.ToArray();
        Array.Sort(Array.ConvertAll(ordered, r => (Class: -(long)classes.GetValueOrDefault(r.Class), r.Submitted.UtcTicks, r.Id.Value)), ordered);
        return ordered;
    }

    /// <summary>What is left of time while requests are taken from it: an account that the books do not name has nothing.</summary>
    sealed class TimeLeft
    {
        readonly Dictionary<QuotaId, int> places = [];
        readonly List<(AcceleratorModel Model, long Left)[]> left = [];

        public TimeLeft(IEnumerable<Balance> balances)
        {
            foreach (var balance in balances)
                Take(PlaceOf(balance.Project), balance.Model, -balance.Available.Value);
        }

        public int PlaceOf(QuotaId project)
        {
            if (places.TryGetValue(project, out var place))
                return place;
            left.Add([]);
            return places[project] = left.Count - 1;
        }

        public long Of(int place, AcceleratorModel model)
        {
            foreach (var (known, amount) in left[place])
                if (known == model)
                    return amount;
            return 0;
        }

        public void Take(int place, AcceleratorModel model, long cost)
        {
            var amounts = left[place];
            for (var i = 0; i < amounts.Length; i++)
                if (amounts[i].Model == model)
                {
                    amounts[i].Left -= cost;
                    return;
                }
            left[place] = [.. amounts, (model, -cost)];
        }
    }

    /// <summary>Of the models that an alternative admits those that are paid for; where there are none, one that no machine has.</summary>
    static AcceleratorModels Payable(Alternative one, IEnumerable<AcceleratorModel> paid) =>
        AcceleratorModels.OneOf(paid.Where(one.Worker.Models.Admit)) is { IsAny: false } some ? some : AcceleratorModels.OneOf(new AcceleratorModel("unpaid"));

    /// <summary>The most that it uses, in GPU-seconds, rounded up.</summary>
    static long Cost(Alternative one) =>
        (long)(((Int128)one.Worker.HeldMilli * Math.Max(one.Workers, one.MostWorkers) * (long)one.Walltime.TotalSeconds + MilliDevices.One - 1) / MilliDevices.One);
}
