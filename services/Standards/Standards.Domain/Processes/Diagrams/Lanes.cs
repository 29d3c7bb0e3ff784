namespace Standards.Domain.Processes.Diagrams;

/// <summary>Lines that run side by side: those that would overlap get lanes of their own.</summary>
sealed class Lanes
{
    readonly List<List<(int From, int To)>> lanes = [];

    /// <summary>How many are needed.</summary>
    public int Count => lanes.Count;

    /// <summary>The first lane in which a stretch is free, ends included.</summary>
    public int Take(int a, int b)
    {
        var (from, to) = a < b ? (a, b) : (b, a);
        var lane = lanes.FindIndex(taken => taken.All(t => to < t.From || t.To < from));
        if (lane < 0)
        {
            lane = lanes.Count;
            lanes.Add([]);
        }
        lanes[lane].Add((from, to));
        return lane;
    }
}
