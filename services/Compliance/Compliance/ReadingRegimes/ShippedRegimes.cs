namespace Compliance.ReadingRegimes;

/// <summary>The regimes that come with the platform: the documents that the domain carries.</summary>
static class ShippedRegimes
{
    /// <summary>The calendars by which periods run, by name.</summary>
    public static ImmutableSortedDictionary<string, WorkCalendar> Calendars { get; } = Documents("calendars/").Select(WorkCalendar.Read).ToImmutableSortedDictionary(c => c.Id, c => c, StringComparer.Ordinal);

    /// <summary>With the document in which each stands.</summary>
    public static ImmutableArray<(Regime Regime, string Document)> Read { get; } = [.. Documents("regimes/").Select(d => (RegimeReader.Read(d, Calendars), d))];

    /// <summary>By name.</summary>
    public static ImmutableList<Regime> All { get; } = [.. Read.Select(r => r.Regime).OrderBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>Another one for other regimes or calendars.</summary>
    public static string Fingerprint { get; } = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Documents("regimes/").Concat(Documents("calendars/")).Order(StringComparer.Ordinal)))));

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
