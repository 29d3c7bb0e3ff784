namespace Compliance.ReadingPauses;

/// <summary>The schemes of pausing that come with the platform: the documents that the domain carries.</summary>
static class ShippedSchemes
{
    /// <summary>By name.</summary>
    public static ImmutableSortedDictionary<string, Scheme> All { get; } = Documents().Select(Scheme.Read).ToImmutableSortedDictionary(s => s.Id, s => s, StringComparer.Ordinal);

    static IEnumerable<string> Documents()
    {
        var house = typeof(Scheme).Assembly;
        foreach (var name in house.GetManifestResourceNames().Where(n => n.StartsWith("pausing/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(house.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
