using Collaborative.Domain.Cycles.Floors;
using Collaborative.Domain.Cycles.Sharing;
using Collaborative.Domain.Placement;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles;

/// <summary>A snapshot in the numbers of the cycle, and what has been decided so far.</summary>
sealed class CycleState
{
    readonly Dictionary<string, int> machineNumbers;
    readonly Dictionary<string, PriorityClass> classes;
    readonly List<Reserved> reservations = [];
    readonly Dictionary<(Shape, int), int> idle = [];
    readonly Dictionary<(Demand, int, int, TimeSpan), ImmutableArray<Option>> options = [];

    public CycleState(Snapshot snapshot)
        : this(snapshot, null, default) { }

    /// <param name="known">What a cycle left on a snapshot in which the same waited: what was derived from the requests is taken from there.</param>
    /// <param name="one">The only request that may be another by now.</param>
    public CycleState(Snapshot snapshot, CycleState? known, RequestId one)
        : this(snapshot, state => known is not null && state.Index.IsLike(known.Index) ? state.Again(snapshot, known, one) : state.Waiting(snapshot)) { }

    /// <param name="waiting">Who waits, in the numbers of this state.</param>
    public CycleState(Snapshot snapshot, Func<CycleState, Asking[]> waiting)
    {
        (Snapshot, Now) = (snapshot, snapshot.At.ToUnixTimeSeconds());
        Index = new(snapshot);
        classes = snapshot.Classes.ToDictionary(c => c.Name, StringComparer.Ordinal);
        var domains = new Domains(snapshot.Machines, Signatures(snapshot));
        Floor = new(snapshot.Machines, domains, Index, Now, Worths.Of(snapshot, Index));
        machineNumbers = Enumerable.Range(0, Floor.Count).ToDictionary(Floor.NameOf, StringComparer.Ordinal);
        (Timeline, Idle, Started) = (new(Index, Now), new(Index), new(Index));
        foreach (var reservation in snapshot.Reservations.Where(r => r.To.ToUnixTimeSeconds() > Now))
            Reserve(reservation);
        Leases = [.. snapshot.Leases.Select(Held)];
        Floor.Load(Leases.SelectMany(l => l.Workers));
        foreach (var lease in Leases)
        {
            Timeline.Add(lease);
            if (lease.LeavesFor is { } request)
                Leaving[request] = Leaving.GetValueOrDefault(request) + 1;
        }
        Pending = waiting(this);
        KeepPromises(snapshot);
    }

    public Snapshot Snapshot { get; }

    /// <summary>In seconds since 1970.</summary>
    public long Now { get; }

    public QuotaIndex Index { get; }

    public Floor Floor { get; }

    public Timeline Timeline { get; }

    public Failures Failures { get; } = new();

    public List<Holding> Leases { get; }

    /// <summary>All that waited at the beginning, in the order within their projects.</summary>
    public Asking[] Pending { get; }

    /// <summary>How many kinds of requests wait.</summary>
    public int Kinds { get; private set; }

    public List<Verdict> Verdicts { get; } = [];

    /// <summary>So many starts are promised now.</summary>
    public int Promises { get; set; }

    /// <summary>How often something was given back, so that those who found no room may find some.</summary>
    public int GivenBack { get; private set; }

    /// <summary>What quotas count when nothing is held.</summary>
    public Tally Idle { get; }

    /// <summary>What was started by this cycle.</summary>
    public Tally Started { get; }

    public void GiveBack()
    {
        GivenBack++;
        Failures.Clear();
    }

    /// <summary>All that was done, in order.</summary>
    public List<Step> Done { get; } = [];

    /// <summary>How many leases make room for a request already.</summary>
    public Dictionary<RequestId, int> Leaving { get; } = [];

    /// <summary>Something is set aside for it, so that others find less room than it does.</summary>
    public bool HasReservation(Asking asking)
    {
        foreach (var reservation in reservations)
            if (reservation.IsFor(asking))
                return true;
        return false;
    }

    /// <summary>So many workers start together where there is most room at this level, when nothing else runs.</summary>
    public int MostWhenIdle(in Shape shape, int widest)
    {
        if (idle.TryGetValue((shape, widest), out var most))
            return most;
        var hosting = new Hosting(Floor.Domains, shape);
        for (var machine = 0; machine < Floor.Count; machine++)
            hosting.Set(machine, Floor.HostsWhenIdle(machine, shape));
        return idle[(shape, widest)] = hosting.Most(widest);
    }

    public static int Widest(Request request, Floor floor) => request.Topology == Topology.OneDomain ? floor.Domains.Levels.Length - 1 : 0;

    public ImmutableArray<Worker> Workers(IEnumerable<Claim> claims) => [.. claims.Select(c => new Worker(Floor.NameOf(c.Machine), c.Devices))];

    public DateTimeOffset Instant(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    /// <summary>Enters a new holding everywhere.</summary>
    public Holding Enter(Asking asking, Option option, List<Claim> claims, long from)
    {
        var holding = new Holding(asking, option, claims, from, from + option.Walltime, from) { IsNew = true };
        Done.Add(new Step.Enter(asking, option, [.. claims], from));
        Floor.Add(claims);
        Timeline.Add(holding);
        if (from == Now)
            Started.Add(asking.Leaf, holding.Charge);
        return holding;
    }

    /// <summary>A lease does without these of its workers from now on.</summary>
    public void Shrink(Holding lease, ImmutableArray<Claim> claims)
    {
        Done.Add(new Step.Shrink(lease.Asking.Request.Id, claims));
        Floor.Remove(claims);
        Timeline.Change(lease, -claims.Length);
        foreach (var claim in claims)
            lease.Workers.Remove(claim);
    }

    /// <summary>A lease ends sooner, for a request; until then it holds what it held.</summary>
    public void Notice(Holding lease, RequestId request, long to)
    {
        Done.Add(new Step.Notice(lease.Asking.Request.Id, request, to));
        if (to == Now)
        {
            Withdraw(lease);
            Leases.Remove(lease);
            return;
        }
        Floor.Remove(lease.Workers);
        for (var i = 0; i < lease.Workers.Count; i++)
            lease.Workers[i] = lease.Workers[i] with { To = to };
        Floor.Add(lease.Workers);
        Timeline.Cut(lease, to);
        lease.LeavesFor = request;
        Leaving[request] = Leaving.GetValueOrDefault(request) + 1;
    }

    public void Withdraw(Holding holding)
    {
        Floor.Remove(holding.Workers);
        Timeline.Remove(holding);
    }

    /// <summary>Enters again what was withdrawn.</summary>
    public void Restore(Holding holding)
    {
        Floor.Add(holding.Workers);
        Timeline.Add(holding);
    }

    /// <summary>Of a lease, by the option that it holds.</summary>
    public Asking AskingOf(Request request, Option option, Holding? growing = null) => new(
        request, Index.LeafOf(request.Project), classes[request.Class], [option], Snapshot.Seed, LatestStart(request)) { Growing = growing };

    /// <summary>Of a request by itself.</summary>
    public Asking AskingOf(Request request) => new(
        request, Index.LeafOf(request.Project), classes[request.Class], OptionsOf(request), Snapshot.Seed, LatestStart(request));

    ImmutableArray<Option> OptionsOf(Request request) => [.. request.Alternatives.SelectMany((a, place) => OptionsOf(a, place))];

    Asking[] Waiting(Snapshot snapshot)
    {
        var reservedFor = snapshot.Reservations.Select(r => r.Request).OfType<RequestId>().ToHashSet();
        var kinds = new Dictionary<Likeness, (int Kind, int Leaf, PriorityClass Class, ImmutableArray<Option> Options)>();
        var (waiting, draws) = (new Asking[snapshot.Pending.Length], Draws.Of(snapshot.Seed, [.. snapshot.Pending.Select(r => r.Id)]));
        for (var i = 0; i < waiting.Length; i++)
        {
            var request = snapshot.Pending[i];
            var likeness = Likeness.Of(request);
            if (!kinds.TryGetValue(likeness, out var known))
                kinds[likeness] = known = (kinds.Count, Index.LeafOf(request.Project), classes[request.Class], OptionsOf(request));
            waiting[i] = new(request, known.Leaf, known.Class, known.Options, snapshot.Seed, LatestStart(request))
            {
                Draw = draws[i],
                Kind = request.Deadline is null && !reservedFor.Contains(request.Id) ? known.Kind : Asking.Alone,
            };
        }
        Array.Sort(waiting, Asking.Compare);
        Kinds = kinds.Count;
        return waiting;
    }

    /// <summary>One is put in its place anew; all others stand in their order.</summary>
    Asking[] Again(Snapshot snapshot, CycleState known, RequestId one)
    {
        var changed = AskingOf(snapshot.Pending.First(r => r.Id == one));
        List<Asking> waiting = new(known.Pending.Length);
        foreach (var asking in known.Pending)
            if (asking.Request.Id != one)
                waiting.Add(asking.Anew with { Class = classes[asking.Class.Name] });
        waiting.Insert(~waiting.BinarySearch(changed, Comparer<Asking>.Create(Asking.Compare)), changed);
        Kinds = known.Kinds;
        return [.. waiting];
    }

    static long LatestStart(Request request) => request.Deadline is { } deadline
        ? deadline.ToUnixTimeSeconds() - request.Alternatives.Min(a => (long)a.Walltime.TotalSeconds)
        : long.MaxValue;

    /// <summary>One for each model that will do and is there.</summary>
    ImmutableArray<Option> OptionsOf(Alternative alternative, int place)
    {
        var key = (alternative.Worker, (place << 20) + alternative.Workers, alternative.MostWorkers, alternative.Walltime);
        if (options.TryGetValue(key, out var known))
            return known;
        var worker = alternative.Worker;
        IEnumerable<int> models = worker.Devices == 0 && worker.Models.IsAny ? [-1]
            : Enumerable.Range(0, Index.Cpu).Where(m => worker.Models.Admit(new(Index.Resources[m].Name["accelerator/".Length..])));
        return options[key] = [.. models.Select(m => new Option(
            place, Shape.Of(worker, m), new(worker.Devices == 0 ? -1 : m, worker.HeldMilli, worker.Cpu.Value, worker.Memory.Value),
            alternative.Workers, Math.Max(alternative.Workers, alternative.MostWorkers), (long)alternative.Walltime.TotalSeconds))];
    }

    Holding Held(Lease lease)
    {
        var to = Math.Max(lease.EndsBy.ToUnixTimeSeconds(), Now + 1);   // what overruns holds what it holds
        var option = OptionOn(lease.Request, lease.Alternative, lease.Workers);
        var asking = AskingOf(lease.Request, option);
        return new(asking, option, [.. lease.Workers.Select(w => Claimed(w, option.Shape, lease.Started.ToUnixTimeSeconds(), to))],
            Math.Min(lease.Started.ToUnixTimeSeconds(), Now), to, lease.Started.ToUnixTimeSeconds()) { LeavesFor = lease.LeavesFor };
    }

    Option OptionOn(Request request, int alternative, ImmutableArray<Worker> workers)
    {
        var all = OptionsOf(request.Alternatives[alternative], alternative);
        var model = Index.ModelOf(Snapshot.Machines[SnapshotPlaceOf(workers[0].Machine)].Node.Model);
        return all.FirstOrDefault(o => o.Shape.Model == model) ?? all[0];
    }

    int SnapshotPlaceOf(string machine) => Floor.Domains.Order[machineNumbers[machine]];

    Claim Claimed(Worker worker, in Shape shape, long from, long to) => new(machineNumbers[worker.Machine], Math.Min(from, to - 1), to, worker.Devices, shape);

    void Reserve(Reservation reservation)
    {
        var quota = reservation.Quota is { } id ? Array.FindIndex(Index.Nodes, n => n.Quota.Id == id) : -1;
        var window = new Reserved(reservation.From.ToUnixTimeSeconds(), reservation.To.ToUnixTimeSeconds(), quota, reservation.Request, Index);
        reservations.Add(window);
        foreach (var machine in reservation.Machines)
            Floor.Reserve(machineNumbers[machine], window);
    }

    /// <summary>Those that cannot be kept, because the machines, what their clusters give, or the quotas are not what they were, are void: their requests wait like others.</summary>
    void KeepPromises(Snapshot snapshot)
    {
        var promises = snapshot.Promises.Select(p => p.Request).ToHashSet();
        var pending = Pending.Where(p => promises.Contains(p.Request.Id)).ToDictionary(p => p.Request.Id);
        foreach (var promise in snapshot.Promises.Where(p => pending.ContainsKey(p.Request) && p.Workers.All(w => machineNumbers.ContainsKey(w.Machine)))
            .OrderBy(p => p.Start.ToUnixTimeSeconds()).ThenBy(p => pending[p.Request].Draw).ThenBy(p => p.Request.Value))
        {
            var asking = pending[promise.Request];
            var option = OptionOn(asking.Request, promise.Alternative, promise.Workers);
            var from = Math.Max(promise.Start.ToUnixTimeSeconds(), Now);
            List<Claim> claims = [.. promise.Workers.Select(w => Claimed(w, option.Shape, from, from + option.Walltime))];
            var holding = new Holding(asking, option, claims, from, from + option.Walltime, from);
            if (Timeline.IsBroken(holding) || !Floor.AreJoined(claims) || !TryLay(claims, asking))
                continue;
            Timeline.Add(holding);
            asking.Promised = holding;
            Promises++;
        }
    }

    bool TryLay(List<Claim> claims, Asking asking)
    {
        for (var i = 0; i < claims.Count; i++)
        {
            if (!Floor.IsFree(claims[i], asking))
            {
                Floor.Remove(claims.Take(i));
                return false;
            }
            Floor.Add([claims[i]]);
        }
        return true;
    }

    /// <summary>What each machine is and what is on it, as a number that its name does not enter.</summary>
    static ulong[] Signatures(Snapshot snapshot)
    {
        var place = snapshot.Machines.Select((m, i) => (m.Node.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        var signatures = new ulong[snapshot.Machines.Length];
        Dictionary<string, ulong> models = new(StringComparer.Ordinal);
        for (var i = 0; i < signatures.Length; i++)
        {
            var node = snapshot.Machines[i].Node;
            if (!models.TryGetValue(node.Model.Name, out var model))
                models[node.Model.Name] = model = node.Model.Name.Aggregate(1UL, (all, c) => Mixing.Of(all, c));
            signatures[i] = Mixing.Of(Mixing.Of(Mixing.Of(model, (ulong)node.Devices), (ulong)node.Cpu.Value), (ulong)node.Memory.Value);
            if (snapshot.Machines[i].JoinsParts)
                signatures[i] = Mixing.Of(signatures[i], 1);
        }
        foreach (var lease in snapshot.Leases)
            Sign(lease.Request.Id, lease.Workers, 1);
        foreach (var promise in snapshot.Promises)
            Sign(promise.Request, promise.Workers, 2);
        foreach (var reservation in snapshot.Reservations)
            foreach (var machine in reservation.Machines)
                Join(machine, Mixing.Of(Mixing.Of(Mixing.Of(Mixing.Of(3, reservation.Quota?.Value ?? default), reservation.Request?.Value ?? default),
                    (ulong)reservation.From.ToUnixTimeSeconds()), (ulong)reservation.To.ToUnixTimeSeconds()));
        return signatures;

        void Sign(RequestId id, ImmutableArray<Worker> workers, ulong kind)
        {
            for (var i = 0; i < workers.Length; i++)
                Join(workers[i].Machine, Mixing.Of(Mixing.Of(kind, id.Value), (ulong)i));
        }

        void Join(string machine, ulong what)
        {
            if (place.TryGetValue(machine, out var at))
                unchecked { signatures[at] += Mixing.Of(what); }   // a sum: the order of what is there does not count
        }
    }
}
