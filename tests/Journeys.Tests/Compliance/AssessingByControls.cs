using System.Text;
using System.Text.RegularExpressions;

namespace Journeys.Tests.Compliance;

/// <summary>A catalog from its file over an assessment by who was assigned to its results in OSCAL and a finding; without scripts.</summary>
public sealed class AssessingByControls(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Is_abandoned_with_a_reason_and_then_there_is_nothing_to_abandon()
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        await Page.SignInAsync("monitor", "/catalogs/import");
        await BringAsync("catalog.yaml", Catalog(mark));
        await Page.GotoAsync($"/control-assessments/new?model={DemonstrationModels.Assistant}");
        await Page.GetByLabel("Version of the model").SelectOptionAsync("1.1");
        await Page.GetByLabel("Catalog").SelectOptionAsync(new SelectOptionValue { Label = $"Catalog {mark} (1)" });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Begin an assessment" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Abandon the assessment" }).ClickAsync();
        await Page.GetByLabel("Reason").FillAsync("The catalog was brought by mistake.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Abandon the assessment" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Assessment abandoned");
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("The catalog was brought by mistake.");
        await Page.GotoAsync($"{new Uri(Page.Url).AbsolutePath}/abandon");
        await Expect(Page.GetByText("there is nothing to abandon")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Goes_from_a_catalog_to_a_result_that_can_be_had_in_OSCAL()
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        await Page.SignInAsync("monitor", "/catalogs/import");
        await BringAsync("broken.json", "{\"catalog\": {}}");
        await Expect(Page.GetByText("oscal.required_missing")).ToBeVisibleAsync();
        await BringAsync("catalog.yaml", Catalog(mark));
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("There is a list.");
        var catalog = new Uri(Page.Url).AbsolutePath;
        await Page.GetByRole(AriaRole.Link, new() { Name = "Second group" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("There is a list.");
        Assert.StartsWith("<?xml", await TextAsync($"{catalog}/xml"), StringComparison.Ordinal);

        await Page.GotoAsync($"/control-assessments/new?model={DemonstrationModels.Assistant}");
        await Page.GetByLabel("Version of the model").SelectOptionAsync("1.1");
        await Page.GetByLabel("Catalog").SelectOptionAsync(new SelectOptionValue { Label = $"Catalog {mark} (1)" });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Begin an assessment" }).ClickAsync();
        await Expect(Page.GetByText("reports are filed")).ToBeVisibleAsync();
        var assessment = new Uri(Page.Url).AbsolutePath;
        var assigned = await Page.Locator("#assigned").InnerTextAsync();
        foreach (var (person, title) in new[] { ("monitor", "Monitor, Secretariat"), ("researcher", "Researcher, Demonstration Institute"), ("researcher.second", "Second researcher, Demonstration Institute") })
            if (Regex.IsMatch(assigned, $"(^|· ){Regex.Escape(title)}", RegexOptions.None, TimeSpan.FromSeconds(1)))
                await JudgeAsync(person, assessment);

        await Page.Context.ClearCookiesAsync();
        await Page.GotoAsync(assessment);   // the public: how many, and no reasons
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("satisfied: 1 · not satisfied: 1");
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("It was looked at");

        await Page.SignInAsync("monitor", assessment);
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Watch" })).ToContainTextAsync("not satisfied");
        Assert.Contains("\"assessment-results\"", await TextAsync($"{assessment}/results.json"), StringComparison.Ordinal);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Raise a finding" }).ClickAsync();
        await Page.GetByLabel("minor").CheckAsync();
        await Page.GetByLabel("Title").FillAsync($"Nobody watches, {mark}");
        await Page.GetByLabel("What was found").FillAsync("There is no log.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Raise a finding" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("To be cured by");
        await Page.GotoAsync(assessment);
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = $"Nobody watches, {mark}" })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Raise a finding" })).ToHaveCountAsync(0);
        Assert.Contains($"Nobody watches, {mark}", await TextAsync($"{assessment}/plan.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_standard_that_is_published_here_comes_as_a_catalog_by_itself()
    {
        var number = $"J-{Guid.NewGuid().ToString("N")[..8].ToUpperInvariant()}";
        await Page.SignInAsync("secretariat", "/standards/take-over");
        await Page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "text.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(Text) });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await Page.GetByLabel("Number").FillAsync(number);
        await Page.GetByLabel("Title").FillAsync($"Watching of models, {number}");
        await Page.GetByLabel("Who adopted it").FillAsync("A journey");
        await Page.GetByLabel("In force from").FillAsync(DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Take it over" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();

        await Page.GotoAsync("/catalogs");
        await ReloadUntilThereAsync(Page.GetByRole(AriaRole.Link, new() { Name = $"Watching of models, {number}" }));
        await Page.GetByRole(AriaRole.Link, new() { Name = $"Watching of models, {number}" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("A developer shall watch the model.");
        await Expect(Page.GetByRole(AriaRole.Complementary)).ToContainTextAsync(number);
    }

    const string Text =
        """{"v":1,"elements":[{"wId":"watching","kind":"CLAUSE","text":["Watching"],"children":[{"wId":"w-1","kind":"REQUIREMENT","text":["A developer shall watch the model."],"modality":"SHALL"},{"wId":"w-2","kind":"REQUIREMENT","text":["A developer should publish what was seen."],"modality":"SHOULD"}]}]}""";

    async Task JudgeAsync(string person, string assessment)
    {
        await Page.Context.ClearCookiesAsync();
        await Page.SignInAsync(person, $"{assessment}/report");
        await Page.GetByLabel("Judgement").SelectOptionAsync("Satisfied");
        await Page.GetByLabel("Reason").FillAsync("It was looked at.");
        await Page.GetByLabel("Evidence").SelectOptionAsync(new SelectOptionValue { Label = "System card" });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Keep these judgements" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Judged: 1 of 2 controls.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "File your report" }).ClickAsync();
        await Expect(Page.GetByText("1 are not judged yet")).ToBeVisibleAsync();
        await Page.GetByLabel("Judgement").SelectOptionAsync("NotSatisfied");
        await Page.GetByLabel("Reason").FillAsync("It was looked at.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Keep these judgements" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "File your report" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
    }

    async Task BringAsync(string name, string content)
    {
        await Page.GetByLabel("Catalog or profile").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(content) });
        await Page.GetByLabel("Who gives it out, and where it was taken from").FillAsync("A journey");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Bring it in" }).ClickAsync();
    }

    async Task<string> TextAsync(string path) => await (await Page.Context.APIRequest.GetAsync(new Uri(new Uri(Page.Url), path).ToString())).TextAsync();

    static string Catalog(string mark) => $$"""
        catalog:
          uuid: 8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9a11
          metadata: { title: Catalog {{mark}}, last-modified: '2026-09-01T00:00:00Z', version: '1', oscal-version: 1.2.1 }
          groups:
            - { id: g1, title: First group, controls: [{ id: c-1, title: Lists, parts: [{ id: c-1_s, name: statement, prose: There is a list. }] }] }
            - { id: g2, title: Second group, controls: [{ id: c-2, title: Watch, parts: [{ id: c-2_s, name: statement, prose: Somebody watches. }] }] }
        """;
}
