using System.Text.Json;
using System.Text.RegularExpressions;
using Web.Language;

namespace Journeys.Tests.Languages;

/// <summary>The words themselves: plural forms, and translations that keep what they stand for.</summary>
public sealed partial class SpeakingSixLanguages
{
    /// <summary>Examples of Unicode CLDR 48 for the cardinal categories.</summary>
    [Theory]
    [InlineData("en", "one", new long[] { 1 }), InlineData("en", "other", new long[] { 0, 2, 11, 100 })]
    [InlineData("fr", "one", new long[] { 0, 1 }), InlineData("fr", "many", new long[] { 1_000_000 }), InlineData("fr", "other", new long[] { 2, 17, 1_000_001 })]
    [InlineData("es", "one", new long[] { 1 }), InlineData("es", "many", new long[] { 2_000_000 }), InlineData("es", "other", new long[] { 0, 2, 100 })]
    [InlineData("ru", "one", new long[] { 1, 21, 101 }), InlineData("ru", "few", new long[] { 2, 4, 22, 104 }), InlineData("ru", "many", new long[] { 0, 5, 11, 12, 14, 111, 112 })]
    [InlineData("ar", "zero", new long[] { 0 }), InlineData("ar", "one", new long[] { 1 }), InlineData("ar", "two", new long[] { 2 }), InlineData("ar", "few", new long[] { 3, 10, 103 })]
    [InlineData("ar", "many", new long[] { 11, 99, 111 }), InlineData("ar", "other", new long[] { 100, 102, 200 })]
    [InlineData("zh", "other", new long[] { 0, 1, 2, 5 })]
    public void Chooses_the_plural_form(string language, string category, long[] numbers) =>
        Assert.All(numbers, n => Assert.Equal(category, Plural.Category(language, n)));

    [Theory]
    [InlineData("fr"), InlineData("es"), InlineData("ru"), InlineData("ar"), InlineData("zh")]
    public void Keeps_every_placeholder(string language)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream($"Language/{language}")!;
        using var words = JsonDocument.Parse(stream);
        var entries = words.RootElement.EnumerateObject().ToList();
        Assert.True(entries.Count > 150, $"{language} has only {entries.Count} sentences.");
        foreach (var entry in entries)
        {
            string[] forms = entry.Value.ValueKind == JsonValueKind.String ? [entry.Value.GetString()!] : [.. entry.Value.EnumerateObject().Select(f => f.Value.GetString()!)];
            // A form for one, two or none may say the number in words.
            Assert.Contains(forms, form => Holes(form).SetEquals(Holes(entry.Name)));
            Assert.All(forms, form => Assert.Subset(Holes(entry.Name), Holes(form)));
            if (entry.Value.ValueKind == JsonValueKind.Object)
                Assert.Contains(entry.Value.EnumerateObject(), f => f.Name == "other");
        }
    }

    static HashSet<string> Holes(string sentence) => [.. Hole().Matches(sentence).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}

/// <summary>The pages in other languages.</summary>
public sealed class ReadingInAnotherLanguage(House house) : Journey(house)
{
    [Fact]
    public async Task Arabic_runs_from_right_to_left_and_is_remembered()
    {
        await Page.GotoAsync(House.Closed.Path + "?culture=ar");
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Expect(Page.GetByText("لم يُعتمد.").First).ToBeVisibleAsync();
        var bar = await Page.Locator(".bar rect.approve").First.GetAttributeAsync("x");
        Assert.NotEqual("0%", bar);   // the bar grows from the right
        await Page.GotoAsync("/ballots");
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "ar");
    }

    [Fact]
    public async Task A_moving_ballot_stays_in_the_readers_language()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var ballot = await secretariat.OpenBallotAsync("A ballot read in Arabic");
        await Page.GotoAsync(ballot.Path + "?culture=ar", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await QuietDelegate.CastAsync(House, ballot, "fr", "APPROVE");
        await Expect(Page.GetByText("صوّت 1 من أصل 6 من الأعضاء.")).ToBeVisibleAsync();
        await Expect(Page.GetByText("ورد صوت واحد منذ تحميل الصفحة. اعرضه في الجدول.")).ToBeVisibleAsync();
        await Expect(Page.GetByText("members have voted")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Names_of_members_are_in_the_readers_language()
    {
        await Page.GotoAsync("/members?q=NO&culture=fr");
        await Expect(Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Norvège" })).ToBeVisibleAsync();
        await Page.GotoAsync("/members?q=NO&culture=zh");
        await Expect(Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "挪威" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Deadlines_are_shown_on_the_readers_clock_too()
    {
        await Page.GotoAsync("/reading");
        await Page.GetByLabel("Your clock").SelectOptionAsync("Asia/Tokyo");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Remember" }).ClickAsync();
        await Page.GotoAsync(House.Still.Path);
        await Expect(Page.Locator(".record")).ToContainTextAsync("UTC");
        await Expect(Page.Locator(".record")).ToContainTextAsync("Tokyo");
    }
}
