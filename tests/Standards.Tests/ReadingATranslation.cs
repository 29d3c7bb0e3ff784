using static Standards.Tests.Hosting.TranslationSteps;

namespace Standards.Tests;

public sealed class ReadingATranslation(StandardsHost host)
{
    [Fact]
    public async Task Tells_translators_what_waits_for_them_until_it_is_complete()
    {
        const string Duties = "{ translationDuties { dueAt project { id } draft { edition } translation { language status progress { total initial } } } }";
        var (project, draft, ann) = await host.Api.FrenchBegunAsync();

        var duty = Assert.Single(await DutiesAsync(ann.Token));
        Assert.Equal((project, "fr", 3), (duty.GetProperty("project").Text("id"), duty.GetProperty("translation").Text("language"), duty.GetProperty("translation").GetProperty("progress").GetProperty("initial").GetInt32()));
        Assert.Empty(await DutiesAsync(Body.Participating().Token));
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(Duties)).Code);

        await host.Api.GiveAsync(draft, ann, 0, French);
        await host.Api.AskAsync(Complete, Of(draft), ann.Token);
        Assert.Empty(await DutiesAsync(ann.Token));

        async Task<System.Text.Json.JsonElement[]> DutiesAsync(string token) => [.. (await host.Api.AskAsync(Duties, null, token)).GetProperty("translationDuties").EnumerateArray()];
    }

    [Fact]
    public async Task Is_public_and_shows_the_source_where_nothing_is_translated()
    {
        var (project, draft, ann) = await host.Api.FrenchBegunAsync();
        await host.Api.GiveAsync(draft, ann, 0, French[0], French[2]);
        var read = await host.Api.TranslationAsync(project);
        Assert.Equal(
            ["CLAUSE 1 Domaine d’application True", "PARAGRAPH  It applies to models. False", "REQUIREMENT  Le développeur doit faire rapport dans les 14 jours, voir 1. True"],
            read.GetProperty("elements").EnumerateArray().Select(e => $"{e.Text("kind")} {e.GetProperty("label")} {e.Text("words")} {e.GetProperty("translated")}"));
    }

    [Fact]
    public async Task Knows_all_six_languages_of_any_edition()
    {
        var (project, _, _) = await host.Api.FrenchBegunAsync();
        var all = (await host.Api.AskAsync("query($id: ID!) { project(id: $id) { draft { translations { language rightToLeft status authentic progress { total initial final } } } } }", new { id = project }))
            .GetProperty("project").GetProperty("draft").GetProperty("translations").EnumerateArray().ToArray();
        Assert.Equal(
            ["ar True UNBEGUN False", "en False ORIGINAL True", "es False UNBEGUN False", "fr False UNDERWAY False", "ru False UNBEGUN False", "zh False UNBEGUN False"],
            all.Select(t => $"{t.Text("language")} {t.GetProperty("rightToLeft")} {t.Text("status")} {t.GetProperty("authentic")}"));
        Assert.Equal(("3", "0", "3"), all[1].GetProperty("progress") is var original ? (original.Text("total"), original.Text("initial"), original.Text("final")) : default);
        Assert.Equal("Scope", (await host.Api.TranslationAsync(project, language: "en")).GetProperty("elements")[0].Text("words"));
    }

    [Fact]
    public async Task Refuses_what_is_no_language_and_no_page()
    {
        var (project, _, ann) = await host.Api.FrenchBegunAsync();
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(Read, new { project, edition = 1, language = "de" })).Code);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(Work, new { project, edition = 1, language = "fr", first = 201 }, ann.Token)).Code);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(Work, new { project, edition = 1, language = "fr", skip = -1 }, ann.Token)).Code);
    }
}
