using Collaborative.Benchmarks.Peers;
using Collaborative.Domain.Cycles;

namespace Collaborative.Benchmarks.Measuring;

/// <summary>Places all demands of a run; a demand that was lost has no placing.</summary>
delegate IReadOnlyList<Placing?> Placer(Fleet fleet, Mix mix, ImmutableArray<Demand> arriving, int seed);

/// <summary>The policies that can be measured, by name.</summary>
static class Placers
{
    public static IReadOnlyDictionary<string, Placer> ByName { get; } = new Dictionary<string, Placer>(StringComparer.Ordinal)
    {
        ["arrival"] = (fleet, mix, arriving, seed) => OneByOne(new Pool(fleet, new ArrivalPolicy(mix.Typical(95), fleet), Ranks.Drawn(fleet.Nodes.Length, (ulong)seed)).Place, arriving),
        ["queue"] = (fleet, _, arriving, seed) => QueueCycle.Place(fleet, arriving, Ranks.Drawn(fleet.Nodes.Length, (ulong)seed)),
        ["cycle"] = (fleet, _, arriving, seed) => OneCycle.Place(fleet, arriving, seed, Cycle.RulesVersion),
        ["cycle-1"] = (fleet, _, arriving, seed) => OneCycle.Place(fleet, arriving, seed, 1),
        ["fgd"] = (fleet, mix, arriving, _) => OneByOne(new Pool(fleet, new FragmentationGradientDescent(mix, fleet), Ranks.ByName(fleet)).Place, arriving),
        ["bestfit"] = (fleet, _, arriving, _) => OneByOne(new Pool(fleet, new BestFit(), Ranks.ByName(fleet)).Place, arriving),
        ["random"] = (fleet, _, arriving, seed) => OneByOne(new RandomFit(fleet, seed).Place, arriving),
    };

    /// <summary>What every figure of ours stands beside.</summary>
    public static ImmutableArray<string> Peers { get; } = ["fgd", "bestfit", "random"];

    static Placing?[] OneByOne(Func<Demand, Placing?> place, ImmutableArray<Demand> arriving) => [.. arriving.Select(place)];
}
