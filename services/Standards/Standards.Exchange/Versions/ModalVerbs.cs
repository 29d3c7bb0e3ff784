using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Standards.Exchange.Versions;

/// <summary>Verbal forms of provisions in six languages: ISO/IEC Directives, Part 2, 7, and what national adoptions say for them.</summary>
/// <remarks>Permission and possibility are one, for not every language tells them apart.</remarks>
static class ModalVerbs
{
    const char NoCharacter = '\uFFFE';   // which cannot be normalized

    static readonly ImmutableDictionary<string, ImmutableDictionary<string, Regex>> Forms = Load();

    /// <summary>How often each kind of provision is said.</summary>
    public static ImmutableDictionary<string, int> CountIn(string text, Language language)
    {
        var plain = WithoutVowelSigns(text);
        return Forms[language.Code].ToImmutableDictionary(f => f.Key, f => f.Value.Count(plain));
    }

    public static IEnumerable<VersionProblem> Compare(Element element, Language language, Element other, Language otherLanguage)
    {
        var (here, there) = (CountIn(element.Text.Text, language), CountIn(other.Text.Text, otherLanguage));
        foreach (var kind in here.Keys.Order(StringComparer.Ordinal).Where(k => here[k] != there[k]))
            yield return new("version.modal_verbs", element.WId, string.Create(CultureInfo.InvariantCulture, $"What says \"{kind}\" stands {here[kind]} and {there[kind]} times."));
        if (element.Traits is Traits.OfRequirement { Modality: var modality } && !other.Text.IsEmpty && there[NameOf(modality)] == 0 && here[NameOf(modality)] == 0)
            yield return new("version.modal_missing", element.WId, $"The provision says \"{NameOf(modality)}\" in neither version.");
    }

    static string NameOf(Modality modality) => modality switch { Modality.Shall => "shall", Modality.Should => "should", _ => "may" };

    /// <summary>Arabic may be written with or without signs for vowels.</summary>
    static string WithoutVowelSigns(string text) =>
        string.Concat(text.Replace(NoCharacter, ' ').Normalize(NormalizationForm.FormC).Where(c => c is < '\u064B' or > '\u0652' && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.Format));

    static ImmutableDictionary<string, ImmutableDictionary<string, Regex>> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("modal-verbs.json")!;
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.GetProperty("languages").EnumerateObject().ToImmutableDictionary(
            l => l.Name,
            l => l.Value.EnumerateObject().ToImmutableDictionary(
                k => k.Name, k => new Regex(k.Value.GetString()!, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))));
    }
}
