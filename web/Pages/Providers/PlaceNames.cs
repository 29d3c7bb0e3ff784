using System.Collections.Frozen;
using System.Text.Json;

namespace Web.Pages.Providers;

/// <summary>Countries by their codes, and the Union, in the reader's language. Names from Unicode's CLDR.</summary>
public static class PlaceNames
{
    static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Names = Read();

    /// <summary>The name of what a code stands for; the code where it has no name.</summary>
    public static string Of(string code) => Names.TryGetValue(code, out var names) ? names.GetValueOrDefault(Languages.Current) ?? names[Languages.Fallback] : code;

    /// <summary>All countries, by name.</summary>
    public static IEnumerable<(string Code, string Name)> Countries() => Names.Keys.Where(c => c != "EU").Select(c => (c, Of(c))).OrderBy(c => c.Item2, StringComparer.CurrentCulture);

    static FrozenDictionary<string, FrozenDictionary<string, string>> Read()
    {
        using var stream = typeof(PlaceNames).Assembly.GetManifestResourceStream("Language/countries") ?? throw new InvalidOperationException("The names of countries are missing.");
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!.ToFrozenDictionary(n => n.Key, n => n.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
