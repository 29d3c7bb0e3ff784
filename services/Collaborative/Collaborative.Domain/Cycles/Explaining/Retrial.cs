using Collaborative.Domain.Cycles.Steps;

namespace Collaborative.Domain.Cycles.Explaining;

/// <summary>Whether a request would have started at its turn, had it been asked for otherwise.</summary>
/// <remarks>
/// What was decided before does not depend on what the request asks for, as long as its turn is the same: so it is done again as the cycle did it, nothing is looked for, and then the request is held against it.
/// Where the turn might be another, where it may be served again, or where others might make room for it, nothing is said.
/// </remarks>
sealed class Retrial(CycleState decided, Asking asked)
{
    readonly Turn? turn = decided.Snapshot.Promises.Any(p => p.Request == asked.Request.Id) ? null : asked.FirstServed;
    CycleState? then;

    /// <summary>Nothing where it cannot be told without running the cycle.</summary>
    public bool? Starts(Request instead)
    {
        if (turn is not { } at)
            return null;
        var state = then ??= CycleState.At(decided, at);
        var asking = state.AskingOf(instead);
        if (asking.LatestStart != asked.LatestStart || asking.First != asked.First)
            return null;
        if (new Starting(state).CanStart(asking))
            return true;
        return decided.GivenBack > 0 || decided.Promises > 0 || (state.Snapshot.Rules.MostReclaims > 0 && state.Leases.Exists(l => l.Stays)) ? null : false;   // what is given back later may serve it, or others make room
    }
}
