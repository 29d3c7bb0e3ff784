using System.Collections.Frozen;
using System.Text.Json;

namespace Web.Language;

/// <summary>What the site says, in the reader's language. The key is the English sentence, so that English is complete by construction.</summary>
/// <remarks>
/// <c>web/Language/fr.json</c> and its sisters map a sentence to its translation, or to one translation for each plural category;
/// the first whole number among the arguments chooses. What a file lacks is said in English.
/// </remarks>
public sealed class Words
{
    readonly FrozenDictionary<string, FrozenDictionary<string, Phrase>> languages =
        Languages.All.ToFrozenDictionary(l => l.Tag, l => Read(l.Tag), StringComparer.Ordinal);

    public string this[string sentence] => Find(sentence, [])?.Text ?? sentence;

    public string this[string sentence, params object?[] arguments]
    {
        get
        {
            var form = Find(sentence, arguments)?.Text ?? sentence;
            return string.Format(CultureInfo.InvariantCulture, form, [.. arguments.Select(Shown)]);
        }
    }

    Form? Find(string sentence, object?[] arguments) =>
        Phrases(Languages.Current, sentence)?.For(Languages.Current, arguments)
        ?? Phrases(Languages.Fallback, sentence)?.For(Languages.Fallback, arguments);

    Phrase? Phrases(string language, string sentence) =>
        languages.TryGetValue(language, out var phrases) && phrases.TryGetValue(sentence, out var phrase) ? phrase : null;

    static object? Shown(object? argument) => argument switch
    {
        int n => Figures.Count(n),
        long n => Figures.Count(n),
        _ => argument,
    };

    static FrozenDictionary<string, Phrase> Read(string tag)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream($"Language/{tag}");
        if (stream is null)
            return FrozenDictionary<string, Phrase>.Empty;
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.EnumerateObject().ToFrozenDictionary(p => p.Name, p => Phrase.Of(p.Value), StringComparer.Ordinal);
    }

    sealed record Form(string Text);

    sealed record Phrase(string? Plain, FrozenDictionary<string, string>? Plurals)
    {
        public static Phrase Of(JsonElement value) => value.ValueKind == JsonValueKind.String
            ? new(value.GetString(), null)
            : new(null, value.EnumerateObject().ToFrozenDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal));

        public Form For(string language, object?[] arguments)
        {
            if (Plurals is null)
                return new(Plain!);
            var number = arguments.Select(a => a switch { int n => n, long n => n, _ => (long?)null }).FirstOrDefault(n => n is not null) ?? 0;
            return new(Plurals.TryGetValue(Plural.Category(language, number), out var form) ? form : Plurals["other"]);
        }
    }
}
