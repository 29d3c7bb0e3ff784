using System.Text;
using System.Text.Json;
using static Standards.Tests.Hosting.TranslationSteps;

namespace Standards.Tests;

public sealed class TranslatingAnEdition(StandardsHost host)
{
    const string Export = "query($id: ID!) { project(id: $id) { draft { export(format: XLIFF, language: \"fr\", address: \"https://standards.example/\") { content name } } } }";

    [Fact]
    public async Task Keeps_words_with_their_marks_and_references_and_says_how_far_each_is()
    {
        var (project, draft, ann) = await host.Api.FrenchBegunAsync();
        var given = await host.Api.GiveAsync(draft, ann, 0, French[0], Segment("r1", "Le développeur <b>doit</b> faire rapport dans les 14 jours, voir [[scope]].", "REVIEWED"));
        Assert.Equal(("UNDERWAY", 1, "1 1 1 0", 0), (given.Text("status"), given.GetProperty("revision").GetInt32(), Counts(given), given.GetProperty("findings").GetArrayLength()));

        var nodes = (await host.Api.SegmentsAsync(project, ann.Token)).GetProperty("segments").GetProperty("nodes").EnumerateArray().ToArray();
        Assert.Equal(["scope", "p1", "r1"], nodes.Select(n => n.Text("unit")));
        Assert.Equal(("A developer shall report within 14 days, see [[scope]].", "Le développeur <b>doit</b> faire rapport dans les 14 jours, voir [[scope]].", "REVIEWED", $"{ann.Person}"), (
            nodes[2].Text("source"), nodes[2].Text("words"), nodes[2].Text("state"), nodes[2].GetProperty("by").Text("id")));
        Assert.Equal(("", "INITIAL", JsonValueKind.Null), (nodes[1].Text("words"), nodes[1].Text("state"), nodes[1].GetProperty("by").ValueKind));

        var initial = (await host.Api.SegmentsAsync(project, ann.Token, new { states = new[] { "INITIAL" } })).GetProperty("segments");
        Assert.Equal((1, "p1"), (initial.GetProperty("totalCount").GetInt32(), initial.GetProperty("nodes")[0].Text("unit")));
        var second = (await host.Api.SegmentsAsync(project, ann.Token, new { skip = 1, first = 1 })).GetProperty("segments");
        Assert.Equal((3, "p1"), (second.GetProperty("totalCount").GetInt32(), Assert.Single(second.GetProperty("nodes").EnumerateArray()).Text("unit")));
    }

    [Fact]
    public async Task Finds_in_what_the_words_depart_from_the_edition()
    {
        var (project, draft, ann) = await host.Api.FrenchBegunAsync();
        var given = await host.Api.GiveAsync(draft, ann, 0, Segment("r1", "Le développeur peut faire rapport dans les 15 jours."));
        Assert.Equal(["version.modal_verbs", "version.modal_verbs", "version.numbers", "version.references"], given.GetProperty("findings").EnumerateArray().Select(f => f.Text("code")).Order(StringComparer.Ordinal));
        Assert.All(given.GetProperty("findings").EnumerateArray(), f => Assert.True(f.Text("element") == "r1" && f.GetProperty("blocks").GetBoolean()));
        var found = (await host.Api.SegmentsAsync(project, ann.Token, new { withFindings = true })).GetProperty("segments");
        Assert.Equal(4, Assert.Single(found.GetProperty("nodes").EnumerateArray()).GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task The_same_command_is_the_same_and_nothing_new_is_no_revision()
    {
        var (_, draft, ann) = await host.Api.FrenchBegunAsync();
        var giving = Giving(draft, 0, French);
        await host.Api.AskAsync(Give, giving, ann.Token);
        Assert.Equal(1, (await host.Api.AskAsync(Give, giving, ann.Token)).GetProperty("giveTranslations").GetProperty("revision").GetInt32());
        Assert.Equal(1, (await host.Api.GiveAsync(draft, ann, 0, French)).GetProperty("revision").GetInt32());
        Assert.Equal("translation.moved", (await host.Api.RefusalAsync(Give, Giving(draft, 0, Segment("p1", "Il vaut.")), Tokens.Secretariat)).Code);
        Assert.Equal("translation.already_begun", (await host.Api.RefusalAsync(Begin, Of(draft), ann.Token)).Code);
    }

    [Theory]
    [InlineData("fr", "nowhere", "Là.", "translation.unit_unknown")]
    [InlineData("fr", "not an id", "Là.", "input.invalid")]
    [InlineData("fr", "p1", "", "translation.words_missing")]
    [InlineData("fr", "scope", "Deux\nlignes", "translation.malformed")]
    [InlineData("es", "p1", "Allí.", "translation.not_begun")]
    [InlineData("en", "p1", "There.", "translation.not_begun")]
    [InlineData("de", "p1", "Da.", "input.invalid")]
    public async Task Refuses_by_name(string language, string unit, string words, string code)
    {
        var (_, draft, ann) = await host.Api.FrenchBegunAsync();
        var input = new { commandId = Guid.NewGuid(), draftId = draft, language, seen = 0, segments = new[] { Segment(unit, words) } };
        Assert.Equal(code, (await host.Api.RefusalAsync(Give, new { input }, ann.Token)).Code);
    }

    [Fact]
    public async Task Is_for_its_translators_and_the_secretariat()
    {
        var (project, draft, _) = await host.Api.FrenchBegunAsync();
        var stranger = Body.Participating();
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Give, Giving(draft, 0, French), stranger.Token)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Begin, Of(draft, "ar"), stranger.Token)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Give, Giving(draft, 0, French), Tokens.Integrator)).Code);
        Assert.Equal("auth.required", await host.Api.CodeAsync(Work, new { project, edition = 1, language = "fr" }, "nonsense"));
        Assert.Equal("draft.unknown", (await host.Api.RefusalAsync(Give, Giving($"{Guid.NewGuid()}", 0, French), Tokens.Secretariat)).Code);
        await host.Api.AskAsync(Begin, Of(draft, "ar"), Tokens.Secretariat);
        Assert.Equal("translation.own_language", (await host.Api.RefusalAsync(Begin, Of(draft, "en"), Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Carries_over_what_an_earlier_edition_has_where_the_source_says_the_same()
    {
        var (project, draft, ann) = await host.Api.FrenchBegunAsync();
        await host.Api.GiveAsync(draft, ann, 0, French);
        var next = await host.Api.PublishTextAsync(project, Text("A developer shall report within 30 days, see "));
        var begun = (await host.Api.AskAsync(Begin, Of(next), ann.Token)).GetProperty("beginTranslation");
        Assert.Equal((1, "1 2 0 0", 2), (begun.GetProperty("carriedFrom").GetInt32(), Counts(begun), begun.GetProperty("progress").GetProperty("carried").GetInt32()));
        var nodes = (await host.Api.SegmentsAsync(project, ann.Token, edition: 2)).GetProperty("segments").GetProperty("nodes").EnumerateArray().ToArray();
        Assert.Equal(["scope 1", "p1 1", "r1 "], nodes.Select(n => $"{n.Text("unit")} {n.GetProperty("carriedFrom")}"));

        var changed = await host.Api.GiveAsync(next, ann, 0, Segment("p1", "Elle vaut pour les modèles."));
        Assert.Equal(1, changed.GetProperty("progress").GetProperty("carried").GetInt32());
    }

    [Fact]
    public async Task By_a_file_says_what_would_change_and_takes_that()
    {
        var (project, draft, ann) = await host.Api.FrenchBegunAsync();
        await host.Api.GiveAsync(draft, ann, 0, French[0], French[1]);
        var file = await FileAsync(project);
        Assert.Contains("<target>Domaine d’application</target>", file, StringComparison.Ordinal);

        var worked = file.Replace("Il s’applique aux modèles.", "Il vaut pour les modèles.", StringComparison.Ordinal)
            .Replace("<segment id=\"s1\" state=\"initial\"><source>A developer", "<segment id=\"s1\" state=\"final\"><source>A developer", StringComparison.Ordinal);
        worked = worked.Insert(worked.IndexOf("</source></segment>", StringComparison.Ordinal) + "</source>".Length,
            "<target>Le développeur doit faire rapport dans les 14 jours, voir <ph id=\"1\" type=\"link\" subType=\"aigov:ref\" dataRef=\"d1\" canDelete=\"no\"/>.</target>");
        var content = Convert.ToBase64String(Encoding.UTF8.GetBytes(worked));

        var preview = (await host.Api.AskAsync(PreviewFile, new { draft, language = "fr", content }, ann.Token)).GetProperty("previewTranslation");
        Assert.Equal((1, 2, 1), (preview.GetProperty("revision").GetInt32(), preview.GetProperty("changeCount").GetInt32(), preview.GetProperty("sameCount").GetInt32()));
        Assert.Equal(["p1 TRANSLATED Il s’applique aux modèles. > TRANSLATED Il vaut pour les modèles.", "r1 INITIAL  > FINAL Le développeur doit faire rapport dans les 14 jours, voir [[scope]]."],
            preview.GetProperty("changes").EnumerateArray().Select(c => $"{c.Text("unit")} {c.Text("stateBefore")} {c.GetProperty("wordsBefore")} > {c.Text("state")} {c.Text("words")}"));
        Assert.Equal("0 2 0 1", Counts((await host.Api.AskAsync(TakeFile, Taking(draft, content, 1), ann.Token)).GetProperty("takeTranslationFile")));

        // what somebody changed since the preview is not written over
        await host.Api.GiveAsync(draft, ann, 2, Segment("p1", "Autre."));
        Assert.Equal("translation.moved", (await host.Api.RefusalAsync(TakeFile, Taking(draft, content, 2), ann.Token)).Code);
    }

    [Fact]
    public async Task By_a_file_that_has_nothing_new_changes_nothing()
    {
        var (project, draft, ann) = await host.Api.FrenchBegunAsync();
        await host.Api.GiveAsync(draft, ann, 0, French[0]);
        var content = Convert.ToBase64String(Encoding.UTF8.GetBytes(await FileAsync(project)));
        Assert.Equal(1, (await host.Api.AskAsync(TakeFile, Taking(draft, content, 1), ann.Token)).GetProperty("takeTranslationFile").GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task By_a_file_refuses_by_name()
    {
        var (project, draft, ann) = await host.Api.FrenchBegunAsync();
        var file = await FileAsync(project);
        Assert.Equal("translation.other_language", await CodeAsync(file.Replace("trgLang=\"fr\"", "trgLang=\"es\"", StringComparison.Ordinal)));
        Assert.Equal("exchange.wrong_format", await CodeAsync("<xliff/>"));
        Assert.Equal("exchange.entities_forbidden", await CodeAsync("<!DOCTYPE a><xliff/>"));
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(PreviewFile, new { draft, language = "fr", content = "no base64!" }, ann.Token)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(PreviewFile, new { draft, language = "fr", content = "" }, Body.Participating().Token)).Code);
        Assert.Equal("translation.not_begun", (await host.Api.RefusalAsync(PreviewFile, new { draft, language = "ru", content = "" }, ann.Token)).Code);

        Task<string> CodeAsync(string text) => host.Api.CodeAsync(PreviewFile, new { draft, language = "fr", content = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) }, ann.Token);
    }

    async Task<string> FileAsync(string project) => Encoding.UTF8.GetString(
        (await host.Api.AskAsync(Export, new { id = project })).GetProperty("project").GetProperty("draft").GetProperty("export").GetProperty("content").GetBytesFromBase64());

    static object Taking(string draft, string content, int seen) => new { input = new { commandId = Guid.NewGuid(), draftId = draft, language = "fr", content, seen } };
}
