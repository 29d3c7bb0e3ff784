using Collaborative.Domain.Cycles.Steps;

namespace Collaborative.Domain.Cycles.Explaining;

/// <summary>Whether a request would have started at its turn, had it been asked for otherwise.</summary>
/// <remarks>
/// What was decided before does not depend on what the request asks for, as long as its turn is the same and machines are worth the same: so it is done again as the cycle did it, nothing is looked for, and then the request is held against it.
/// Where the turn might be another, where it may be served again, or where others might make room for it, nothing is said.
/// </remarks>
sealed class Retrial(CycleState decided, Asking asked)
{
    readonly Lazy<CycleState?> then = new(() =>
        asked.ServedAfter is not { } before || decided.Snapshot.Promises.Any(p => p.Request == asked.Request.Id) ? null : At(decided, decided.Done.GetRange(0, before)));

    /// <summary>Nothing where it cannot be told without running the cycle.</summary>
    public bool? Starts(Request instead)
    {
        if (then.Value is not { } state || state.AskingOf(instead) is not { } asking || asking.LatestStart != asked.LatestStart || asking.First != asked.First
            || !state.Floor.IsWorthTheSame(asked.Request, instead))
            return null;
        if (new Starting(state).CanStart(asking))
            return true;
        return decided.GivenBack > 0 || decided.Promises > 0 || (state.Snapshot.Rules.MostReclaims > 0 && state.Leases.Exists(l => l.Stays)) ? null : false;   // what is given back later may serve it, or others make room
    }

    /// <summary>As it stood after these steps, without those who had got nothing by then.</summary>
    static CycleState At(CycleState decided, List<Step> done)
    {
        var served = decided.Snapshot.Promises.Select(p => p.Request).Concat(done.OfType<Step.Enter>().Select(e => e.Asking.Request.Id)).ToHashSet();
        var state = new CycleState(decided.Snapshot, _ => [.. decided.Pending.Where(p => served.Contains(p.Request.Id)).Select(p => p.Anew)]);
        var (waiting, leases) = (state.Pending.ToDictionary(p => p.Request.Id), state.Leases.ToDictionary(l => l.Asking.Request.Id));
        foreach (var step in done)
            switch (step)
            {
                case Step.Enter e:
                    Enter(state, waiting[e.Asking.Request.Id], e);
                    break;
                case Step.Shrink e:
                    state.Shrink(leases[e.Lease], e.Claims);
                    break;
                case Step.Notice e:
                    state.Notice(leases[e.Lease], e.For, e.To);
                    break;
            }
        return state;
    }

    static void Enter(CycleState state, Asking asking, Step.Enter step)
    {
        if (asking.Promised is { } promised)
            state.Withdraw(promised);
        var holding = state.Enter(asking, step.Option, [.. step.Claims], step.From);
        asking.Promised = step.From > state.Now ? holding : null;
    }
}
