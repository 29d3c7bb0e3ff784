namespace Collaborative.Domain.Cycles;

/// <summary>What holds, what was promised, and what waits.</summary>
public sealed record Standing(ImmutableDictionary<RequestId, Lease> Leases, ImmutableArray<Promise> Promises, WaitingRequests Pending)
{
    /// <summary>Nothing holds, and nothing waits.</summary>
    public static Standing Nothing { get; } = new(ImmutableDictionary<RequestId, Lease>.Empty, [], WaitingRequests.None);

    /// <summary>What a snapshot says of it.</summary>
    public static Standing Of(Snapshot snapshot) => new(
        snapshot.Leases.ToImmutableDictionary(l => l.Request.Id), snapshot.Promises, WaitingRequests.Of(snapshot.Pending));
}

/// <summary>What comes of an outcome: the leases, promises and requests from which the next snapshot is taken.</summary>
/// <remarks>A pure function, for simulations and what-ifs as for the service that carries the verdicts out. Verdicts that let a request wait change nothing.</remarks>
public static class Aftermath
{
    /// <summary>The snapshot after an outcome has been carried out, at the same instant: what started runs, what was preempted without grace waits again.</summary>
    public static Snapshot Of(Snapshot snapshot, Outcome outcome)
    {
        var (leases, pending) = (snapshot.Leases.ToDictionary(l => l.Request.Id), snapshot.Pending.ToDictionary(r => r.Id));
        var promises = CarryOut(outcome, leases, Take, request => pending[request.Id] = request);
        return snapshot with { Number = snapshot.Number + 1, Leases = [.. leases.Values], Promises = promises, Pending = [.. pending.Values] };

        Request Take(RequestId id) => pending.Remove(id, out var request) ? request : throw new KeyNotFoundException();
    }

    /// <summary>What stands after an outcome.</summary>
    public static Standing Of(Standing before, Outcome outcome)
    {
        var (leases, pending) = (before.Leases.ToBuilder(), before.Pending);
        var promises = CarryOut(outcome, leases, Take, request => pending = pending.With(request));
        return new(leases.ToImmutable(), promises, pending);

        Request Take(RequestId id)
        {
            var request = pending[id];
            pending = pending.Without(id);
            return request;
        }
    }

    /// <param name="take">A request waits no longer.</param>
    /// <param name="give">A request waits again.</param>
    /// <returns>What is promised now.</returns>
    static ImmutableArray<Promise> CarryOut(Outcome outcome, IDictionary<RequestId, Lease> leases, Func<RequestId, Request> take, Action<Request> give)
    {
        var promises = ImmutableArray.CreateBuilder<Promise>();
        foreach (var verdict in outcome.Verdicts)
            switch (verdict)
            {
                case Verdict.Start start:
                    leases[start.Request] = new(take(start.Request), start.Alternative, start.Workers, outcome.At, start.EndsBy);
                    break;
                case Verdict.Promised promised:
                    promises.Add(new(promised.Request, promised.Alternative, promised.Workers, promised.By));
                    break;
                case Verdict.Preempt preempt when preempt.EndsBy <= outcome.At:
                    give(leases[preempt.Request].Request);
                    leases.Remove(preempt.Request);
                    break;
                case Verdict.Preempt preempt:
                    leases[preempt.Request] = leases[preempt.Request] with { EndsBy = preempt.EndsBy, LeavesFor = preempt.For };
                    break;
                case Verdict.Shrink shrink:
                    leases[shrink.Request] = leases[shrink.Request].Without(shrink.Leave);
                    break;
                case Verdict.Grow grow:
                    leases[grow.Request] = leases[grow.Request] with { Workers = [.. leases[grow.Request].Workers, .. grow.Workers] };
                    break;
                case Verdict.Wait:
                    break;
                default:
                    throw new UnreachableException();
            }
        return promises.ToImmutable();
    }
}
