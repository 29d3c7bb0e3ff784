using Google.OrTools.Sat;

namespace Collaborative.Benchmarks.Bounds;

/// <summary>
/// A bound that no placement exceeds: the best choice of demands and of combinations in devices if the fleet were one large node,
/// with its devices, processors, memory and models as limits, in whole numbers, by CP-SAT.
/// </summary>
sealed class CpSatBound
{
    readonly CpModel model = new();
    readonly Fleet fleet;
    readonly ImmutableArray<Mix.Counted> kinds;

    CpSatBound(Fleet fleet, ImmutableArray<Demand> queue) =>
        (this.fleet, kinds) = (fleet, Mix.Of(queue.Where(d => d.Devices > 0)).Kinds);

    /// <summary>At most this much can be held, in thousandths of a device.</summary>
    public static long HeldMilli(Fleet fleet, ImmutableArray<Demand> queue) =>
        Math.Min(new CpSatBound(fleet, queue).Solve(), Math.Min(fleet.MilliDevices, queue.Sum(d => d.HeldMilli)));

    long Solve()
    {
        var chosen = Chosen();
        foreach (var models in kinds.Select(k => k.Demand.Models).Where(m => !m.IsAny).Distinct())
            model.Add(Sum(chosen, k => k.Models == models ? k.HeldMilli : 0) <= (long)fleet.DevicesOf(models) * MilliDevices.One);
        model.Maximize(Sum(chosen, k => k.HeldMilli));

        var solver = new CpSolver { StringParameters = "num_workers:1,max_deterministic_time:1,random_seed:42,linearization_level:2,cp_model_probing_level:0,symmetry_level:0" };
        solver.Solve(model);
        return (long)solver.BestObjectiveBound;
    }

    /// <summary>How many of each kind run, held against all that the fleet has.</summary>
    IntVar[] Chosen()
    {
        var chosen = kinds.Select((k, i) => model.NewIntVar(0, k.Count, $"kind{i}")).ToArray();
        int[] sizes = [.. kinds.Where(k => k.Demand.IsShare).Select(k => k.Demand.Share.Value).Distinct().Order()];
        var patterns = sizes.Length == 0 ? [] : DevicePatterns.Maximal(sizes);
        var used = patterns.Select((_, i) => model.NewIntVar(0, fleet.Devices, $"pattern{i}")).ToArray();
        foreach (var (at, size) in sizes.Index())
            model.Add(Sum(chosen, k => k.IsShare && k.Share.Value == size ? 1 : 0) <= LinearExpr.WeightedSum(used, patterns.Select(p => p[at])));
        model.Add(Sum(chosen, k => k.IsShare ? 0 : k.Devices) + LinearExpr.Sum(used) <= fleet.Devices);
        model.Add(Sum(chosen, k => k.Cpu.Value) <= fleet.CpuMilli);
        model.Add(Sum(chosen, k => k.Memory.Value) <= fleet.MemoryMib);
        return chosen;
    }

    LinearExpr Sum(IntVar[] chosen, Func<Demand, long> weight) => LinearExpr.WeightedSum(chosen, kinds.Select(k => weight(k.Demand)));
}
