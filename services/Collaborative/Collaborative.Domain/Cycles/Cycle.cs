using Collaborative.Domain.Cycles.Floors;
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
    /// <summary>The version of the rules. Another number where the same snapshot would be decided otherwise; what is published says by which it was decided.</summary>
    public const int RulesVersion = 2;

    /// <summary>From this version on something goes where the least is lost to what waits and runs (<see cref="Worths"/>), and not to the fullest machine.</summary>
    internal const int FirstWithWorths = 2;

    /// <summary>Whether this program decides by these rules: it still does by all that were published. Version 1 decides as those did that were not named.</summary>
    public static bool Knows(int rulesVersion) => rulesVersion is >= 0 and <= RulesVersion;

    /// <summary>The outcome of a snapshot that makes sense.</summary>
    /// <exception cref="ArgumentException">The snapshot contradicts itself: <see cref="SnapshotCheck.Of"/> says where.</exception>
    public static Outcome Run(Snapshot snapshot) => DecidedCycle.Of(snapshot).Outcome;

    /// <summary>The outcome, and the state that it left, from which explanations are drawn.</summary>
    internal static (Outcome Outcome, CycleState State) Decided(Snapshot snapshot)
    {
        var state = new CycleState(snapshot);
        Serve(state);
        new Growing(state).Run();
        foreach (var asking in state.Pending)
            if (asking.Waits is { } wait)
                state.Verdicts.Add(wait);
        return (new(snapshot.Number, snapshot.At, [.. state.Verdicts]), state);
    }

    /// <summary>Whether a cycle starts a request: no more of it is run than it takes to say so.</summary>
    /// <param name="known">The state that a cycle left on a snapshot that differs little.</param>
    /// <returns>What holds it in the end; nothing if it starts.</returns>
    internal static ImmutableArray<Fact> Holds(Snapshot snapshot, RequestId request, CycleState known)
    {
        var state = new CycleState(snapshot, known, request);
        Serve(state, request);
        return Array.Find(state.Pending, p => p.Request.Id == request)!.Waits?.Reasons() ?? [];
    }

    /// <param name="until">Who is served after the last word was said of that request is of no account.</param>
    static void Serve(CycleState state, RequestId? until = null)
    {
        var reclaiming = new Reclaiming(state);
        var serving = new Serving(state, reclaiming);
        IReadOnlyCollection<Asking> waiting = state.Pending;
        var isOneRound = state.Promises == 0 && (state.Snapshot.Rules.MostReclaims == 0 || !state.Leases.Exists(l => l.Stays));   // nothing can be given back, so that nobody is served again
        for (var again = true; again;)
        {
            var freed = state.GivenBack;
            List<Asking> still = [];
            var order = new FairOrder(state.Index, state.Timeline.Now, state.Snapshot, waiting);
            while (order.Next is { } asking)
            {
                var waits = serving.Waits(asking);
                if (asking.Request.Id == until && (!waits || isOneRound))
                    return;
                if (waits)
                    still.Add(asking);
                order.Advance(asking.Leaf);
                foreach (var moved in reclaiming.TakeMoved())
                    order.Moved(moved);
            }
            again = state.GivenBack > freed && still.Count > 0;
            waiting = still;
        }
    }
}
