using Collaborative.Domain.Cycles.Sharing;

namespace Collaborative.Domain.Cycles.Steps;

/// <summary>From whom a request may take.</summary>
sealed class Rights(CycleState state, Asking asking, Option option)
{
    readonly int contested = option.All.Contested(state.Index);
    readonly Dictionary<int, Ratio> wouldBorrow = [];   // as it is before anything is taken
    readonly Dictionary<int, bool> isEntitled = [];

    /// <summary>Whether so much may be taken from the lease, with all that has been taken before.</summary>
    public bool MayTake(Holding holding, in Charge charge)
    {
        var (index, tally) = (state.Index, state.Timeline.Now);
        if (holding.Leaf == asking.Leaf)
            return holding.Workers.Count > holding.Option.Workers || MayPreempt(holding);
        var (mine, other) = index.Apart(asking.Leaf, holding.Leaf);
        for (var node = holding.Leaf; ; node = index.Parent[node])
        {
            if (!IsBorrowing(node) || tally.Used(node, contested) - charge.Of(contested, index) < index.Guarantee(node, contested))
                return false;
            if (node == other)
                break;
        }
        return IsEntitled(mine) || WouldBorrow(mine) <= tally.Excess(other, contested, -charge.Of(contested, index));
    }

    /// <summary>The projects from which something might be taken: its own, and, of every node beside its way to the root that holds more than its share and enough, those below that hold more than theirs.</summary>
    public IEnumerable<int> Leaves()
    {
        yield return asking.Leaf;
        for (var mine = asking.Leaf; mine > 0; mine = state.Index.Parent[mine])
            foreach (var other in state.Index.Children[state.Index.Parent[mine]])
                if (other != mine && IsBorrowing(other) && (IsEntitled(mine) || WouldBorrow(mine) <= state.Timeline.Now.Excess(other, contested, 0)))
                    foreach (var leaf in BorrowingBelow(other))
                        yield return leaf;
    }

    IEnumerable<int> BorrowingBelow(int node) => state.Index.Children[node].Count == 0
        ? [node]
        : state.Index.Children[node].Where(IsBorrowing).SelectMany(BorrowingBelow);

    /// <summary>What this cycle gave it does not count against what it had.</summary>
    bool IsBorrowing(int node) => state.Timeline.Now.Used(node, contested) - state.Started.Used(node, contested) > state.Index.Nominal(node, contested);

    bool IsEntitled(int mine)
    {
        if (!isEntitled.TryGetValue(mine, out var entitled))
            isEntitled[mine] = entitled = state.Timeline.Now.IsWithinNominal(mine, option.All);
        return entitled;
    }

    Ratio WouldBorrow(int mine)
    {
        if (!wouldBorrow.TryGetValue(mine, out var excess))
            wouldBorrow[mine] = excess = state.Timeline.Now.Excess(mine, contested, option.All.Of(contested, state.Index));
        return excess;
    }

    /// <summary>Within a project only a class that preempts takes from lower ones.</summary>
    public bool MayPreempt(Holding holding) =>
        holding.Leaf != asking.Leaf || (asking.Class.Preempts && holding.Asking.Class.Value < asking.Class.Value);
}
