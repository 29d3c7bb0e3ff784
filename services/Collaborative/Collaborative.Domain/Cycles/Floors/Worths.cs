using Collaborative.Domain.Cycles.Sharing;
using Collaborative.Domain.Placement;

namespace Collaborative.Domain.Cycles.Floors;

/// <summary>What machines are worth to all that waits and runs, by which it is decided where something new goes: where the least is lost (<see cref="ArrivalPolicy"/>).</summary>
/// <remarks>Reckoned when it is first asked for: where all machines that would do are alike there is nothing to choose. Every state of a machine is judged once.</remarks>
sealed class Worths
{
    const int MostKinds = 128;
    const int MostSizes = 16;        // of shares: with 40 the prices of a mix take 35 ms, with 16 they take 6
    const int MostCounted = 1_000_000;   // so that no product of the policy is too large; only proportions count

    readonly Fleet fleet;
    readonly int[] models;   // of the fleet, by the cycle's numbers
    readonly Lazy<ArrivalPolicy> policy;
    readonly Dictionary<NodeKey, int> numbers = [];
    readonly List<NodeKey> states = [];
    readonly Dictionary<(Shape, int Workers, bool Joined, int State), long> losses = [];

    Worths(Snapshot snapshot, Fleet fleet, QuotaIndex index)
    {
        this.fleet = fleet;
        models = new int[index.Cpu];
        foreach (var model in fleet.Nodes.Select(n => n.Model).Distinct())
            models[index.ModelOf(model)] = fleet.IndexOf(model);
        policy = new(() => new(MixOf(snapshot).Heaviest(MostKinds, MostSizes), fleet));
    }

    /// <summary>Nothing where rules hold that did not know it, or where there are more models than a policy can tell apart.</summary>
    public static Worths? Of(Snapshot snapshot, QuotaIndex index) => snapshot.RulesVersion >= Cycle.FirstWithWorths && index.Cpu <= Fleet.MostModels
        ? new(snapshot, new([.. snapshot.Machines.Select(m => m.Node)]), index)
        : null;

    /// <summary>Numbers what is left of a machine: the same for machines that are alike.</summary>
    /// <param name="model">In the numbers of the cycle.</param>
    /// <param name="free">Of each device, in any order.</param>
    public int StateOf(int model, int cpu, int memory, ReadOnlySpan<short> free)
    {
        var sorted = new short[free.Length];
        for (var device = 0; device < sorted.Length; device++)
            sorted[device] = Math.Max((short)0, free[device]);
        Array.Sort(sorted, (one, other) => other.CompareTo(one));
        var key = new NodeKey(models[model], Math.Max(0, cpu), Math.Max(0, memory), sorted);   // a machine that was made smaller may hold more than it has
        if (numbers.TryGetValue(key, out var known))
            return known;
        states.Add(key);
        return numbers[key] = states.Count - 1;
    }

    /// <summary>What is lost where so many workers are put on a machine of that state, which has room for them; in millionths of a device.</summary>
    /// <param name="joined">They have their parts of one device.</param>
    public long Loss(int state, in Shape shape, int workers, bool joined)
    {
        if (losses.TryGetValue((shape, workers, joined, state), out var known))
            return known;
        var need = NeedOf(shape, joined && shape.IsShare ? workers : 1);
        var key = states[state];
        var worth = policy.Value.Worth(key.Leftover);
        for (var times = need.ShareMilli > shape.Milli ? 1 : workers; times > 0; times--)
            key = key.Less(need, HoleFor(need, key));
        return losses[(shape, workers, joined, state)] = worth - policy.Value.Worth(key.Leftover);
    }

    /// <summary>What has to be free of the device that a part is taken of, so that the least is lost; in thousandths.</summary>
    public int HoleFor(in Shape shape, int workers, int state) => HoleFor(NeedOf(shape, workers), states[state]);

    /// <summary>Of equals the smallest.</summary>
    short HoleFor(in Need need, in NodeKey key)
    {
        if (!need.IsShare)
            return MilliDevices.One;   // parts that make up a whole device, too
        var free = key.Leftover.Free;
        Span<short> buffer = stackalloc short[free.Length];
        var (best, most) = ((short)-1, long.MinValue);
        for (var i = 0; i < free.Length && free[i] >= need.ShareMilli; i++)
        {
            if (i > 0 && free[i] == free[i - 1])
                continue;
            var worth = policy.Value.Worth(key.Less(need, free[i], buffer));
            if (worth >= most)
                (best, most) = (free[i], worth);
        }
        return best;
    }

    static Need NeedOf(in Shape shape, int together) =>
        new(shape.Cpu * together, shape.Memory * together, shape.Devices, shape.Milli * together, ulong.MaxValue);

    /// <summary>What a request counts for as long as it waits: its best alternative.</summary>
    public static (Demand Worker, long Workers) Counted(Request request) => (request.Alternatives[0].Worker, request.Alternatives[0].Workers);

    static Mix MixOf(Snapshot snapshot)
    {
        (Demand Worker, long Workers)[] seen =
        [
            .. snapshot.Pending.Select(Counted),
            .. snapshot.Leases.Select(l => (l.Request.Alternatives[l.Alternative].Worker, (long)l.Workers.Length)),
        ];
        var all = Math.Max(MostCounted, seen.Sum(s => s.Workers));
        return Mix.Of(seen.Select(s => new Mix.Counted(s.Worker, (int)Math.Max(1, s.Workers * MostCounted / all))));
    }
}
