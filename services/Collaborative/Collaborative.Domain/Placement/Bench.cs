namespace Collaborative.Domain.Placement;

/// <summary>One node on which placements are tried.</summary>
sealed class Bench
{
    readonly int model;
    readonly short[] free;
    int cpuMilli;
    int memoryMib;

    public Bench(Node node, int model, IEnumerable<(Need Need, Placing Placing)> held)
    {
        (this.model, cpuMilli, memoryMib) = (model, node.Cpu.Value, node.Memory.Value);
        free = [.. Enumerable.Repeat((short)MilliDevices.One, node.Devices)];
        foreach (var (need, placing) in held)
            Take(need, placing.Devices);
    }

    public int IdleMilli => free.Sum(milli => milli);

    /// <summary>Puts it into the smallest holes that do.</summary>
    /// <returns>The devices, ascending; null if it does not fit.</returns>
    public ImmutableArray<int>? Put(in Need need)
    {
        if (need.CpuMilli > cpuMilli || need.MemoryMib > memoryMib || (need.Models >> model & 1) == 0)
            return null;

        var share = need.ShareMilli;
        int[] fitting = [.. Enumerable.Range(0, free.Length).Where(d => free[d] >= share).OrderBy(d => free[d]).Take(need.Devices)];
        if (fitting.Length < need.Devices)
            return null;

        ImmutableArray<int> devices = [.. fitting.Order()];
        Take(need, devices);
        return devices;
    }

    void Take(in Need need, ImmutableArray<int> devices)
    {
        cpuMilli -= need.CpuMilli;
        memoryMib -= need.MemoryMib;
        foreach (var device in devices)
            free[device] -= (short)need.ShareMilli;
    }
}
