using Collaborative.Domain.Cycles.Floors;

namespace Collaborative.Domain.Cycles.Steps;

/// <summary>Promises a request the earliest start that no running work, reservation or earlier promise can delay: every lease taken to run as long as it may.</summary>
/// <remarks>What is decided later leaves the promised devices and quotas free for that time, so that the start is never later, and often sooner.</remarks>
sealed class Promising(CycleState state)
{
    const int SearchesForEach = 4;   // of the promises that may be made; some searches find nothing

    int searches;

    public Verdict Promise(Asking asking, ImmutableArray<Fact> facts)
    {
        if (asking.Promised is null && state.Promises < state.Snapshot.Rules.MostPromises
            && facts is not [Fact.TooLate or Fact.NeverFits] && searches++ < SearchesForEach * state.Snapshot.Rules.MostPromises)
            Earliest(asking);
        return Said(asking, facts);
    }

    /// <summary>The verdict on one that waits.</summary>
    public Verdict Said(Asking asking, ImmutableArray<Fact> facts) => asking.Promised is { } promised
        ? new Verdict.Promised(asking.Request.Id, promised.Option.Alternative, state.Workers(promised.Workers), state.Instant(promised.From), facts)
        : new Verdict.Wait(asking.Request.Id, facts);

    void Earliest(Asking asking)
    {
        (long Start, Option Option, List<Claim> Claims)? best = null;
        foreach (var option in asking.Options)
        {
            if (state.Timeline.OverClass(asking, option.All).Short > 0 || state.Idle.Broken(asking.Leaf, option.All) is not null)
                continue;
            var last = Math.Min(asking.Request.Deadline is { } deadline ? deadline.ToUnixTimeSeconds() - option.Walltime : long.MaxValue, best?.Start - 1 ?? long.MaxValue);
            if (Earliest(asking, option, last) is { } found)
                best = (found.Start, option, found.Claims);
        }
        if (best is not { } promise)
            return;
        asking.Promised = state.Enter(asking, promise.Option, promise.Claims, promise.Start);
        state.Promises++;
    }

    (long Start, List<Claim> Claims)? Earliest(Asking asking, Option option, long last)
    {
        var (floor, widest) = (state.Floor, CycleState.Widest(asking.Request, state.Floor));
        var hosting = new Hosting(floor.Domains, option.Shape);
        for (var machine = 0; machine < floor.Count; machine++)
            hosting.Set(machine, floor.Hosts(machine, option.Shape, state.Now, state.Now + option.Walltime, asking));
        var rooms = Changes(option);
        var (tally, quotas) = (state.Timeline.Now.Copy(), Turns());
        var (room, turn) = (0, 0);
        foreach (var at in rooms.Select(r => r.At).Concat(quotas.Select(q => q.At)).Where(t => t > state.Now).Distinct().Order())
        {
            if (at > last)
                return null;
            for (; room < rooms.Count && rooms[room].At <= at; room++)
                if (rooms[room].Machine is var machine && (room + 1 == rooms.Count || rooms[room + 1] != rooms[room]))
                    hosting.Set(machine, floor.Hosts(machine, option.Shape, at, at + option.Walltime, asking));
            for (; turn < quotas.Count && quotas[turn].At <= at; turn++)
            {
                var (_, comes, holding) = quotas[turn];
                if (comes)
                    tally.Add(holding.Leaf, holding.Charge);
                else
                    tally.Remove(holding.Leaf, holding.Charge);
            }
            if (tally.Broken(asking.Leaf, option.All) is null
                && state.Timeline.Broken(asking.Leaf, option.All, at, at + option.Walltime) is null
                && hosting.Find(option.Workers, widest) is { } found)
                return (at, floor.Claims(found, asking, option.Shape, at, at + option.Walltime));
        }
        return null;
    }

    /// <summary>When what a machine has room for, for the time of the option, may change; in order.</summary>
    List<(long At, int Machine)> Changes(Option option)
    {
        List<(long, int)> changes = [];
        for (var machine = 0; machine < state.Floor.Count; machine++)
        {
            foreach (var claim in state.Floor.ClaimsOf(machine))
            {
                changes.Add((claim.To, machine));
                if (claim.From > state.Now)
                    changes.Add((claim.From - option.Walltime + 1, machine));
            }
            foreach (var window in state.Floor.ReservedOf(machine))
                changes.AddRange([(window.To, machine), (window.From - option.Walltime + 1, machine)]);
        }
        changes.Sort();
        return changes;
    }

    /// <summary>When holdings begin to count, and when they stop; in order, ends first.</summary>
    List<(long At, bool Comes, Holding Holding)> Turns()
    {
        List<(long At, bool Comes, Holding Holding)> turns = [];
        foreach (var holding in state.Timeline.Holdings)
        {
            turns.Add((holding.To, false, holding));
            if (holding.From > state.Now)
                turns.Add((holding.From, true, holding));
        }
        turns.Sort((x, y) => x.At != y.At ? x.At.CompareTo(y.At) : x.Comes.CompareTo(y.Comes));
        return turns;
    }
}
