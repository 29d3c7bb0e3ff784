using Collaborative.Domain.Cycles.Floors;
using Collaborative.Domain.Cycles.Sharing;

namespace Collaborative.Domain.Cycles.Steps;

/// <summary>What came of asking others to make room.</summary>
enum Reclaimed
{
    /// <summary>Nobody may be asked, or it would not suffice.</summary>
    Nothing,

    /// <summary>Room was made and the request started.</summary>
    Now,

    /// <summary>Room is being made, and the start promised.</summary>
    Later,
}

/// <summary>Takes back what others borrow, for those who have a better right to it.</summary>
/// <remarks>
/// Who may take from whom is decided where their ways to the root part. The other side has to hold more than its nominal share there, and on its whole way down to the lease;
/// and the asking side has to stay within its own nominal share, or, if it borrows as well, to borrow no more in the end, over its weight, than the other side then still does.
/// What the asking side loses itself does not make it smaller in that comparison, for it may come back (the loop of kueue 14543). Nobody is taken below a guarantee.
/// Within a project a class that preempts takes from lower ones. Malleable work is shrunk before any work is preempted.
/// The youngest are taken in thought until the request fits, then given back piece by piece, small and old pieces first, as long as it still fits: what is left are few and young,
/// and none of them can be spared. Therefore nobody takes back what was taken from him: his side would then borrow more than the other.
/// Only the resource that is asked for is compared: where another one is greater on both sides, each could take from the other for ever.
/// </remarks>
sealed class Reclaiming(CycleState state)
{
    readonly Dictionary<(int Leaf, string Class), Failures> failed = [];
    readonly HashSet<int> moved = [];
    static readonly Fact Refused = new Fact.NoRoom(0, 0);
    Dictionary<int, List<Holding>>? byLeaf;
    int reclaims;

    /// <summary>Projects that hold less than they did when this was last asked.</summary>
    public int[] TakeMoved()
    {
        int[] all = [.. moved.Order()];
        moved.Clear();
        return all;
    }

    public Reclaimed Reclaim(Asking asking)
    {
        if (reclaims >= state.Snapshot.Rules.MostReclaims || state.Leaving.ContainsKey(asking.Request.Id))
            return Reclaimed.Nothing;
        foreach (var option in asking.Options)
        {
            var widest = CycleState.Widest(asking.Request, state.Floor);
            if (!failed.TryGetValue((asking.Leaf, asking.Class.Name), out var without))
                failed[(asking.Leaf, asking.Class.Name)] = without = new();
            if (without.Known(option.Shape, widest, option.Workers, option.Walltime) is not null || IsTooLate(asking, option) || state.Timeline.OverClass(asking, option.All).Short > 0)
                continue;
            if (Reclaim(asking, option) is var done and not Reclaimed.Nothing)
                return done;
            without.Enter(option.Shape, widest, option.Workers, option.Walltime, Refused);
        }
        return Reclaimed.Nothing;
    }

    Reclaimed Reclaim(Asking asking, Option option)
    {
        if (!new Rights(state, asking, option).Leaves().Any(l => Reclaimable(l).Count > 0))
            return Reclaimed.Nothing;
        var promised = asking.Promised;
        if (promised is not null)
            state.Withdraw(promised);
        var done = Taken(asking, option);
        if (promised is null)
            return done;
        if (done == Reclaimed.Nothing)
            state.Restore(promised);
        else if (done == Reclaimed.Later)
            state.Promises--;
        return done;
    }

    Reclaimed Taken(Asking asking, Option option)
    {
        var rights = new Rights(state, asking, option);
        var pieces = Pieces(asking, option, rights);
        if (pieces.Count == 0)
            return Reclaimed.Nothing;

        var grace = pieces.Max(p => p.IsWhole ? p.GraceSeconds : 0);
        List<Piece> taken = [];
        var (fits, check) = (false, 1);
        foreach (var piece in pieces.Where(p => rights.MayTake(p.Holding, p.Charge)))
        {
            Take(piece);
            taken.Add(piece);
            if (taken.Count < check)
                continue;
            check *= 2;
            if (fits = Fits(grace))
                break;
        }
        if (!fits && !Fits(grace))
        {
            foreach (var piece in Enumerable.Reverse(taken))
                Return(piece);
            return Reclaimed.Nothing;
        }
        // What is shrunk is given back after what is preempted, and not at all where the rest of the lease goes.
        foreach (var piece in taken.Where(p => p.IsWhole).OrderBy(p => p.Charge.Devices).ThenBy(p => p.Holding.Started).ThenBy(p => p.Holding.Asking.Draw).ToArray())
            GiveBack(piece);
        foreach (var piece in taken.Where(p => !p.IsWhole && !taken.Exists(w => w.IsWhole && w.Holding == p.Holding)).OrderBy(p => p.Holding.Started).ThenBy(p => p.Holding.Asking.Draw).ThenBy(p => p.At).ToArray())
            GiveBack(piece);
        reclaims++;
        return Commit(asking, option, taken);

        void GiveBack(Piece piece)
        {
            Return(piece);
            if (Fits(grace))
                taken.Remove(piece);
            else
                Take(piece);
        }

        bool Fits(long after) =>
            state.Timeline.Broken(asking.Leaf, option.All, state.Now, state.Now + after + option.Walltime) is null
            && state.Floor.Find(asking, option.Shape, option.Workers, state.Now + after + option.Walltime, CycleState.Widest(asking.Request, state.Floor)) is not null;
    }

    Reclaimed Commit(Asking asking, Option option, List<Piece> taken)
    {
        var grace = taken.Select(p => p.IsWhole ? p.GraceSeconds : 0).DefaultIfEmpty().Max();
        var from = state.Now + grace;
        var claims = state.Floor.Find(asking, option.Shape, option.Workers, from + option.Walltime, CycleState.Widest(asking.Request, state.Floor))!;
        foreach (var group in taken.GroupBy(p => p.Holding))
        {
            moved.Add(group.Key.Leaf);
            if (group.Any(p => p.IsWhole))
                Notice(asking, group.Key, group);
            else
                state.Verdicts.Add(new Verdict.Shrink(group.Key.Asking.Request.Id, asking.Request.Id, state.Workers(group.SelectMany(p => p.Claims))));
        }
        state.GiveBack();
        if (grace == 0)
        {
            new Starting(state).Begin(asking, option, claims, Ground.Reclaimed);
            return Reclaimed.Now;
        }
        asking.Promised = state.Enter(asking, option, [.. claims.Select(c => c with { From = from, To = from + option.Walltime })], from);
        state.Promises++;
        return Reclaimed.Later;
    }

    /// <summary>The lease ends after its grace; until then it holds what it held.</summary>
    void Notice(Asking asking, Holding holding, IEnumerable<Piece> pieces)
    {
        foreach (var piece in pieces.Reverse())
            Return(piece);
        var to = Math.Min(holding.To, state.Now + GraceOf(holding));
        if (to == state.Now)
        {
            state.Withdraw(holding);
            state.Leases.Remove(holding);
            byLeaf = null;
        }
        else
        {
            state.Floor.Remove(holding.Workers);
            for (var i = 0; i < holding.Workers.Count; i++)
                holding.Workers[i] = holding.Workers[i] with { To = to };
            state.Floor.Add(holding.Workers);
            state.Timeline.Cut(holding, to);
            holding.LeavesFor = asking.Request.Id;
            state.Leaving[asking.Request.Id] = state.Leaving.GetValueOrDefault(asking.Request.Id) + 1;
        }
        state.Verdicts.Add(new Verdict.Preempt(holding.Asking.Request.Id, asking.Request.Id, state.Instant(to)));
    }

    /// <summary>All that might be taken, in the order in which it is tried: workers that work can do without, then whole leases; of lower classes and young ones first.</summary>
    List<Piece> Pieces(Asking asking, Option option, Rights rights)
    {
        List<Piece> pieces = [];
        foreach (var leaf in rights.Leaves())
            foreach (var holding in Reclaimable(leaf))
            {
                if (!holding.Stays || holding.Asking.Request.Id == asking.Request.Id || (option.Shape.Model >= 0 && holding.Option.Shape.Model != option.Shape.Model))
                    continue;
                var mayTakeAll = rights.MayTake(holding, holding.Charge);
                if (holding.Workers.Count > holding.Option.Workers && (mayTakeAll || rights.MayTake(holding, holding.Option.Each)))
                    Surplus(holding);
                if (mayTakeAll && rights.MayPreempt(holding))
                    pieces.Add(new(holding, 0, Math.Min(holding.Workers.Count, holding.Option.Workers), GraceOf(holding), true));
            }
        return [.. pieces.OrderBy(p => p.IsWhole).ThenBy(p => p.Holding.Asking.Class.Value).ThenByDescending(p => p.Holding.Started).ThenBy(p => p.Holding.Asking.Draw).ThenByDescending(p => p.At)];

        void Surplus(Holding holding)
        {
            for (var worker = holding.Option.Workers; worker < holding.Workers.Count; worker++)
                pieces.Add(new(holding, worker, 1, 0, false));
        }
    }

    List<Holding> Reclaimable(int leaf)
    {
        byLeaf ??= state.Leases.Where(l => l.Stays).GroupBy(l => l.Leaf).ToDictionary(g => g.Key, g => g.ToList());
        return byLeaf.GetValueOrDefault(leaf, []);
    }

    static long GraceOf(Holding holding) => (long)holding.Asking.Request.CheckpointGrace.TotalSeconds;

    bool IsTooLate(Asking asking, Option option) => asking.Request.Deadline is { } deadline && deadline.ToUnixTimeSeconds() - option.Walltime < state.Now;

    void Take(Piece piece)
    {
        var at = Math.Min(piece.At, piece.Holding.Workers.Count - piece.Count);
        piece.Claims = piece.Holding.Workers.GetRange(at, piece.Count);
        state.Floor.Remove(piece.Claims);
        state.Timeline.Change(piece.Holding, -piece.Count);
        piece.Holding.Workers.RemoveRange(at, piece.Count);
    }

    void Return(Piece piece)
    {
        piece.Holding.Workers.InsertRange(Math.Min(piece.At, piece.Holding.Workers.Count), piece.Claims);
        state.Floor.Add(piece.Claims);
        state.Timeline.Change(piece.Holding, piece.Count);
    }

    /// <summary>Workers of a lease that are taken together: one that it can do without, or all that it needs.</summary>
    sealed record Piece(Holding Holding, int At, int Count, long GraceSeconds, bool IsWhole)
    {
        public Charge Charge { get; } = Holding.Option.Each.Times(Count);

        public List<Claim> Claims { get; set; } = [];
    }
}

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
