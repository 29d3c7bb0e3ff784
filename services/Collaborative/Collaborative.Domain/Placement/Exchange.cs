namespace Collaborative.Domain.Placement;

/// <summary>
/// Improves a placement node by node: one device is cleared, the node filled again from what waits, and the change kept if more is held.
/// </summary>
/// <remarks>It helps where processors or memory ran out before the devices: what needs much gives way to what needs little. Work is bounded by tries, never by time.</remarks>
sealed class Exchange
{
    const int Passes = 3;
    const int TriesPerNode = 64;
    const int SmallestIdleMilli = 100;   // what is left below this is rarely worth a try

    readonly Fleet fleet;
    readonly ImmutableArray<Demand> queue;
    readonly ImmutableArray<Need> needs;
    readonly Placing?[] placings;
    readonly List<int>[] members;
    readonly SortedDictionary<(long Order, int First), Stack<int>>[] waiting;
    readonly Dictionary<Demand, ((long, int)[] Keys, Stack<int> Stack)> kinds = [];

    Exchange(Fleet fleet, ImmutableArray<Demand> queue, Placing?[] placings)
    {
        (this.fleet, this.queue, this.placings) = (fleet, queue, placings);
        needs = [.. queue.Select(d => Need.Of(d, fleet))];
        members = [.. fleet.Nodes.Select(_ => new List<int>())];
        waiting = [new(), new()];
        for (var i = 0; i < queue.Length; i++)
        {
            if (queue[i].Devices == 0)
                continue;
            if (placings[i] is { } placing)
                members[placing.Node].Add(i);
            else
                Wait(i);
        }
    }

    /// <summary>Changes the placings for the better.</summary>
    public static void Improve(Fleet fleet, ImmutableArray<Demand> queue, Placing?[] placings)
    {
        var exchange = new Exchange(fleet, queue, placings);
        for (var pass = 0; pass < Passes; pass++)
            for (var node = 0; node < fleet.Nodes.Length; node++)
                exchange.Improve(node);
    }

    void Improve(int node)
    {
        if ((fleet.Nodes[node].Devices * MilliDevices.One) - members[node].Sum(i => needs[i].HeldMilli) < SmallestIdleMilli)
            return;

        var tries = TriesPerNode;
        var improved = true;
        while (improved && tries > 0)
        {
            improved = false;
            for (var device = 0; device < fleet.Nodes[node].Devices && !improved; device++)
                for (var order = 0; order < waiting.Length && !improved && tries-- > 0; order++)
                    improved = TryClearing(node, device, order);
        }
    }

    bool TryClearing(int node, int device, int order)
    {
        int[] cleared = [.. members[node].Where(i => placings[i]!.Devices.Length == 1 && placings[i]!.Devices[0] == device)];
        var bench = new Bench(fleet.Nodes[node], fleet.IndexOf(fleet.Nodes[node].Model), members[node].Except(cleared).Select(i => (needs[i], placings[i]!)));
        foreach (var i in cleared)
            Wait(i);
        var placed = new List<(int Number, Placing Placing)>();
        foreach (var stack in waiting[order].Values)
            while (stack.TryPeek(out var next) && bench.Put(needs[next]) is { } devices)
                placed.Add((stack.Pop(), new(node, devices)));

        var better = placed.Sum(p => needs[p.Number].HeldMilli) > cleared.Sum(i => needs[i].HeldMilli);
        if (better)
        {
            foreach (var i in cleared)
                placings[i] = null;
            members[node].RemoveAll(i => cleared.Contains(i));
            foreach (var (number, placing) in placed)
            {
                placings[number] = placing;
                members[node].Add(number);
            }
        }
        else
        {
            // Backwards, so that every stack is as it was.
            for (var p = placed.Count - 1; p >= 0; p--)
                Wait(placed[p].Number);
            for (var c = cleared.Length - 1; c >= 0; c--)
                kinds[queue[cleared[c]]].Stack.Pop();
        }
        return better;
    }

    /// <summary>Two orders to fill a node in: by what is held, and by what is held for what it needs beside the device.</summary>
    void Wait(int i)
    {
        if (!kinds.TryGetValue(queue[i], out var kind))
        {
            var weight = QueueCycle.Weight(queue[i], fleet);
            kinds[queue[i]] = kind = ([((-queue[i].HeldMilli << 32) + weight, kinds.Count), (-(queue[i].HeldMilli * 1_000_000 / (weight + 1)), kinds.Count)], new());
            for (var order = 0; order < waiting.Length; order++)
                waiting[order].Add(kind.Keys[order], kind.Stack);
        }
        kind.Stack.Push(i);
    }
}
