namespace Collaborative.Domain.Placement;

/// <summary>
/// The nodes of a fleet with what is placed on them. Nodes that are alike are judged once, and what was judged is kept until the node changes.
/// </summary>
/// <remarks>
/// A demand that fits is placed; there is no holding back. The result is a function of fleet, policy, ranks and the order of demands;
/// where ranks do not decide ties it does not depend on how nodes are named or listed, up to the exchange of nodes that are alike.
/// </remarks>
public sealed class Pool
{
    const int MostKnown = 1024;   // beyond it all are forgotten and tried again: memory is bounded, results are the same

    readonly Fleet fleet;
    readonly Policy policy;
    readonly ImmutableArray<int> ranks;
    readonly short[][] devices;
    readonly NodeKey[] states;
    readonly Dictionary<NodeKey, NodeClass> classes = [];
    readonly List<NodeClass?> slots = [];
    readonly Stack<int> emptySlots = [];
    readonly Dictionary<Demand, Asked> known = [];
    int classNumbers;

    /// <param name="ranks">For each node its rank; of nodes that are alike the lowest is taken. See <see cref="Ranks"/>.</param>
    /// <param name="held">What is placed already.</param>
    public Pool(Fleet fleet, Policy policy, ImmutableArray<int> ranks, IEnumerable<(Demand Demand, Placing Placing)>? held = null)
    {
        (this.fleet, this.policy, this.ranks) = (fleet, policy, ranks);
        devices = [.. fleet.Nodes.Select(n => Enumerable.Repeat((short)MilliDevices.One, n.Devices).ToArray())];
        var cpu = fleet.Nodes.Select(n => n.Cpu.Value).ToArray();
        var memory = fleet.Nodes.Select(n => n.Memory.Value).ToArray();
        foreach (var (demand, placing) in held ?? [])
        {
            cpu[placing.Node] -= demand.Cpu.Value;
            memory[placing.Node] -= demand.Memory.Value;
            foreach (var device in placing.Devices)
                devices[placing.Node][device] -= (short)demand.Share.Value;
            HeldMilli += demand.HeldMilli;
        }
        states = [.. fleet.Nodes.Select((n, i) => new NodeKey(fleet.IndexOf(n.Model), cpu[i], memory[i], [.. devices[i].OrderDescending()]))];
        for (var node = 0; node < states.Length; node++)
            Enter(node);
    }

    /// <summary>What is held of the devices, in thousandths.</summary>
    public long HeldMilli { get; private set; }

    /// <summary>What is left of a node.</summary>
    public Leftover LeftoverOf(int node) => states[node].Leftover;

    /// <summary>Places the demand where the policy's score is highest.</summary>
    /// <returns>Null if it fits nowhere.</returns>
    public Placing? Place(Demand demand)
    {
        var asked = Know(demand);
        if (Best(asked) is not var (chosen, hole))
            return null;

        var node = Leave(chosen);
        states[node] = states[node].Less(asked.Need, hole);
        Enter(node);
        HeldMilli += asked.Need.HeldMilli;
        return new(node, Hold(devices[node], asked.Need, hole));
    }

    /// <summary>Some node has room for it as it is.</summary>
    public bool Fits(Demand demand) => Best(Know(demand)) is not null;

    Asked Know(Demand demand)
    {
        if (known.TryGetValue(demand, out var asked))
            return asked;
        if (known.Count == MostKnown)
            known.Clear();
        return known[demand] = new(Need.Of(demand, fleet), new Tried[Math.Max(1, states.Length)]);
    }

    (NodeClass Class, short Hole)? Best(Asked asked)
    {
        NodeClass? best = null;
        Tried most = default;
        for (var slot = 0; slot < slots.Count; slot++)
        {
            if (slots[slot] is not { } candidate)
                continue;
            ref var tried = ref asked.Tried[slot];
            if (tried.Class != candidate.Number + 1)
                tried = Try(candidate, asked.Need);
            if (tried.Fits && (best is null || tried.Score > most.Score || (tried.Score == most.Score && IsBefore(candidate, best))))
                (best, most) = (candidate, tried);
        }
        return best is null ? null : (best, most.Hole);
    }

    bool IsBefore(NodeClass one, NodeClass other) =>
        policy.RankDecidesTies ? one.LowestRank < other.LowestRank : one.Key.CompareTo(other.Key) < 0;

    /// <summary>Scores the need on a class; of the holes for a share the best is taken, and of equals the smallest.</summary>
    Tried Try(NodeClass candidate, in Need need)
    {
        var node = candidate.Key.Leftover;
        var best = new Tried(candidate.Number + 1, -1, 0);
        if (!need.Fits(node))
            return best;

        Span<short> buffer = stackalloc short[node.Free.Length];
        if (!need.IsShare)
            return best with { Hole = 0, Score = policy.Score(candidate.Worth, candidate.Key.Less(need, 0, buffer)) };

        for (var i = 0; i < node.Free.Length && node.Free[i] >= need.ShareMilli; i++)
        {
            if (i > 0 && node.Free[i] == node.Free[i - 1])
                continue;
            var score = policy.Score(candidate.Worth, candidate.Key.Less(need, node.Free[i], buffer));
            if (!best.Fits || score >= best.Score)
                best = best with { Hole = node.Free[i], Score = score };
        }
        return best;
    }

    void Enter(int node)
    {
        ref readonly var key = ref states[node];
        if (!classes.TryGetValue(key, out var alike))
        {
            if (!emptySlots.TryPop(out var slot))
            {
                slot = slots.Count;
                slots.Add(null);
            }
            slots[slot] = classes[key] = alike = new(classNumbers++, slot, key, policy.Worth(key.Leftover));
        }
        alike.Add(node, ranks[node]);
    }

    int Leave(NodeClass chosen)
    {
        var node = chosen.Take();
        if (chosen.IsEmpty)
        {
            classes.Remove(chosen.Key);
            slots[chosen.Slot] = null;
            emptySlots.Push(chosen.Slot);
        }
        return node;
    }

    /// <summary>Takes the named devices of the node: the first that are whole, or the first with that hole.</summary>
    static ImmutableArray<int> Hold(short[] free, in Need need, short hole)
    {
        var held = ImmutableArray.CreateBuilder<int>(need.Devices);
        var size = need.IsShare ? hole : MilliDevices.One;
        for (var device = 0; held.Count < need.Devices; device++)
        {
            if (free[device] != size)
                continue;
            free[device] -= (short)need.ShareMilli;
            held.Add(device);
        }
        return held.MoveToImmutable();
    }

    /// <summary>A demand that was asked for, with what came of trying it on the class in each slot.</summary>
    sealed record Asked(Need Need, Tried[] Tried);
}
