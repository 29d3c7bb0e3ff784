using System.Globalization;

namespace Standards.Domain.Translations;

/// <summary>Why a language version did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record LanguageVersionRefusal(string Code, string Message) : IRefusal
{
    const int MostNamed = 10;

    /// <summary>The edition is written in this language.</summary>
    public sealed record OwnLanguage() : LanguageVersionRefusal("translation.own_language", "The edition is written in this language.");

    /// <summary>There is one already.</summary>
    public sealed record AlreadyBegun() : LanguageVersionRefusal("translation.already_begun", "The edition is translated into this language already.");

    /// <summary>There is none yet.</summary>
    public sealed record NotBegun() : LanguageVersionRefusal("translation.not_begun", "Nobody has begun to translate the edition into this language.");

    /// <summary>It is not complete.</summary>
    public sealed record NotComplete() : LanguageVersionRefusal("translation.not_complete", "The text is not complete in this language.");

    /// <summary>It is complete, and changed only after it was reopened.</summary>
    public sealed record AlreadyComplete() : LanguageVersionRefusal("translation.complete", "The text is complete in this language. The secretariat can reopen it.");

    /// <summary>It is authentic already.</summary>
    public sealed record AlreadyAuthentic() : LanguageVersionRefusal("translation.already_authentic", "The text in this language is authentic already.");

    /// <summary>No reason was given.</summary>
    public sealed record ReasonRequired() : LanguageVersionRefusal("translation.reason_required", "Say why it is reopened.");

    /// <summary>Something is missing, or departs from the text of the edition.</summary>
    public sealed record Incomplete(ImmutableArray<UnitId> Untranslated, ImmutableArray<Departure> Findings) : LanguageVersionRefusal(
        "translation.incomplete",
        string.Join(' ', new[] { List("Not translated", [.. Untranslated.Select(u => u.ToString())]), List("Departs from the edition", [.. Findings.Select(f => f.ToString())]) }.Where(s => s.Length > 0)));

    /// <summary>The edition has no such text.</summary>
    public sealed record UnitUnknown(UnitId Unit) : LanguageVersionRefusal("translation.unit_unknown", $"The edition has no text \"{Unit}\".");

    /// <summary>A text was given twice at once.</summary>
    public sealed record GivenTwice(UnitId Unit) : LanguageVersionRefusal("translation.given_twice", $"Words for \"{Unit}\" were given twice.");

    /// <summary>Too much at once.</summary>
    public sealed record TooMany(int Most) : LanguageVersionRefusal("translation.too_many", string.Create(CultureInfo.InvariantCulture, $"At most {Most} texts are given at once."));

    /// <summary>What has no words is not translated.</summary>
    public sealed record WordsMissing(UnitId Unit) : LanguageVersionRefusal("translation.words_missing", $"There are no words for \"{Unit}\". What has none is not translated.");

    /// <summary>What a picture says is plain words.</summary>
    public sealed record PlainOnly(UnitId Unit) : LanguageVersionRefusal("translation.plain_only", $"\"{Unit}\" is said in plain words: nothing in it is set off, and it refers to nothing.");

    /// <summary>Somebody else gave other words meanwhile.</summary>
    public sealed record Moved(UnitId Unit) : LanguageVersionRefusal("translation.moved", $"Somebody else changed the translation of \"{Unit}\" meanwhile. Look at it again; nothing was changed by this.");

    /// <summary>With these words the text would be no document.</summary>
    public sealed record Malformed(string Problem) : LanguageVersionRefusal("translation.malformed", Problem);

    static string List(string what, ImmutableArray<string> named) => named.Length switch
    {
        0             => "",
        <= MostNamed  => $"{what}: {string.Join("; ", named.Select(n => n.TrimEnd('.')))}.",
        _             => string.Create(CultureInfo.InvariantCulture, $"{what}: {string.Join("; ", named.Take(MostNamed).Select(n => n.TrimEnd('.')))}; and {named.Length - MostNamed} more."),
    };
}
