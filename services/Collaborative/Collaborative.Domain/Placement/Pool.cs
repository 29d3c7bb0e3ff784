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
    readonly Fleet fleet;
    readonly Policy policy;
    readonly ImmutableArray<int> ranks;
    readonly short[][] devices;
    readonly NodeKey[] states;
    readonly Dictionary<NodeKey, NodeClass> classes = [];
    readonly List<NodeClass> live = [];
    readonly Dictionary<Demand, (int Number, Need Need)> needs = [];

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
        var asked = Asked(demand);
        if (Best(asked.Number, asked.Need) is not var (chosen, hole))
            return null;

        var node = Leave(chosen);
        states[node] = states[node].Less(asked.Need, hole);
        Enter(node);
        HeldMilli += asked.Need.HeldMilli;
        return new(node, Hold(devices[node], asked.Need, hole));
    }

    /// <summary>Some node has room for it as it is.</summary>
    public bool Fits(Demand demand)
    {
        var asked = Asked(demand);
        return Best(asked.Number, asked.Need) is not null;
    }

    (int Number, Need Need) Asked(Demand demand)
    {
        if (!needs.TryGetValue(demand, out var asked))
            needs[demand] = asked = (needs.Count, Need.Of(demand, fleet));
        return asked;
    }

    (NodeClass Class, short Hole)? Best(int number, in Need need)
    {
        NodeClass? best = null;
        Tried most = default;
        foreach (var candidate in live)
        {
            var tried = candidate.Tried(number);
            if (!tried.IsKnown)
                candidate.Keep(number, tried = Try(candidate, need));
            if (tried.Fits && (best is null || tried.Score > most.Score || (tried.Score == most.Score && IsBefore(candidate, best))))
                (best, most) = (candidate, tried);
        }
        return best is null ? null : (best, most.Hole);
    }

    bool IsBefore(NodeClass one, NodeClass other) =>
        policy.RankDecidesTies ? one.LowestRank < other.LowestRank : one.Key.CompareTo(other.Key) < 0;

    /// <summary>Scores the need on a state; of the holes for a share the best is taken, and of equals the smallest.</summary>
    Tried Try(NodeClass candidate, in Need need)
    {
        var node = candidate.Key.Leftover;
        if (!need.Fits(node))
            return Tried.Misfit;

        Span<short> buffer = stackalloc short[node.Free.Length];
        if (!need.IsShare)
            return new(2, 0, policy.Score(candidate.Worth, candidate.Key.Less(need, 0, buffer)));

        var best = Tried.Misfit;
        for (var i = 0; i < node.Free.Length && node.Free[i] >= need.ShareMilli; i++)
        {
            if (i > 0 && node.Free[i] == node.Free[i - 1])
                continue;
            var score = policy.Score(candidate.Worth, candidate.Key.Less(need, node.Free[i], buffer));
            if (!best.Fits || score >= best.Score)
                best = new(2, node.Free[i], score);
        }
        return best;
    }

    void Enter(int node)
    {
        ref readonly var key = ref states[node];
        if (!classes.TryGetValue(key, out var alike))
        {
            classes[key] = alike = new(key, policy.Worth(key.Leftover)) { Place = live.Count };
            live.Add(alike);
        }
        alike.Add(node, ranks[node]);
    }

    int Leave(NodeClass chosen)
    {
        var node = chosen.Take();
        if (chosen.IsEmpty)
        {
            classes.Remove(chosen.Key);
            var last = live[^1];
            (live[chosen.Place], last.Place) = (last, chosen.Place);
            live.RemoveAt(live.Count - 1);
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
}
