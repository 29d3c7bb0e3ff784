namespace Collaborative.Domain.Cycles.Simulating;

/// <summary>One piece of work for a simulation.</summary>
/// <param name="Runs">How long it really runs; never longer than its walltime. Work that was preempted begins anew.</param>
public sealed record SimulatedWork(Request Request, TimeSpan Runs);

/// <summary>Drives cycles over a trace of work in virtual time: whenever something came, ended, or was promised to start, at most once in a period.</summary>
/// <param name="period">The least time between two cycles, in whole seconds; promised starts do not wait for it.</param>
/// <param name="usage">What projects have used, decayed to an instant, given what they held since the last cycle; nothing if it is of no account.</param>
public sealed class Simulation(Snapshot start, IEnumerable<SimulatedWork> trace, TimeSpan period, Func<Snapshot, DateTimeOffset, ImmutableArray<ProjectUse>>? usage = null)
{
    readonly Queue<SimulatedWork> coming = new(trace.OrderBy(w => w.Request.Submitted));
    readonly Dictionary<RequestId, SimulatedWork> works = [];
    DateTimeOffset last = start.At - period;

    /// <summary>The state now, before the next cycle.</summary>
    public Snapshot Now { get; private set; } = start;

    /// <summary>Called when a lease ends: with the lease, and whether it was preempted.</summary>
    public Action<Lease, DateTimeOffset, bool>? Ended { get; init; }

    /// <summary>Moves to the next cycle and runs it.</summary>
    /// <returns>The snapshot it decided from and its outcome; nothing when there is nothing more to come.</returns>
    public (Snapshot Before, Outcome Outcome)? Step()
    {
        if (NextEvent() is not { } next)
            return null;
        var due = Now.Promises.Length > 0 ? Now.Promises.Min(p => p.Start) : DateTimeOffset.MaxValue;
        var at = next > last + period ? next : last + period;
        at = due < at && due > Now.At ? due : at;
        Advance(at);
        var before = Now;
        var outcome = Cycle.Decided(before).Outcome;
        foreach (var preempted in outcome.Verdicts.OfType<Verdict.Preempt>().Where(p => p.EndsBy <= at))
            Ended?.Invoke(before.Leases.First(l => l.Request.Id == preempted.Request), at, true);
        Now = Aftermath.Of(before, outcome);
        last = at;
        return (before, outcome);
    }

    DateTimeOffset? NextEvent()
    {
        var next = DateTimeOffset.MaxValue;
        if (coming.TryPeek(out var work))
            next = work.Request.Submitted;
        foreach (var lease in Now.Leases)
            if (EndOf(lease) is var end && end < next)
                next = end;
        foreach (var promise in Now.Promises)
            if (promise.Start < next)
                next = promise.Start;
        return next == DateTimeOffset.MaxValue ? null : next > Now.At ? next : Now.At;
    }

    /// <summary>It ends by itself, or by its notice where that is sooner.</summary>
    DateTimeOffset EndOf(Lease lease) => works.TryGetValue(lease.Request.Id, out var work) && lease.Started + work.Runs is var end && end < lease.EndsBy ? end : lease.EndsBy;

    void Advance(DateTimeOffset at)
    {
        var use = usage?.Invoke(Now, at) ?? Now.Usage;
        List<Request> came = [];
        while (coming.TryPeek(out var work) && work.Request.Submitted <= at)
        {
            coming.Dequeue();
            works[work.Request.Id] = work;
            came.Add(work.Request);
        }
        var leases = ImmutableArray.CreateBuilder<Lease>(Now.Leases.Length);
        foreach (var lease in Now.Leases)
        {
            if (EndOf(lease) is var end && end > at)
            {
                leases.Add(lease);
                continue;
            }
            var preempted = lease.LeavesFor is not null && works.TryGetValue(lease.Request.Id, out var work) && lease.Started + work.Runs > end;
            if (preempted)
                came.Add(lease.Request);
            Ended?.Invoke(lease, end, preempted);
        }
        Now = Now with { At = at, Leases = leases.ToImmutable(), Pending = came.Count == 0 ? Now.Pending : [.. Now.Pending, .. came], Usage = use };
    }
}
