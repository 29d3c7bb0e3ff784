using Collaborative.Domain.Cycles.Floors;
using Collaborative.Domain.Cycles.Sharing;

namespace Collaborative.Domain.Cycles.Steps;

/// <summary>Gives what is left to malleable work, worker by worker, in the same order in which requests are served.</summary>
sealed class Growing(CycleState state)
{
    public void Run()
    {
        var asking = state.Leases.Where(l => l.LeavesFor is null && l.Workers.Count < l.Option.Most)
            .Select(l => state.AskingOf(l.Asking.Request, l.Option, l)).ToList();
        if (asking.Count == 0)
            return;
        Dictionary<Holding, List<Claim>> grown = [];
        while (asking.Count > 0)
        {
            asking.Sort(Asking.Compare);
            List<Asking> again = [];
            var order = new FairOrder(state.Index, state.Timeline.Now, state.Snapshot, asking);
            while (order.Next is { } one)
            {
                if (TryGrow(one.Growing!) is { } claim)
                {
                    (grown.TryGetValue(one.Growing!, out var all) ? all : grown[one.Growing!] = []).Add(claim);
                    if (one.Growing!.Workers.Count < one.Growing.Option.Most)
                        again.Add(one);
                }
                order.Advance(one.Leaf);
            }
            asking = again;
        }
        foreach (var (holding, claims) in grown.OrderBy(g => g.Key.Asking.Draw).ThenBy(g => g.Key.Asking.Request.Id.Value))
            state.Verdicts.Add(new Verdict.Grow(holding.Asking.Request.Id, state.Workers(claims)));
    }

    Claim? TryGrow(Holding holding)
    {
        var (asking, option) = (holding.Asking, holding.Option);
        if (state.Timeline.OverClass(asking, option.Each).Short > 0 || state.Timeline.Broken(asking.Leaf, option.Each, state.Now, holding.To) is not null)
            return null;
        if (state.Floor.Find(asking, option.Shape, 1, holding.To, CycleState.Widest(asking.Request, state.Floor), holding.Workers[0].Machine) is not [var claim])
            return null;
        holding.Workers.Add(claim);
        state.Floor.Add([claim]);
        state.Timeline.Change(holding, 1);
        return claim;
    }
}
