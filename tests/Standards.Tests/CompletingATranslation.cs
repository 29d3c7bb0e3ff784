using static Standards.Tests.Hosting.TranslationSteps;

namespace Standards.Tests;

public sealed class CompletingATranslation(StandardsHost host)
{
    [Fact]
    public async Task Is_refused_with_all_that_is_missing()
    {
        var (_, draft, ann) = await host.Api.FrenchBegunAsync();
        await host.Api.GiveAsync(draft, ann, 0, French[0], Segment("r1", "Le développeur doit faire rapport dans les 15 jours, voir [[scope]]."));
        Assert.Equal(
            ("translation.incomplete", "Not translated: p1. Departs from the edition: r1: The numbers are 14 and 15."),
            await host.Api.RefusalAsync(Complete, Of(draft), ann.Token));
    }

    [Fact]
    public async Task Is_an_act_with_a_receipt_and_its_text_is_not_changed_then()
    {
        var (project, draft, ann) = await host.Api.FrenchBegunAsync();
        await host.Api.GiveAsync(draft, ann, 0, French);
        var (completing, command) = (Complete, Of(draft));
        var completed = (await host.Api.AskAsync(completing, command, ann.Token)).GetProperty("completeTranslation");
        var act = (await host.Database.ActsAsync($"translation-{draft}.fr"))[^1];
        Assert.Contains("standards.translation-completed", act, StringComparison.Ordinal);
        Assert.Contains(completed.GetProperty("receipt").Text("actId"), act, StringComparison.Ordinal);
        var translation = completed.GetProperty("translation");
        Assert.Equal(("COMPLETE", false, 64), (translation.Text("status"), translation.GetProperty("authentic").GetBoolean(), translation.Text("documentHash").Length));
        Assert.Equal(completed.GetProperty("receipt").Text("actId"), translation.GetProperty("receipt").Text("actId"));
        Assert.Equal(completed.GetProperty("receipt").Text("actId"), (await host.Api.AskAsync(completing, command, ann.Token)).GetProperty("completeTranslation").GetProperty("receipt").Text("actId"));

        Assert.Equal("translation.complete", (await host.Api.RefusalAsync(Give, Giving(draft, 1, Segment("p1", "Autre.")), ann.Token)).Code);
        Assert.Equal("translation.complete", (await host.Api.RefusalAsync(Complete, Of(draft), ann.Token)).Code);

        const string Json = "query($id: ID!, $format: ExchangeFormat!) { project(id: $id) { draft { export(format: $format, language: \"fr\", address: \"https://standards.example/\") { sha256 name } } } }";
        var file = (await host.Api.AskAsync(Json, new { id = project, format = "JSON" })).GetProperty("project").GetProperty("draft").GetProperty("export");
        Assert.Equal(translation.Text("documentHash"), file.Text("sha256"));
        Assert.EndsWith("-edition-1.fr.json", file.Text("name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_it_authentic_only_by_the_secretariat_and_until_it_is_reopened()
    {
        var (project, draft, ann) = await host.Api.FrenchBegunAsync();
        await host.Api.GiveAsync(draft, ann, 0, French);
        Assert.Equal("translation.not_complete", (await host.Api.RefusalAsync(DeclareAuthentic, Of(draft), Tokens.Secretariat)).Code);
        await host.Api.AskAsync(Complete, Of(draft), ann.Token);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(DeclareAuthentic, Of(draft), ann.Token)).Code);
        var authentic = (await host.Api.AskAsync(DeclareAuthentic, Of(draft), Tokens.Secretariat)).GetProperty("declareAuthentic");
        Assert.Equal(authentic.GetProperty("receipt").Text("actId"), authentic.GetProperty("translation").GetProperty("authenticReceipt").Text("actId"));
        Assert.Equal("translation.already_authentic", (await host.Api.RefusalAsync(DeclareAuthentic, Of(draft), Tokens.Secretariat)).Code);

        var xliff = "query($id: ID!) { project(id: $id) { draft { export(format: XLIFF, language: \"es\", address: \"https://standards.example/\") { content } } } }";
        var file = (await host.Api.AskAsync(xliff, new { id = project })).GetProperty("project").GetProperty("draft").GetProperty("export").GetProperty("content").GetBytesFromBase64();
        Assert.Contains("type=\"authentic\">en fr<", System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);

        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Reopen, Reopening(draft, "A mistake."), ann.Token)).Code);
        Assert.Equal("translation.reason_required", (await host.Api.RefusalAsync(Reopen, Reopening(draft, " "), Tokens.Secretariat)).Code);
        var reopened = (await host.Api.AskAsync(Reopen, Reopening(draft, "A mistake."), Tokens.Secretariat)).GetProperty("reopenTranslation").GetProperty("translation");
        Assert.Equal(("UNDERWAY", false, "A mistake."), (reopened.Text("status"), reopened.GetProperty("authentic").GetBoolean(), reopened.Text("reopenedFor")));
        Assert.Equal(3, (await host.Database.ActsAsync($"translation-{draft}.fr")).Length);
    }

    /// <summary>Languages that the platform holds are counted, whatever is attested, for the current edition alone.</summary>
    [Fact]
    public async Task Meets_the_gate_that_asks_for_translations()
    {
        var project = await host.Api.StartAsync("60.00");
        var draft = await host.Api.PublishTextAsync(project, Text());
        await host.Api.AttestAsync(project, "TRANSLATIONS_COMPLETE", 6, 6);
        Assert.Equal("Translations complete: 6 of 6.", await GateAsync(project));

        await host.Api.AskAsync(Begin, Of(draft), Tokens.Secretariat);
        Assert.Equal("Translations complete: 1 of 6.", await GateAsync(project));
        await host.Api.AskAsync(Give, Giving(draft, 0, French), Tokens.Secretariat);
        await host.Api.AskAsync(Complete, Of(draft), Tokens.Secretariat);
        Assert.Equal("Translations complete: 2 of 6.", await GateAsync(project));
        Assert.Contains("Translations complete: 2 of 6.", (await host.Api.RefusalAsync(Runs.Advance, Runs.AdvanceInput(project, "60.60"), Tokens.Secretariat)).Message, StringComparison.Ordinal);

        await host.Api.PublishTextAsync(project, Text("A developer shall report within 30 days, see "));
        Assert.Equal("Translations complete: 1 of 6.", await GateAsync(project));
    }

    async Task<string> GateAsync(string project) => (await host.Api.RunAsync(project)).GetProperty("run").GetProperty("choices").EnumerateArray()
        .SelectMany(c => c.GetProperty("gate").EnumerateArray()).First(f => f.Text("kind") == "TRANSLATIONS_COMPLETE").Text("statement");

    static object Reopening(string draft, string reason) => new { input = new { commandId = Guid.NewGuid(), draftId = draft, language = "fr", reason } };
}
