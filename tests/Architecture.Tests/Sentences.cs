using System.Text.Json;
using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>What the site says and how it is said in five languages beside English; each rule names what breaks it.</summary>
static partial class Sentences
{
    static readonly string[] Languages = ["ar", "es", "fr", "ru", "zh"];

    /// <summary>Sentences of pages and code that a language cannot say.</summary>
    public static IEnumerable<string> Untranslated(string web)
    {
        var said = Said(web).ToList();
        return
            from language in Languages
            let known = Read(web, language)
            from sentence in said
            where !known.ContainsKey(sentence.Text)
            select $"{language}: {sentence.Text} ({sentence.File})";
    }

    /// <summary>Sentences that one language has and another has not.</summary>
    public static IEnumerable<string> Uneven(string web)
    {
        var all = Languages.Select(l => Read(web, l).Keys).ToList();
        return
            from sentence in all.SelectMany(k => k).Distinct(StringComparer.Ordinal)
            let lacking = Languages.Where((_, i) => !all[i].Contains(sentence)).ToList()
            where lacking.Count > 0
            select $"{string.Join(", ", lacking)}: {sentence}";
    }

    /// <summary>Translations with a number in braces that their sentence does not give, or without one that it gives.</summary>
    /// <remarks>A form for one or two may say its number in a word; the form that serves all other numbers may not.</remarks>
    public static IEnumerable<string> Misfilled(string web) =>
        from language in Languages.Append("en")
        from sentence in Read(web, language)
        let given = Places(sentence.Key)
        from form in Forms(sentence.Value)
        let used = Places(form.Text)
        where !used.IsSubsetOf(given) || (form.Category == "other" && !used.SetEquals(given))
        select $"{language}: {form.Text} ({sentence.Key})";

    /// <summary>Translations by number that have no form for all other numbers.</summary>
    public static IEnumerable<string> Unfinished(string web) =>
        from language in Languages.Append("en")
        from sentence in Read(web, language)
        where Forms(sentence.Value).All(f => f.Category != "other")
        select $"{language}: {sentence.Key}";

    static IEnumerable<(string Text, string File)> Said(string web) =>
        from file in Directory.EnumerateFiles(web, "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".razor"
        let text = File.ReadAllText(file)
        from match in Looked().Matches(text).Concat(HoldsNames(file) ? Named().Matches(text) : [])
        let sentence = Regex.Unescape(match.Groups["sentence"].Value)
        group Path.GetRelativePath(web, file) by sentence into places
        select (places.Key, places.First());

    // They give sentences that another page looks up.
    static bool HoldsNames(string file) =>
        Path.GetFileName(file) is "ActKinds.cs" or "TranslationPage.cs" || file.EndsWith("Words.cs", StringComparison.Ordinal);

    static Dictionary<string, JsonElement> Read(string web, string language)
    {
        var file = Path.Combine(web, "Language", $"{language}.json");
        return File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(file))! : [];
    }

    static IEnumerable<(string Category, string Text)> Forms(JsonElement translation) => translation.ValueKind == JsonValueKind.String
        ? [("other", translation.GetString()!)]
        : translation.EnumerateObject().Select(f => (f.Name, f.Value.GetString()!));

    static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex("""\b(L|l|Said)\["(?<sentence>([^"\\]|\\.)*)"(?=[\],])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Looked();

    [GeneratedRegex("""(=> |\("\w+", )"(?<sentence>[A-Za-z]([^"\\]|\\.)*)"(?=[,)])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"\{[0-9]\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
