using System.Text;
using System.Text.RegularExpressions;

namespace Journeys.Tests.Compliance;

/// <summary>A developer's officer files what is done about controls, and who was assigned sees it beside each control and brings results of another tool; without scripts.</summary>
public sealed class ExchangingDocuments(House house) : Journey(house)
{
    readonly string mark = Guid.NewGuid().ToString("N")[..8];

    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task A_developer_files_a_plan_sees_what_it_covers_and_withdraws_it()
    {
        await BringCatalogAsync();
        await Page.Context.ClearCookiesAsync();
        await Page.SignInAsync("compliance", $"/models/{DemonstrationModels.Assistant}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "OSCAL documents" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "File an OSCAL document" }).ClickAsync();
        await FileAsync("plan.json", Plan.Replace("\"c-1_s\"", "\"\"", StringComparison.Ordinal));
        await Expect(Page.Locator(".refusal")).ToContainTextAsync("/system-security-plan/control-implementation/implemented-requirements/0/statements/0/statement-id");
        await FileAsync("plan.json", Plan);
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Expect(Page.Locator("h1")).ToContainTextAsync($"What we do {mark}");
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "not spoken of" }).First).ToContainTextAsync("1");
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Controls that the catalog does not have: 1.");
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Lists" })).ToContainTextAsync("A list is kept.");
        var document = new Uri(Page.Url).AbsolutePath;
        Assert.StartsWith("<?xml", await TextAsync($"{document}/xml"), StringComparison.Ordinal);
        await Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "partly implemented" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Page.Locator("#controls ~ table tbody tr")).ToHaveCountAsync(1);

        await Page.Context.ClearCookiesAsync();
        await Page.GotoAsync($"/control-documents?model={DemonstrationModels.Assistant}&all=true");   // to others it is not there
        await Expect(Page.GetByText("There is no document that you may see.")).ToBeVisibleAsync();
        Assert.Equal(404, (await Page.GotoAsync(document))!.Status);

        await Page.SignInAsync("compliance", $"{document}/withdraw");
        await Page.GetByLabel("Reason").FillAsync($"It was a journey, {mark}.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync($"It was a journey, {mark}.");
        await Page.GotoAsync($"/control-documents?model={DemonstrationModels.Assistant}&kind=SystemSecurityPlan&all=true");
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = mark })).ToContainTextAsync("is withdrawn");
    }

    [Fact]
    public async Task An_assessor_sees_it_beside_each_control_and_fills_the_report_with_results_of_another_tool()
    {
        await BringCatalogAsync();
        await Page.Context.ClearCookiesAsync();
        await Page.SignInAsync("compliance", $"/control-documents/new?model={DemonstrationModels.Assistant}");
        await FileAsync("plan.json", Plan);
        await Page.Context.ClearCookiesAsync();
        await Page.SignInAsync("monitor", $"/control-assessments/new?model={DemonstrationModels.Assistant}");
        await Page.GetByLabel("Version of the model").SelectOptionAsync("1.1");
        await Page.GetByLabel("Catalog").SelectOptionAsync(new SelectOptionValue { Label = $"Catalog {mark} (1)" });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Begin an assessment" }).ClickAsync();
        var assessment = new Uri(Page.Url).AbsolutePath;
        Assert.Contains("\"assessment-plan\"", await TextAsync($"{assessment}/assessment-plan.json"), StringComparison.Ordinal);
        var assigned = await Page.Locator("#assigned").InnerTextAsync();
        var (person, _) = new[] { ("monitor", "Monitor, Secretariat"), ("researcher", "Researcher, Demonstration Institute"), ("researcher.second", "Second researcher, Demonstration Institute") }
            .First(p => Regex.IsMatch(assigned, $"(^|· ){Regex.Escape(p.Item2)}", RegexOptions.None, TimeSpan.FromSeconds(1)));

        await Page.Context.ClearCookiesAsync();
        await Page.SignInAsync(person, $"{assessment}/report");
        await Expect(Page.GetByRole(AriaRole.Group).Filter(new() { HasText = "Lists" })).ToContainTextAsync("partly implemented");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Bring results" }).ClickAsync();
        await BringAsync("{\"assessment-results\": {}}");
        await Expect(Page.GetByText("oscal.required_missing")).ToBeVisibleAsync();
        await BringAsync(Results);
        await Expect(Page.GetByText("Controls judged by the file: 1.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "q-7_obj" })).ToContainTextAsync("/assessment-results/results/0/findings/1");
        await Page.GetByRole(AriaRole.Link, new() { Name = "To your report" }).ClickAsync();
        await Expect(Page.GetByLabel("Judgement").First).ToHaveValueAsync("NotSatisfied");
        await Expect(Page.GetByLabel("Reason").First).ToHaveValueAsync("The list is of last year.");
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Judged: 1 of 2 controls.");

        await Page.Context.ClearCookiesAsync();
        await Page.SignInAsync("monitor", $"{assessment}/abandon");
        await Page.GetByLabel("Reason").FillAsync("It was a journey.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Abandon the assessment" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
    }

    async Task BringCatalogAsync()
    {
        await Page.SignInAsync("monitor", "/catalogs/import");
        await Page.GetByLabel("Catalog or profile").SetInputFilesAsync(new FilePayload { Name = $"{mark}.json", MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(Catalog) });
        await Page.GetByLabel("Who gives it out, and where it was taken from").FillAsync("A journey");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Bring it in" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
    }

    async Task FileAsync(string name, string content)
    {
        await Page.GetByLabel("Document", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(content) });
        await Page.GetByLabel("Version of the model").SelectOptionAsync("1.1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "File it" }).ClickAsync();
    }

    async Task BringAsync(string content)
    {
        await Page.GetByLabel("Assessment results").SetInputFilesAsync(new FilePayload { Name = "results.json", MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(content) });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Fill the draft" }).ClickAsync();
    }

    async Task<string> TextAsync(string path) => await (await Page.Context.APIRequest.GetAsync(new Uri(new Uri(Page.Url), path).ToString())).TextAsync();

    string Catalog => $$$"""
        {"catalog": {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9a11", "metadata": {"title": "Catalog {{{mark}}}", "last-modified": "2026-09-01T00:00:00Z", "version": "1", "oscal-version": "1.2.1"}, "controls": [
          {"id": "c-1", "title": "Lists", "parts": [{"id": "c-1_s", "name": "statement", "prose": "There is a list."}]}, {"id": "c-2", "title": "Watch", "parts": [{"id": "c-2_s", "name": "statement", "prose": "Somebody watches."}]}]}}
        """;

    string Plan => $$$"""
        {"system-security-plan": {"uuid": "{{{mark}}}-4f0f-4d0c-9b0e-0a4b6e6c9b00", "metadata": {"title": "What we do {{{mark}}}", "last-modified": "2026-09-01T00:00:00Z", "version": "1", "oscal-version": "1.2.1"}, "import-profile": {"href": "../{{{mark}}}.json"},
          "system-characteristics": {"system-ids": [{"id": "x"}], "system-name": "X", "description": "X.", "system-information": {"information-types": [{"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b02", "title": "W", "description": "Weights."}]},
            "status": {"state": "operational"}, "authorization-boundary": {"description": "All."}},
          "system-implementation": {"users": [{"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b03"}], "components": [{"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b04", "type": "this-system", "title": "X", "description": "X.", "status": {"state": "operational"}}]},
          "control-implementation": {"description": "What we do.", "implemented-requirements": [
            {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b05", "control-id": "c-1", "statements": [{"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b06", "statement-id": "c-1_s", "by-components": [
              {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b07", "component-uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b04", "description": "A list is kept.", "implementation-status": {"state": "partial"}}]}]},
            {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b09", "control-id": "z-9", "remarks": "Of another catalog."}]}
        }}
        """;

    const string Results = """
        {"assessment-results": {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9c00", "metadata": {"title": "What a tool found", "last-modified": "2026-09-01T00:00:00Z", "version": "1", "oscal-version": "1.2.1"}, "import-ap": {"href": "plan.json"},
          "results": [{"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9c01", "title": "Run", "description": "A run.", "start": "2026-09-01T00:00:00Z", "reviewed-controls": {"control-selections": [{"include-controls": [{"control-id": "c-1"}]}]}, "findings": [
            {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9d00", "title": "Lists", "description": "The list is of last year.", "target": {"type": "statement-id", "target-id": "c-1_s", "status": {"state": "not-satisfied"}}},
            {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9d01", "title": "Other", "description": "Of another catalog.", "target": {"type": "objective-id", "target-id": "q-7_obj", "status": {"state": "satisfied"}}}]}]}}
        """;
}
