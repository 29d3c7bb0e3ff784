using Collaborative.Domain.Cycles.Floors;

namespace Collaborative.Domain.Cycles.Steps;

/// <summary>Starts a request where quotas, its class and the machines have room for it as they are, for as long as it may run: by the first alternative that can, on the model by which the least is lost.</summary>
sealed class Starting(CycleState state)
{
    /// <returns>Empty if it was started; otherwise what holds its best alternative.</returns>
    public ImmutableArray<Fact> Start(Asking asking)
    {
        var promised = asking.Promised;
        if (promised is not null)
            state.Withdraw(promised);
        ImmutableArray<Fact> first = default;
        if (promised is not null && promised.From <= state.Now && TryKeep(asking, promised))
            return [];
        (Option Option, List<Claim> Claims, long Loss)? best = null;
        foreach (var option in asking.Options)
        {
            if (best is { } found && found.Option.Alternative != option.Alternative)
                break;
            if (Held(asking, option) is { } fact)
            {
                first = first.IsDefault ? [fact] : first;
                continue;
            }
            var room = Room(asking, option, promised is not null);
            if (room.Claims is null)
            {
                first = first.IsDefault ? [room.Fact!] : first;
                continue;
            }
            var loss = state.Floor.Loss(room.Claims);
            if (best is null || loss < best.Value.Loss)
                best = (option, room.Claims, loss ?? 0);
            if (loss is null)
                break;
        }
        if (best is { } start)
        {
            Begin(asking, start.Option, start.Claims, GroundOf(asking, start.Option));
            return [];
        }
        if (promised is not null)
            state.Restore(promised);
        return first.IsDefault ? [new Fact.NeverFits(asking.Request.Alternatives[0].Workers, 0)] : first;
    }

    /// <summary>Whether it would be started. Nothing is entered.</summary>
    public bool CanStart(Asking asking)
    {
        foreach (var option in asking.Options)
            if (Held(asking, option) is null && Room(asking, option, withdrawn: true).Claims is not null)
                return true;
        return false;
    }

    /// <summary>What holds the option whatever the machines: its deadline, its class, a quota.</summary>
    public Fact? Held(Asking asking, Option option)
    {
        if (asking.Request.Deadline is { } deadline && deadline.ToUnixTimeSeconds() - option.Walltime < state.Now)
            return new Fact.TooLate(state.Instant(deadline.ToUnixTimeSeconds() - option.Walltime));
        if (state.Timeline.OverClass(asking, option.All) is { Short: > 0 } over)
            return new Fact.OverClass(asking.Class.Name, state.Index.Resources[option.All.Model].Name, over.Limit, over.Held, over.Short);
        if (state.Timeline.Broken(asking.Leaf, option.All, state.Now, state.Now + option.Walltime) is var (node, resource, counted, @short))
            return new Fact.OverLimit(state.Index.Nodes[node].Quota.Id, state.Index.Nodes[node].Quota.Name, state.Index.Resources[resource].Name,
                state.Index.Limit(node, resource), counted, @short);
        return null;
    }

    /// <param name="withdrawn">Its own promise is withdrawn, so that it may find room where others did not.</param>
    (List<Claim>? Claims, Fact? Fact) Room(Asking asking, Option option, bool withdrawn)
    {
        var widest = CycleState.Widest(asking.Request, state.Floor);
        if (state.MostWhenIdle(option.Shape, widest) is var most && most < option.Workers)
            return (null, new Fact.NeverFits(option.Workers, most));
        var special = state.HasReservation(asking) || withdrawn;
        if (!special && state.Failures.Known(option.Shape, widest, option.Workers, option.Walltime) is { } known)
            return (null, known);
        var to = state.Now + option.Walltime;
        if (state.Floor.Find(asking, option.Shape, option.Workers, to, widest) is { } claims)
            return (claims, null);
        var fact = new Fact.NoRoom(option.Workers, state.Floor.Most(asking, option.Shape, to, widest));
        if (!special)
            state.Failures.Enter(option.Shape, widest, option.Workers, option.Walltime, fact);
        return (null, fact);
    }

    bool TryKeep(Asking asking, Holding promised)
    {
        var option = promised.Option;
        if (promised.Workers.Exists(c => !state.Floor.IsFree(c, asking)) || state.Timeline.Broken(asking.Leaf, option.All, state.Now, state.Now + option.Walltime) is not null)
            return false;
        Begin(asking, option, promised.Workers, Ground.Promised);
        return true;
    }

    public void Begin(Asking asking, Option option, List<Claim> claims, Ground ground)
    {
        state.Leases.Add(state.Enter(asking, option, claims, state.Now));
        if (asking.Promised is not null)
        {
            state.Promises--;
            state.GiveBack();
        }
        asking.Promised = null;
        state.Verdicts.Add(new Verdict.Start(asking.Request.Id, option.Alternative, state.Workers(claims), state.Instant(state.Now + option.Walltime), ground));
    }

    Ground GroundOf(Asking asking, Option option) =>
        Array.TrueForAll(state.Index.Path[asking.Leaf], n => state.Timeline.Now.IsWithinNominal(n, option.All)) ? Ground.Entitled
        : state.Promises > 0 ? Ground.Backfilled : Ground.Borrowed;
}
