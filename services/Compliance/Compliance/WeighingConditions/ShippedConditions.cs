using System.Text.Json;

namespace Compliance.WeighingConditions;

/// <summary>Conditions that are asked again and again: the documents that the domain carries.</summary>
static class ShippedConditions
{
    /// <summary>By name.</summary>
    public static ImmutableSortedDictionary<string, LicenceCondition> All { get; } = Documents().Select(Read).ToImmutableSortedDictionary(c => c.Id, c => c, StringComparer.Ordinal);

    static LicenceCondition Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new(root.GetProperty("id").GetString()!, root.GetProperty("says").GetString()!, root.GetProperty("document").GetRawText());
    }

    static IEnumerable<string> Documents()
    {
        var house = typeof(Licence).Assembly;
        foreach (var name in house.GetManifestResourceNames().Where(n => n.StartsWith("conditions/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(house.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
