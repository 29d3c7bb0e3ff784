namespace Collaborative.Benchmarks.Measuring;

/// <summary>A plain account of every node, kept apart from the engine: it holds each placement against what is there.</summary>
sealed class NodeAccounts(Fleet fleet)
{
    readonly int[] cpu = [.. fleet.Nodes.Select(n => n.Cpu.Value)];
    readonly int[] memory = [.. fleet.Nodes.Select(n => n.Memory.Value)];
    readonly int[][] free = [.. fleet.Nodes.Select(n => Enumerable.Repeat(MilliDevices.One, n.Devices).ToArray())];

    public ReadOnlySpan<int> Free(int node) => free[node];

    public bool Fits(Demand demand, int node) =>
        demand.Cpu.Value <= cpu[node] && demand.Memory.Value <= memory[node] && demand.Models.Admit(fleet.Nodes[node].Model)
        && free[node].Count(milli => milli >= demand.Share.Value) >= demand.Devices;

    /// <exception cref="InvalidOperationException">The placement breaks a rule: the engine is wrong.</exception>
    public void Enter(Demand demand, Placing placing)
    {
        var node = placing.Node;
        if (!Fits(demand, node) || placing.Devices.Distinct().Count() != demand.Devices || placing.Devices.Any(d => free[node][d] < demand.Share.Value))
            throw new InvalidOperationException($"{demand} cannot be on {fleet.Nodes[node]} with devices {string.Join(',', placing.Devices)}.");

        cpu[node] -= demand.Cpu.Value;
        memory[node] -= demand.Memory.Value;
        foreach (var device in placing.Devices)
            free[node][device] -= demand.Share.Value;
    }

    public Leftover LeftoverOf(int node) =>
        new(fleet.IndexOf(fleet.Nodes[node].Model), cpu[node], memory[node], free[node].OrderDescending().Select(milli => (short)milli).ToArray());

    /// <summary>Over all nodes, as a percentage of the fleet's devices.</summary>
    public double PercentFragmented(Fragmentation fragmentation) =>
        Enumerable.Range(0, fleet.Nodes.Length).Sum(n => fragmentation.Of(LeftoverOf(n))) / (fleet.MilliDevices * 10.0);
}
