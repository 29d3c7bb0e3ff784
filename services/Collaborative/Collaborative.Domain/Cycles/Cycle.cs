using Collaborative.Domain.Cycles.Sharing;
using Collaborative.Domain.Cycles.Steps;

namespace Collaborative.Domain.Cycles;

/// <summary>Decides what starts, what waits and what makes room, from a snapshot alone. The same snapshot gives the same outcome on any machine.</summary>
/// <remarks>
/// Steps: (1) what runs, what is reserved and what was promised is entered; (2) who waits is served in the order of <see cref="FairOrder"/>, each by the first that succeeds:
/// starting, reclaiming, being promised a start; what nobody was promised may be used by those who come later in the order, as long as no promise is delayed (backfill);
/// (3) if what was reclaimed is more than was needed, those who still wait are served again; (4) malleable work grows into what is left.
/// All is whole numbers; equals are decided by SHA-256 of the seed and their identifiers; work is bounded by counts and never by time.
/// </remarks>
public static class Cycle
{
    /// <summary>The outcome of a snapshot that makes sense.</summary>
    /// <exception cref="ArgumentException">The snapshot contradicts itself: <see cref="SnapshotCheck.Of"/> says where.</exception>
    public static Outcome Run(Snapshot snapshot) => DecidedCycle.Of(snapshot).Outcome;

    /// <summary>The outcome, and the state that it left, from which explanations are drawn.</summary>
    internal static (Outcome Outcome, CycleState State) Decided(Snapshot snapshot)
    {
        var state = new CycleState(snapshot);
        var (starting, reclaiming, promising) = (new Starting(state), new Reclaiming(state), new Promising(state));
        IReadOnlyCollection<Asking> waiting = state.Pending;
        Dictionary<RequestId, Verdict> waits = [];
        for (var again = true; again;)
        {
            var freed = state.GivenBack;
            List<Asking> still = [];
            var order = new FairOrder(state.Index, state.Timeline.Now, snapshot, waiting);
            while (order.Next is { } asking)
            {
                if (Serve(asking) is { } wait)
                {
                    still.Add(asking);
                    waits[asking.Request.Id] = wait;
                }
                else
                    waits.Remove(asking.Request.Id);
                order.Advance(asking.Leaf);
                foreach (var moved in reclaiming.TakeMoved())
                    order.Moved(moved);
            }
            again = state.GivenBack > freed && still.Count > 0;
            waiting = still;
        }
        new Growing(state).Run();
        foreach (var asking in state.Pending)
            if (waits.TryGetValue(asking.Request.Id, out var wait))
                state.Verdicts.Add(wait);
        return (new(snapshot.Number, snapshot.At, [.. state.Verdicts]), state);

        Verdict? Serve(Asking asking)
        {
            var facts = starting.Start(asking);
            if (facts.IsEmpty)
                return null;
            if (reclaiming.Reclaim(asking) is var reclaimed and not Reclaimed.Nothing)
                return reclaimed == Reclaimed.Now ? null : promising.Said(asking, [new Fact.Leaving(state.Leaving[asking.Request.Id])]);
            return promising.Promise(asking, state.Leaving.TryGetValue(asking.Request.Id, out var leaving) ? [new Fact.Leaving(leaving)] : facts);
        }
    }
}
