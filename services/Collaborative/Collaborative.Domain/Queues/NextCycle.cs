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
public sealed record BookStanding(ImmutableArray<Balance> Balances, ImmutableArray<ProjectUse> Usage, int Postings);

/// <summary>The snapshot from which the next cycle decides, and the requests that it leaves out because their accounts could not pay for them.</summary>
public sealed record NextCycle(Snapshot Snapshot, ImmutableArray<Request> Unpaid)
{
    /// <summary>Composes it. A request is left out while its account has not the time that it could use beside all that runs and is ahead of it in its project; what a pause holds is left out too, and what its cluster does not find.</summary>
    /// <param name="joining">The connectors whose clusters give a job parts of one device only.</param>
    /// <returns>Nothing where no shares were decided.</returns>
    public static NextCycle? Of(Pool pool, Queue queue, BookStanding books, DateTimeOffset at, IReadOnlySet<string>? joining = null)
    {
        if (pool.Shares is not { } shares)
            return null;
        var now = DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
        var machines = pool.MachinesAt(now, joining);
        var known = machines.ToDictionary(m => m.Node.Name, m => m.Node.Model, StringComparer.Ordinal);
        var left = new TimeLeft(books.Balances);
        foreach (var lease in queue.Standing.Leases.Values)
            if (lease.Workers.Select(w => known.TryGetValue(w.Machine, out var model) ? model : (AcceleratorModel?)null).FirstOrDefault(m => m is not null) is { } held)
                left.Take(left.PlaceOf(lease.Request.Project), held, Cost(lease.Request.Alternatives[lease.Alternative]));
        ImmutableArray<AcceleratorModel> models = [.. known.Values.Distinct()];
        List<(AcceleratorModel Model, long Cost)> costs = [];
        var (paid, unpaid) = (ImmutableArray.CreateBuilder<Request>(queue.Standing.Pending.Count), ImmutableArray.CreateBuilder<Request>());
        foreach (var request in InOrder(pool, queue, now))
            if (Paid(request) is { } payable)
                paid.Add(payable);
            else
                unpaid.Add(request);
        var promised = queue.Standing.Promises.Select(p => p.Request).ToHashSet();
        var asked = paid.Where(r => promised.Contains(r.Id)).Select(r => r.Id).ToHashSet();
        return new(
            new(queue.Cycles + 1, now, queue.Seed, pool.Rules, machines, shares.Tree, books.Usage, pool.Classes, pool.ReservationsAfter(now),
                [.. queue.Standing.Leases.Values.Where(l => l.Workers.All(w => known.ContainsKey(w.Machine)))],
                [.. queue.Standing.Promises.Where(p => asked.Contains(p.Request))], paid.ToImmutable(), Cycle.RulesVersion),
            unpaid.ToImmutable());

        // The request on the models that its account can pay for, whichever of them it is given; nothing if there is none.
        Request? Paid(Request request)
        {
            costs.Clear();
            var (wanted, account) = (0, left.PlaceOf(request.Project));
            foreach (var model in models)
            {
                var most = 0L;
                foreach (var one in request.Alternatives)
                    most = one.Worker.Models.Admit(model) ? Math.Max(most, Cost(one)) : most;
                wanted += most > 0 ? 1 : 0;
                if (most > 0 && left.Of(account, model) >= most)
                    costs.Add((model, most));
            }
            if (costs.Count == 0)
                return null;
            foreach (var (model, cost) in costs)
                left.Take(account, model, cost);
            return costs.Count == wanted ? request : request with { Alternatives = [.. request.Alternatives.Select(a => a with { Worker = a.Worker with { Models = Payable(a, costs.Select(c => c.Model)) } })] };
        }
    }

    /// <summary>What waits and is not held: the higher class first, then who came sooner.</summary>
    static Request[] InOrder(Pool pool, Queue queue, DateTimeOffset now)
    {
        var classes = pool.Classes.ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
        var held = queue.HeldAt(pool, now);
        var waiting = queue.Obedience.Standing.IsEmpty && held.IsEmpty
            ? queue.Standing.Pending.Values.ToArray()
            : [.. queue.Standing.Pending.Values.Where(r => queue.Obedience.HolderOf(r.Id) is null && !held.ContainsKey(r.Id))];
        var keys = Array.ConvertAll(waiting, r => (Class: -(long)classes.GetValueOrDefault(r.Class), r.Submitted.UtcTicks, r.Id.Value));
        Array.Sort(keys, waiting);
        return waiting;
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
