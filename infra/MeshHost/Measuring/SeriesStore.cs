namespace MeshHost.Measuring;

/// <summary>The last values, in memory: at most <see cref="MaxSeries"/>. What was not said again for a while goes.</summary>
sealed class SeriesStore(TimeProvider clock)
{
    public const int MaxSeries = 5000;
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    readonly Lock gate = new();
    readonly Dictionary<(string Service, string Name, string Of), (Series Said, DateTimeOffset Heard)> last = [];

    public void Add(IEnumerable<Series> said)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            Forget(now);
            foreach (var series in said)
                if (last.Count < MaxSeries || last.ContainsKey((series.Service, series.Name, series.Of)))
                    last[(series.Service, series.Name, series.Of)] = (series, now);
        }
    }

    /// <summary>By service, measure and part.</summary>
    public IReadOnlyList<Series> Current()
    {
        lock (gate)
        {
            Forget(clock.GetUtcNow());
            return
            [
                .. last.Values.Select(s => s.Said)
                    .OrderBy(s => s.Service, StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Of, StringComparer.Ordinal),
            ];
        }
    }

    void Forget(DateTimeOffset now)
    {
        foreach (var gone in last.Where(s => s.Value.Heard < now - Kept).Select(s => s.Key).ToList())
            last.Remove(gone);
    }
}
