using Collaborative.Domain.Cycles.Floors;
using Collaborative.Domain.Cycles.Steps;

namespace Collaborative.Domain.Cycles;

/// <summary>A cycle that was run, with the state that it left: from it any wait is explained without running it again.</summary>
/// <remarks>May be asked by several at once.</remarks>
public sealed class DecidedCycle
{
    readonly CycleState state;
    readonly Lazy<Dictionary<RequestId, Verdict>> last;
    readonly Lazy<Dictionary<RequestId, Asking>> waiting;

    DecidedCycle(Snapshot snapshot, Outcome outcome, CycleState state)
    {
        (Snapshot, Outcome, this.state) = (snapshot, outcome, state);
        last = new(() => Last(outcome.Verdicts));
        waiting = new(() => state.Pending.ToDictionary(p => p.Request.Id));
    }

    /// <summary>What the cycle left. It is not to be changed.</summary>
    internal CycleState State => state;

    public Snapshot Snapshot { get; }

    public Outcome Outcome { get; }

    /// <summary>Runs a cycle.</summary>
    /// <exception cref="ArgumentException">The snapshot contradicts itself: <see cref="SnapshotCheck.Of"/> says where.</exception>
    public static DecidedCycle Of(Snapshot snapshot)
    {
        if (SnapshotCheck.Of(snapshot) is [var first, ..])
            throw new ArgumentException(first.Message, nameof(snapshot));
        return OfChecked(snapshot);
    }

    /// <summary>The same of a snapshot that is known to make sense.</summary>
    internal static DecidedCycle OfChecked(Snapshot snapshot)
    {
        var (outcome, state) = Cycle.Decided(snapshot);
        return new(snapshot, outcome, state);
    }

    internal Asking AskingOf(RequestId request) => waiting.Value[request];

    static Dictionary<RequestId, Verdict> Last(ImmutableArray<Verdict> verdicts)
    {
        var said = new Dictionary<RequestId, Verdict>(verdicts.Length);
        foreach (var verdict in verdicts)
            said[verdict.Request] = verdict;
        return said;
    }

    /// <summary>What is said of a request last, or nothing if nothing is said of it.</summary>
    public Verdict? this[RequestId request] => last.Value.GetValueOrDefault(request);

    /// <summary>A request that was pending; nothing if it was not.</summary>
    public Request? PendingOf(RequestId request) => waiting.Value.GetValueOrDefault(request)?.Request;

    /// <summary>What holds a request when the cycle is over: all of it would have to change for its best alternative to start. Nothing if it does not wait.</summary>
    public ImmutableArray<Fact>? Holds(RequestId request)
    {
        if (this[request] is not (Verdict.Wait or Verdict.Promised) || !waiting.Value.TryGetValue(request, out var asking))
            return null;
        lock (state)
        {
            var promised = asking.Promised;
            if (promised is not null)
                state.Withdraw(promised);
            try
            {
                return HoldsNow(asking);
            }
            finally
            {
                if (promised is not null)
                    state.Restore(promised);
            }
        }
    }

    ImmutableArray<Fact> HoldsNow(Asking asking)
    {
        if (state.Leaving.TryGetValue(asking.Request.Id, out var leaving))
            return [new Fact.Leaving(leaving)];
        if (asking.Options.IsEmpty)
            return [new Fact.NeverFits(asking.Request.Alternatives[0].Workers, 0)];
        var option = asking.Options[0];
        return [.. new[] { new Starting(state).Held(asking, option), Room(asking, option) }.OfType<Fact>()];
    }

    Fact? Room(Asking asking, Option option)
    {
        var (floor, widest, to) = (state.Floor, CycleState.Widest(asking.Request, state.Floor), state.Now + option.Walltime);
        if (state.MostWhenIdle(option.Shape, widest) is var idle && idle < option.Workers)
            return new Fact.NeverFits(option.Workers, idle);
        if (floor.Find(asking, option.Shape, option.Workers, to, widest) is not null)
            return null;
        if (floor.Find(asking, option.Shape, option.Workers, to, 0) is not null)
            return new Fact.Apart(option.Workers, floor.Most(asking, option.Shape, to, widest));
        if (floor.Find(asking, option.Shape, option.Workers, state.Now + 1, widest) is not null)
            return new Fact.SpokenFor(state.Instant(Longest(asking, option, widest)));
        return new Fact.NoRoom(option.Workers, floor.Most(asking, option.Shape, to, widest));
    }

    /// <summary>The instant up to which there would be room.</summary>
    long Longest(Asking asking, Option option, int widest)
    {
        var (short_, long_) = (state.Now + 1, state.Now + option.Walltime);
        while (long_ - short_ > 1)
        {
            var middle = short_ + ((long_ - short_) / 2);
            if (state.Floor.Find(asking, option.Shape, option.Workers, middle, widest) is not null)
                short_ = middle;
            else
                long_ = middle;
        }
        return short_;
    }
}
