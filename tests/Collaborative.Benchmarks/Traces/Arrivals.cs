namespace Collaborative.Benchmarks.Traces;

/// <summary>The order in which pods come, made as FGD's authors make it: sorted by name, shuffled by a seed, tuned to a part of the fleet.</summary>
static class Arrivals
{
    /// <summary>
    /// Too little demand: copies of pods drawn at random are appended until the next would be too much. Too much: pods drawn at random are taken out.
    /// </summary>
    /// <param name="percent">Demand for devices, of the fleet's.</param>
    public static ImmutableArray<Demand> Of(IEnumerable<Pod> pods, Fleet fleet, int percent, int seed)
    {
        var chance = new Random(seed);
        var drawn = pods.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Demand).ToArray();
        chance.Shuffle(drawn);
        var arriving = drawn.ToList();
        var target = fleet.MilliDevices * percent / 100;
        var held = arriving.Sum(d => d.HeldMilli);
        while (held > target)
        {
            var at = chance.Next(arriving.Count);
            held -= arriving[at].HeldMilli;
            arriving.RemoveAt(at);
        }
        while (held < target)
        {
            var next = drawn[chance.Next(drawn.Length)];
            if (held + next.HeldMilli > target)
                break;
            held += next.HeldMilli;
            arriving.Add(next);
        }
        return [.. arriving];
    }
}
