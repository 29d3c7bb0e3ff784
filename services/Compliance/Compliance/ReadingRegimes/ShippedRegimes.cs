namespace Compliance.ReadingRegimes;

/// <summary>The regimes that come with the platform: the documents that the domain carries.</summary>
static class ShippedRegimes
{
    /// <summary>By name.</summary>
    public static ImmutableList<Regime> All { get; } = Read();

    static ImmutableList<Regime> Read()
    {
        var calendars = Documents("calendars/").Select(WorkCalendar.Read).ToImmutableDictionary(c => c.Id);
        return [.. Documents("regimes/").Select(d => RegimeReader.Read(d, calendars)).OrderBy(r => r.Id, StringComparer.Ordinal)];
    }

    static IEnumerable<string> Documents(string folder)
    {
        var house = typeof(Regime).Assembly;
        foreach (var name in house.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(house.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
