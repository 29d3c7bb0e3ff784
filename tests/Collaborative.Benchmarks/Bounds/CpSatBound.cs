using Google.OrTools.Sat;

namespace Collaborative.Benchmarks.Bounds;

/// <summary>
/// A bound that no placement exceeds: the best choice of demands and of combinations in devices if all nodes were one,
/// with the fleet's devices, processors, memory and models as limits, in whole numbers, by CP-SAT.
/// </summary>
static class CpSatBound
{
    /// <summary>At most this much can be held, in thousandths of a device.</summary>
    public static long HeldMilli(Fleet fleet, ImmutableArray<Demand> queue)
    {
        var model = new CpModel();
        var kinds = Mix.Of(queue.Where(d => d.Devices > 0)).Kinds;
        var chosen = kinds.Select((k, i) => model.NewIntVar(0, k.Count, $"kind{i}")).ToArray();
        int[] sizes = [.. kinds.Where(k => k.Demand.IsShare).Select(k => k.Demand.Share.Value).Distinct().Order()];
        var patterns = sizes.Length == 0 ? [] : DevicePatterns.Maximal(sizes);
        var used = patterns.Select((_, i) => model.NewIntVar(0, fleet.Devices, $"pattern{i}")).ToArray();

        foreach (var (at, size) in sizes.Index())
            model.Add(Sum(k => k.IsShare && k.Share.Value == size ? 1 : 0) <= LinearExpr.WeightedSum(used, patterns.Select(p => p[at])));
        model.Add(Sum(k => k.IsShare ? 0 : k.Devices) + LinearExpr.Sum(used) <= fleet.Devices);
        model.Add(Sum(k => k.Cpu.Value) <= fleet.CpuMilli);
        model.Add(Sum(k => k.Memory.Value) <= fleet.MemoryMib);
        foreach (var models in kinds.Select(k => k.Demand.Models).Where(m => !m.IsAny).Distinct())
            model.Add(Sum(k => k.Models == models ? k.HeldMilli : 0) <= (long)fleet.DevicesOf(models) * MilliDevices.One);
        model.Maximize(Sum(k => k.HeldMilli));

        var solver = new CpSolver { StringParameters = "num_workers:1,max_deterministic_time:3,random_seed:42" };
        solver.Solve(model);
        return (long)solver.BestObjectiveBound;

        LinearExpr Sum(Func<Demand, long> weight) => LinearExpr.WeightedSum(chosen, kinds.Select(k => weight(k.Demand)));
    }
}
