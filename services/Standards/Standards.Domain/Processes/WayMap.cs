using Standards.Domain.Projects;

namespace Standards.Domain.Processes;

/// <summary>The stages of a definition and the ways between them, as a graph.</summary>
sealed class WayMap
{
    readonly ImmutableArray<StageCode> stages;
    readonly ILookup<StageCode, Way> from;

    public WayMap(ProcessDefinition process)
    {
        stages = [.. process.Stages.Select(s => s.Code).Distinct()];
        from = process.Stages.SelectMany(s => s.Ways()).Where(w => stages.Contains(w.To)).ToLookup(w => w.From);
    }

    /// <summary>What can be reached, the start included, without setting foot on some stages.</summary>
    public ImmutableHashSet<StageCode> ReachableFrom(StageCode start, params ImmutableArray<StageCode> without)
    {
        var reached = ImmutableHashSet.CreateBuilder<StageCode>();
        var open = new Stack<StageCode>(stages.Contains(start) && !without.Contains(start) ? [start] : []);
        while (open.TryPop(out var here))
            if (reached.Add(here))
                foreach (var way in from[here].Where(w => !without.Contains(w.To)))
                    open.Push(way.To);
        return reached.ToImmutable();
    }

    /// <summary>The stages that lie on a circle which runs on without anybody deciding anything.</summary>
    public IEnumerable<StageCode> OnUndecidedCircles() => stages.Where(s => LeadsBackUndecided(s));

    /// <summary>The least sum of weights from one stage to another; null where no way leads there.</summary>
    /// <remarks>Dijkstra's algorithm; weights are not negative. The weight of the last stage counts as well.</remarks>
    public int? LeastSum(StageCode start, StageCode end, Func<StageCode, int> weight)
    {
        var sums = new Dictionary<StageCode, int>();
        var open = new PriorityQueue<StageCode, int>([(start, weight(start))]);
        while (open.TryDequeue(out var here, out var sum))
        {
            if (!sums.TryAdd(here, sum))
                continue;
            foreach (var way in from[here])
                open.Enqueue(way.To, sum + weight(way.To));
        }
        return sums.TryGetValue(end, out var least) ? least : null;
    }

    bool LeadsBackUndecided(StageCode start)
    {
        var reached = new HashSet<StageCode>();
        var open = new Stack<StageCode>([start]);
        while (open.TryPop(out var here))
            foreach (var way in from[here].Where(w => w.Kind is not WayKind.Decision))
                if (way.To == start)
                    return true;
                else if (reached.Add(way.To))
                    open.Push(way.To);
        return false;
    }
}
