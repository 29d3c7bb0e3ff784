using Collaborative.Domain.Cycles.Floors;

namespace Collaborative.Domain.Cycles.Steps;

/// <summary>Promises a request the earliest start that no running work, reservation or earlier promise can delay: every lease taken to run as long as it may.</summary>
/// <remarks>What is decided later leaves the promised devices and quotas free for that time, so that the start is never later, and often sooner.</remarks>
sealed class Promising(CycleState state)
{
    const int SearchesForEach = 2;   // of the promises that may be made; some searches find nothing

    int searches;

    public Verdict Promise(Asking asking, ImmutableArray<Fact> facts)
    {
        if (asking.Promised is null && MaySearch(facts))
            Earliest(asking);
        return Said(asking, facts);
    }

    /// <summary>The verdict on one that is alike to another for whom nothing was found just now: it is not looked for again, and counts as if it had been.</summary>
    public Verdict Repeat(Asking asking, ImmutableArray<Fact> facts)
    {
        _ = MaySearch(facts);
        return new Verdict.Wait(asking.Request.Id, facts);
    }

    bool MaySearch(ImmutableArray<Fact> facts) => state.Promises < state.Snapshot.Rules.MostPromises
        && facts is not [Fact.TooLate or Fact.NeverFits] && searches++ < SearchesForEach * state.Snapshot.Rules.MostPromises;

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
        var enough = hosting.Most(widest) >= option.Workers;
        var (roomTimes, machines) = Changes(option);
        var (turnTimes, turns) = Turns();
        var tally = state.Timeline.Now.Copy();
        var (room, turn) = (0, 0);
        while (room < machines.Length || turn < turns.Length)
        {
            var at = Math.Min(room < machines.Length ? roomTimes[room] : long.MaxValue, turn < turns.Length ? turnTimes[turn] / 2 : long.MaxValue);
            if (at > last)
                return null;
            var then = Math.Max(at, state.Now);
            for (; room < machines.Length && roomTimes[room] <= at; room++)
            {
                hosting.Set(machines[room], floor.Hosts(machines[room], option.Shape, then, then + option.Walltime, asking));
                enough |= hosting.Suffices(machines[room], widest, option.Workers);
            }
            for (; turn < turns.Length && turnTimes[turn] / 2 <= at; turn++)
            {
                if (turnTimes[turn] % 2 != 0)
                    tally.Add(turns[turn].Leaf, turns[turn].Charge);
                else
                    tally.Remove(turns[turn].Leaf, turns[turn].Charge);
            }
            if (enough && at > state.Now && tally.Broken(asking.Leaf, option.All) is null
                && state.Timeline.Broken(asking.Leaf, option.All, at, at + option.Walltime) is null
                && hosting.Find(option.Workers, widest) is { } found)
                return (at, floor.Claims(found, asking, option.Shape, at, at + option.Walltime));
        }
        return null;
    }

    /// <summary>When what a machine has room for, for the time of the option, may change; in order.</summary>
    (long[] Times, int[] Machines) Changes(Option option)
    {
        List<long> times = [];
        List<int> machines = [];
        for (var machine = 0; machine < state.Floor.Count; machine++)
        {
            if (state.Floor.HostsWhenIdle(machine, option.Shape) == 0)
                continue;
            foreach (var claim in state.Floor.ClaimsOf(machine))
            {
                Enter(claim.To, machine);
                if (claim.From > state.Now)
                    Enter(claim.From - option.Walltime + 1, machine);
            }
            foreach (var window in state.Floor.ReservedOf(machine))
            {
                Enter(window.To, machine);
                Enter(window.From - option.Walltime + 1, machine);
            }
        }
        var (sorted, places) = (times.ToArray(), machines.ToArray());
        Array.Sort(sorted, places);
        return (sorted, places);

        void Enter(long at, int machine)
        {
            times.Add(at);
            machines.Add(machine);
        }
    }

    /// <summary>When holdings begin to count (odd numbers), and when they stop (even numbers); twice the instants, in order.</summary>
    (long[] Times, Holding[] Holdings) Turns()
    {
        List<long> times = [];
        List<Holding> turning = [];
        foreach (var holding in state.Timeline.Holdings)
        {
            times.Add(2 * holding.To);
            turning.Add(holding);
            if (holding.From <= state.Now)
                continue;
            times.Add((2 * holding.From) + 1);
            turning.Add(holding);
        }
        var (sorted, holdings) = (times.ToArray(), turning.ToArray());
        Array.Sort(sorted, holdings);
        return (sorted, holdings);
    }
}
