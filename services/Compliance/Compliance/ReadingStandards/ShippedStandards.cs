namespace Compliance.ReadingStandards;

/// <summary>The standards against which versions are assessed, and the calendars by which findings are cured: the documents that the domain carries.</summary>
static class ShippedStandards
{
    /// <summary>By name.</summary>
    public static ImmutableSortedDictionary<string, SafetyStandard> All { get; } = Documents("safety-standards/").Select(SafetyStandard.Read).ToImmutableSortedDictionary(s => s.Id, s => s, StringComparer.Ordinal);

    static ImmutableDictionary<string, WorkCalendar> Calendars { get; } = Documents("calendars/").Select(WorkCalendar.Read).ToImmutableDictionary(c => c.Id);

    /// <exception cref="RefusalError">There is none.</exception>
    public static SafetyStandard Demand(string id) =>
        All.GetValueOrDefault(id) ?? throw new RefusalError("standard.unknown", $"There is no such standard; there are {string.Join(", ", All.Keys)}.");

    /// <summary>When a finding has to be cured that is opened now.</summary>
    public static DateTimeOffset? DueFrom(this CureRule rule, DateTimeOffset now) => rule.DueFrom(now, Calendars[rule.Calendar]);

    static IEnumerable<string> Documents(string folder)
    {
        var house = typeof(SafetyStandard).Assembly;
        foreach (var name in house.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(house.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
