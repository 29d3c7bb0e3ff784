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
    /// <summary>Composes it. A request is left out while its account has not the time that it could use beside all that runs and is ahead of it in its project; what a pause holds is left out too.</summary>
    /// <returns>Nothing where no shares were decided.</returns>
    public static NextCycle? Of(Pool pool, Queue queue, BookStanding books, DateTimeOffset at)
    {
        if (pool.Shares is not { } shares)
            return null;
        var now = DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
        var machines = pool.MachinesAt(now);
        var known = machines.ToDictionary(m => m.Node.Name, m => m.Node.Model, StringComparer.Ordinal);
        var left = books.Balances.ToDictionary(b => (b.Project, b.Model), b => b.Available.Value);
        foreach (var lease in queue.Standing.Leases.Values)
            if (lease.Workers.Select(w => known.TryGetValue(w.Machine, out var model) ? model : (AcceleratorModel?)null).FirstOrDefault(m => m is not null) is { } held)
                Take((lease.Request.Project, held), Cost(lease.Request.Alternatives[lease.Alternative]));
        var classes = pool.Classes.ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
        ImmutableArray<AcceleratorModel> models = [.. known.Values.Distinct()];
        List<(AcceleratorModel Model, long Cost)> costs = [];
        var (paid, unpaid) = (ImmutableArray.CreateBuilder<Request>(), ImmutableArray.CreateBuilder<Request>());
        foreach (var request in queue.Standing.Pending.Values.Where(r => queue.Obedience.HolderOf(r.Id) is null).OrderByDescending(r => classes.GetValueOrDefault(r.Class)).ThenBy(r => r.Submitted).ThenBy(r => r.Id.Value))
            if (Paid(request) is { } payable)
                paid.Add(payable);
            else
                unpaid.Add(request);
        var asked = paid.Select(r => r.Id).ToHashSet();
        return new(
            new(queue.Cycles + 1, now, queue.Seed, pool.Rules, machines, shares.Tree, books.Usage, pool.Classes, pool.ReservationsAfter(now),
                [.. queue.Standing.Leases.Values.Where(l => l.Workers.All(w => known.ContainsKey(w.Machine)))],
                [.. queue.Standing.Promises.Where(p => asked.Contains(p.Request))], paid.ToImmutable()),
            unpaid.ToImmutable());

        // The request on the models that its account can pay for, whichever of them it is given; nothing if there is none.
        Request? Paid(Request request)
        {
            costs.Clear();
            var wanted = 0;
            foreach (var model in models)
            {
                var most = 0L;
                foreach (var one in request.Alternatives)
                    most = one.Worker.Models.Admit(model) ? Math.Max(most, Cost(one)) : most;
                wanted += most > 0 ? 1 : 0;
                if (most > 0 && left.GetValueOrDefault((request.Project, model)) >= most)
                    costs.Add((model, most));
            }
            if (costs.Count == 0)
                return null;
            foreach (var (model, cost) in costs)
                Take((request.Project, model), cost);
            return costs.Count == wanted ? request : request with { Alternatives = [.. request.Alternatives.Select(a => a with { Worker = a.Worker with { Models = Payable(a, costs.Select(c => c.Model)) } })] };
        }

        void Take((QuotaId, AcceleratorModel) key, long cost) => left[key] = left.GetValueOrDefault(key) - cost;
    }

    /// <summary>Of the models that an alternative admits those that are paid for; where there are none, one that no machine has.</summary>
    static AcceleratorModels Payable(Alternative one, IEnumerable<AcceleratorModel> paid) =>
        AcceleratorModels.OneOf(paid.Where(one.Worker.Models.Admit)) is { IsAny: false } some ? some : AcceleratorModels.OneOf(new AcceleratorModel("unpaid"));

    /// <summary>The most that it uses, in GPU-seconds, rounded up.</summary>
    static long Cost(Alternative one) =>
        (long)(((Int128)one.Worker.HeldMilli * Math.Max(one.Workers, one.MostWorkers) * (long)one.Walltime.TotalSeconds + MilliDevices.One - 1) / MilliDevices.One);
}
