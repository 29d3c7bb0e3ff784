using Testing;

namespace Architecture.Tests;

public sealed class SayingEverythingInSixLanguages
{
    static string Web => Path.Combine(Repository.Root, "web");

    [Fact]
    public void Translates_every_sentence_into_five_languages() => Nothing(Sentences.Untranslated(Web));

    [Fact]
    public void Finds_a_sentence_that_a_language_cannot_say()
    {
        using var planted = Planted("""{ "To the \"gate\"": "", "Closed": "" }""");
        planted.Write("Pages/Gate.razor", """<p>@L["To the \"gate\""] @(L["Open for {0}", days])</p>""");
        planted.Write("Pages/GateWords.cs", """static string Of(bool open) => open switch { true => "Opened", _ => "Closed" };""");
        planted.Write("Pages/Other.cs", """static string Of(bool open) => open switch { true => "yes", _ => "no" };""");
        Assert.Equal(["fr: Open for {0} (Pages/Gate.razor)", "fr: Opened (Pages/GateWords.cs)"], Sentences.Untranslated(planted.Of("")).Where(s => s.StartsWith("fr", StringComparison.Ordinal)));
    }

    [Fact]
    public void Has_the_same_sentences_in_all_five() => Nothing(Sentences.Uneven(Web));

    [Fact]
    public void Finds_a_sentence_that_only_some_have()
    {
        using var planted = Planted("""{ "Open": "" }""");
        planted.Write("Language/zh.json", """{ "Open": "", "Closed": "" }""");
        Assert.Equal(["ar, es, fr, ru: Closed"], Sentences.Uneven(planted.Of("")));
    }

    [Fact]
    public void Fills_what_is_given() => Nothing(Sentences.Misfilled(Web));

    [Fact]
    public void Finds_what_is_filled_wrongly()
    {
        using var planted = Planted("{}");
        planted.Write("Language/ar.json", """{ "{0} of {1}": "{0} {2}", "{0} days": { "one": "", "other": "" }, "{0} years": { "one": "", "other": "{0}" } }""");
        Assert.Equal(["ar: {0} {2} ({0} of {1})", "ar:  ({0} days)"], Sentences.Misfilled(planted.Of("")));
    }

    [Fact]
    public void Has_a_form_for_every_number() => Nothing(Sentences.Unfinished(Web));

    [Fact]
    public void Finds_a_number_without_a_form()
    {
        using var planted = Planted("{}");
        planted.Write("Language/ru.json", """{ "{0} days": { "one": "{0}" } }""");
        Assert.Equal(["ru: {0} days"], Sentences.Unfinished(planted.Of("")));
    }

    static Folder Planted(string json)
    {
        var folder = new Folder();
        foreach (var language in new[] { "ar", "es", "fr", "ru", "zh" })
            folder.Write($"Language/{language}.json", json);
        return folder;
    }

    // All of them, for an assertion on a list shows the first few.
    static void Nothing(IEnumerable<string> wrong)
    {
        var all = wrong.Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
