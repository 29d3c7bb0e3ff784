using Collaborative.Domain.Cycles.Steps;

namespace Collaborative.Domain.Cycles.Explaining;

/// <summary>A cycle as it stood when it first served a request: whether the request would have started then, had it been asked for otherwise.</summary>
/// <remarks>
/// What was decided before does not depend on what the request asks for, as long as its turn is the same: so it stands as the cycle entered it, and nothing is looked for again.
/// Where the turn might be another, or where somebody was told to make room before, nothing is said.
/// </remarks>
sealed class Retrial
{
    readonly CycleState state;
    readonly Asking asked;

    readonly bool mayBeServedAgain;

    Retrial(CycleState state, Asking asked, bool mayBeServedAgain) => (this.state, this.asked, this.mayBeServedAgain) = (state, asked, mayBeServedAgain);

    /// <summary>Nothing where it cannot be told without running the cycle.</summary>
    public static Retrial? Of(CycleState decided, Asking asked)
    {
        if (asked.ServedAfter is not { } before || before > decided.PlainEntries || decided.Snapshot.Promises.Any(p => p.Request == asked.Request.Id))
            return null;
        var then = new CycleState(decided.Snapshot, decided, asked.Request.Id);
        var again = decided.GivenBack > 0 || then.Promises > 0;   // a promise that is kept gives back where it starts early, and whether it does may hang on what is asked instead
        var waiting = then.Pending.ToDictionary(p => p.Request.Id);
        foreach (var entry in decided.Entered.Take(before))
        {
            var asking = waiting[entry.Asking.Request.Id];
            if (asking.Promised is { } promised)
                then.Withdraw(promised);
            var holding = then.Enter(asking, entry.Option, [.. entry.Claims], entry.From);
            asking.Promised = entry.From > then.Now ? holding : null;
        }
        return new(then, asked, again);
    }

    /// <summary>Whether it starts at its turn; nothing where its turn may be another, or where others might make room for it.</summary>
    public bool? Starts(Request instead)
    {
        var asking = state.AskingOf(instead);
        if (asking.LatestStart != asked.LatestStart || asking.First != asked.First)
            return null;
        if (new Starting(state).CanStart(asking))
            return true;
        return mayBeServedAgain || (state.Snapshot.Rules.MostReclaims > 0 && state.Leases.Exists(l => l.Stays)) ? null : false;
    }
}
