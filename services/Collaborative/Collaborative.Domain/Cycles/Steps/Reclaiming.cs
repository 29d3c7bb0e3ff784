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
/// and none of them can be spared. Then <see cref="FewestVictims"/> looks for fewer, and for younger ones that are as many; where it has tried as many sets as it may, these remain.
/// Nobody takes back what was taken from him: his side would then borrow more than the other.
/// Only the resource that is asked for is compared: where another one is greater on both sides, each could take from the other for ever.
/// </remarks>
sealed class Reclaiming(CycleState state)
{
    readonly Dictionary<(int Leaf, string Class), Failures> failed = [];
    readonly HashSet<int> moved = [];
    readonly long longest = (long)state.Snapshot.Leases.Select(l => l.Request.CheckpointGrace).DefaultIfEmpty().Max().TotalSeconds;   // grace
    static readonly Fact Refused = new Fact.NoRoom(0, 0);
    Dictionary<int, List<Holding>>? byLeaf;
    int reclaims, sets = FewestVictims.MostSets;

    /// <summary>Projects that hold less than they did when this was last asked.</summary>
    public int[] TakeMoved()
    {
        if (moved.Count == 0)
            return [];
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
            if (asking.Request.Deadline is not { } deadline || deadline.ToUnixTimeSeconds() >= state.Now + longest + option.Walltime)   // what was too late for one is not for another
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
        var (fits, check, refused) = (false, 1, 0);
        foreach (var piece in pieces)
        {
            if (!rights.MayTake(piece.Holding, piece.Charge))
            {
                refused++;
                continue;
            }
            Take(piece);
            taken.Add(piece);
            if (taken.Count < check)
                continue;
            check *= 2;
            if (fits = Fits(grace))
                break;
        }
        if (fits = fits || Fits(grace))
            GiveBack();
        else
        {
            var isEnough = refused > 0 || (grace > 0 && Fits(0));
            Return(taken);
            if (!isEnough)
                return Reclaimed.Nothing;   // all there is does not suffice, however soon it is left
            taken = [];
        }
        if (!Fewest() && !fits)
            return Reclaimed.Nothing;
        reclaims++;
        return Commit(asking, option, taken);

        // What is shrunk is given back after what is preempted, and not at all where the rest of the lease goes.
        void GiveBack()
        {
            foreach (var piece in taken.Where(p => p.IsWhole).OrderBy(p => p.Charge.Devices).ThenBy(p => p.Holding.Started).ThenBy(p => p.Holding.Asking.Draw).ToArray())
                Spare(piece);
            foreach (var piece in taken.Where(p => !p.IsWhole && !taken.Exists(w => w.IsWhole && w.Holding == p.Holding)).OrderBy(p => p.Holding.Started).ThenBy(p => p.Holding.Asking.Draw).ThenBy(p => p.At).ToArray())
                Spare(piece);
        }

        void Spare(Piece piece)
        {
            Return(piece);
            if (Fits(GraceOf(taken)))
                taken.Remove(piece);
            else
                Take(piece);
        }

        bool Fewest()
        {
            var most = fits ? taken.Count(p => p.IsWhole) : FewestVictims.MostLeases;
            if (most == 0)
                return false;
            Return(taken);
            var whole = pieces.Where(p => p.IsWhole).Select(p => p.Holding).ToList();
            var spare = pieces.Where(p => !p.IsWhole).ToList();
            List<Piece>? found = null;
            if (!new FewestVictims(state, asking, option, whole, spare.SelectMany(p => p.Holding.Workers.GetRange(p.At, 1)), most).Find(ref sets, victims => (found = Tried(victims, spare)) is not null))
            {
                taken.ForEach(Take);
                return false;
            }
            taken = found!;
            foreach (var piece in taken.Where(p => !p.IsWhole).OrderBy(p => p.Holding.Started).ThenBy(p => p.Holding.Asking.Draw).ThenBy(p => p.At).ToArray())
                Spare(piece);
            return true;
        }

        // Taken, if these may be taken and suffice with what others can do without; otherwise all is as before. The smallest first: so each project borrows longest.
        List<Piece>? Tried(List<Holding> victims, List<Piece> spare)
        {
            List<Piece> tried = [];
            foreach (var victim in victims.OrderBy(v => v.Charge.Of(option.All.Contested(state.Index), state.Index)))
            {
                if (!rights.MayTake(victim, victim.Charge))
                {
                    Return(tried);
                    return null;
                }
                Add(new(victim, 0, victim.Workers.Count, GraceOf(victim), true));
            }
            foreach (var piece in spare.Where(p => !victims.Contains(p.Holding) && rights.MayTake(p.Holding, p.Charge)))
                Add(new(piece.Holding, piece.At, 1, 0, false));
            if (tried.Count > 0 && Fits(GraceOf(tried)))
                return tried;
            Return(tried);
            return null;

            void Add(Piece piece)
            {
                Take(piece);
                tried.Add(piece);
            }
        }

        bool Fits(long after) =>
            state.Now + after + option.Walltime <= (asking.Request.Deadline?.ToUnixTimeSeconds() ?? long.MaxValue)
            && state.Timeline.Broken(asking.Leaf, option.All, state.Now, state.Now + after + option.Walltime) is null
            && state.Floor.Find(asking, option.Shape, option.Workers, state.Now + after + option.Walltime, CycleState.Widest(asking.Request, state.Floor)) is not null;
    }

    static long GraceOf(List<Piece> taken) => taken.Select(p => p.IsWhole ? p.GraceSeconds : 0).DefaultIfEmpty().Max();

    Reclaimed Commit(Asking asking, Option option, List<Piece> taken)
    {
        var grace = GraceOf(taken);
        var from = state.Now + grace;
        var claims = state.Floor.Find(asking, option.Shape, option.Workers, from + option.Walltime, CycleState.Widest(asking.Request, state.Floor))!;
        foreach (var group in taken.GroupBy(p => p.Holding))
        {
            moved.Add(group.Key.Leaf);
            Return([.. group]);
            if (group.Any(p => p.IsWhole))
                Notice(asking, group.Key);
            else
                Shrink(asking, group.Key, [.. group.SelectMany(p => p.Claims)]);
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

    void Shrink(Asking asking, Holding holding, ImmutableArray<Claim> claims)
    {
        state.Shrink(holding, claims);
        state.Verdicts.Add(new Verdict.Shrink(holding.Asking.Request.Id, asking.Request.Id, state.Workers(claims)));
    }

    /// <summary>The lease ends after its grace; until then it holds what it held.</summary>
    void Notice(Asking asking, Holding holding)
    {
        var to = Math.Min(holding.To, state.Now + GraceOf(holding));
        state.Notice(holding, asking.Request.Id, to);
        if (to == state.Now)
            byLeaf = null;
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

    bool IsTooLate(Asking asking, Option option) => asking.Request.Deadline?.ToUnixTimeSeconds() - option.Walltime < state.Now;

    void Take(Piece piece)
    {
        var at = Math.Min(piece.At, piece.Holding.Workers.Count - piece.Count);
        piece.Claims = piece.Holding.Workers.GetRange(at, piece.Count);
        state.Floor.Remove(piece.Claims);
        state.Timeline.Change(piece.Holding, -piece.Count);
        piece.Holding.Workers.RemoveRange(at, piece.Count);
    }

    void Return(IReadOnlyList<Piece> pieces)
    {
        foreach (var piece in pieces.Reverse())
            Return(piece);
    }

    void Return(Piece piece)
    {
        piece.Holding.Workers.InsertRange(Math.Min(piece.At, piece.Holding.Workers.Count), piece.Claims);
        state.Floor.Add(piece.Claims);
        state.Timeline.Change(piece.Holding, piece.Count);
    }
}
