using System.Text.Json;
using static Standards.Tests.Hosting.StandardSteps;

namespace Standards.Tests;

/// <summary>A standard is read in the languages in which its text was completed as a draft.</summary>
public sealed class ReadingThePublicRegisterInALanguage(StandardsHost host)
{
    const string Languages = "languages { language rightToLeft original authentic documentHash draft { id edition } receipt { actId } }";
    const string Parts = "parts(language: \"fr\") { wId label words corrected translated }";

    [Fact]
    public async Task Offers_those_in_which_the_text_was_completed()
    {
        var (number, draft, act) = await PublishAsync();

        var standard = await host.Api.StandardAsync(number, $"editions {{ {Languages} }} inForce {{ {Languages} }}");

        var languages = standard.GetProperty("editions")[0].GetProperty("languages");
        Assert.Equal(languages.GetRawText(), standard.GetProperty("inForce").GetProperty("languages").GetRawText());
        Assert.Equal(["en", "fr"], languages.EnumerateArray().Select(l => l.Text("language")));
        Assert.Equal((true, true, JsonValueKind.Null), (languages[0].GetProperty("original").GetBoolean(), languages[0].GetProperty("authentic").GetBoolean(), languages[0].GetProperty("draft").ValueKind));
        Assert.Equal((false, false, draft), (languages[1].GetProperty("original").GetBoolean(), languages[1].GetProperty("authentic").GetBoolean(), languages[1].GetProperty("draft").Text("id")));
        Assert.Equal((act, 64), (languages[1].GetProperty("receipt").Text("actId"), languages[1].Text("documentHash").Length));
    }

    [Fact]
    public async Task Tells_which_of_them_are_authentic()
    {
        var (number, draft, _) = await PublishAsync();
        await host.Api.AskAsync(TranslationSteps.DeclareAuthentic, TranslationSteps.Of(draft), Tokens.Secretariat);

        Assert.True((await host.Api.StandardAsync(number, "editions { languages { authentic } }")).GetProperty("editions")[0].GetProperty("languages")[1].GetProperty("authentic").GetBoolean());
    }

    [Fact]
    public async Task Shows_the_text_in_force_in_one_of_them_with_its_labels_and_references()
    {
        var (number, _, _) = await PublishAsync();

        var parts = (await host.Api.StandardAsync(number, $"inForce {{ {Parts} }}")).GetProperty("inForce").GetProperty("parts");

        Assert.Equal(["Domaine d’application", "Il s’applique aux modèles.", "Le développeur doit faire rapport dans les 14 jours, voir 1."], parts.EnumerateArray().Select(p => p.Text("words")));
        Assert.All(parts.EnumerateArray(), p => Assert.True(p.GetProperty("translated").GetBoolean()));
        Assert.Equal("1", parts[0].Text("label"));
    }

    [Fact]
    public async Task Leaves_what_was_corrected_in_the_language_of_the_edition()
    {
        var (number, _, _) = await PublishAsync();
        await host.Api.AskAsync(Correct, new
        {
            input = new
            {
                commandId = Guid.NewGuid(), number, edition = 1, kind = "AMENDMENT", title = "Wider", from = Today.AddDays(5).Iso(),
                changes = new[] { new { change = "REPLACE", target = "p1", words = "It applies to all models." } },
            },
        }, Tokens.Secretariat);

        var now = await PartAsync(number, Today);
        var later = await PartAsync(number, Today.AddDays(5));

        Assert.Equal(("Il s’applique aux modèles.", false, true), now);
        Assert.Equal(("It applies to all models.", true, false), later);
    }

    [Fact]
    public async Task Does_not_take_a_translation_of_another_text_or_one_that_was_reopened()
    {
        var (number, draft, _) = await PublishAsync();
        await host.Api.AskAsync(TranslationSteps.Reopen, new { input = new { commandId = Guid.NewGuid(), draftId = draft, language = "fr", reason = "A mistake." } }, Tokens.Secretariat);
        await OnlyEnglishAsync(number);

        var other = await host.Api.StartAsync("60.00", "technical-report", "months-18");
        await TranslateAsync(other);
        await host.Api.PublishTextAsync(other, TranslationSteps.Text("A developer shall report within 7 days, see "));
        var input = Publication(other, NewNumber(), Today);
        await host.Api.AskAsync(Publish, new { input }, Tokens.Secretariat);
        await OnlyEnglishAsync((string)input["number"]!);
    }

    [Fact]
    public async Task Refuses_languages_in_which_it_is_not_published()
    {
        var (number, _, _) = await PublishAsync();
        Assert.Equal("standard.language_unknown", await RefusalAsync(number, "ar"));
        Assert.Equal("input.invalid", await RefusalAsync(number, "tlh"));
        await OnlyEnglishAsync(await host.Api.PublishStandardAsync(Today));
    }

    async Task<string> RefusalAsync(string number, string language) => (await host.Api.RefusalAsync(
        "query($number: String!, $language: String!) { standard(number: $number) { inForce { parts(language: $language) { wId } } } }", new { number, language })).Code;

    async Task OnlyEnglishAsync(string number)
    {
        var languages = (await host.Api.StandardAsync(number, "editions { languages { language } }")).GetProperty("editions")[0].GetProperty("languages");
        Assert.Equal(["en"], languages.EnumerateArray().Select(l => l.Text("language")));
        Assert.Equal("standard.language_unknown", await RefusalAsync(number, "fr"));
    }

    async Task<(string Words, bool Corrected, bool Translated)> PartAsync(string number, DateOnly on)
    {
        var parts = (await host.Api.StandardAsync(number, $"inForce(on: \"{on.Iso()}\") {{ {Parts} }}")).GetProperty("inForce").GetProperty("parts");
        var part = parts.EnumerateArray().Single(p => p.Text("wId") == "p1");
        return (part.Text("words"), part.GetProperty("corrected").GetBoolean(), part.GetProperty("translated").GetBoolean());
    }

    /// <summary>A standard in force whose project's draft is complete in French; with the draft and the act of its completion.</summary>
    async Task<(string Number, string Draft, string Act)> PublishAsync()
    {
        var project = await host.Api.StartAsync("60.00", "technical-report", "months-18");
        var (draft, act) = await TranslateAsync(project);
        var input = Publication(project, NewNumber(), Today);
        await host.Api.AskAsync(Publish, new { input }, Tokens.Secretariat);
        return ((string)input["number"]!, draft, act);
    }

    async Task<(string Draft, string Act)> TranslateAsync(string project)
    {
        var draft = await host.Api.PublishTextAsync(project, TranslationSteps.Text());
        await host.Api.AskAsync(TranslationSteps.Begin, TranslationSteps.Of(draft), Tokens.Secretariat);
        await host.Api.AskAsync(TranslationSteps.Give, TranslationSteps.Giving(draft, 0, TranslationSteps.French), Tokens.Secretariat);
        return (draft, (await host.Api.AskAsync(TranslationSteps.Complete, TranslationSteps.Of(draft), Tokens.Secretariat)).GetProperty("completeTranslation").GetProperty("receipt").Text("actId"));
    }
}
