namespace Journeys.Tests.Compliance;

/// <summary>A report from its coming in to its public summary, as a monitor does it and as everyone reads it.</summary>
public sealed class TriagingIncidents(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Goes_from_report_to_a_public_summary_and_a_change_of_the_judgement_changes_the_clocks()
    {
        var mark = Guid.NewGuid().ToString("N");
        var title = $"An exercise: a leak of weights, {mark}";
        await Page.SignInAsync("monitor", $"/incidents/report?model={DemonstrationModels.Assistant}");
        await Page.GetByLabel("What it is about, in one line").FillAsync(title);
        await Page.GetByLabel("What happened").FillAsync($"Confidential words {mark}.");
        await Page.GetByLabel("Known since (UTC)").FillAsync(DateTime.UtcNow.AddHours(-2).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await Page.Locator("#harm-SecurityBreached").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Report an incident" }).ClickAsync();
        await Page.GotoAsync("/incidents?state=Received");
        await Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
        var clocks = Page.GetByRole(AriaRole.Table, new() { Name = $"Clocks of {title}" });
        await Expect(clocks).ToContainTextAsync("EU AI Act");

        await ActAsync("Take it in");
        await JudgeAsync("serious-hazard", "Nothing was harmed yet.");
        await Expect(clocks).Not.ToContainTextAsync("EU AI Act");
        await Expect(clocks).ToContainTextAsync("California SB 53");
        await JudgeAsync("serious-incident", "The weights are for sale.");
        await Expect(clocks).ToContainTextAsync("EU AI Act");
        await Expect(Page.GetByText("Nothing was harmed yet.")).ToBeVisibleAsync();   // the reason stays on record

        await Page.GetByRole(AriaRole.Link, new() { Name = "Publish a summary" }).ClickAsync();
        await Page.GetByLabel("Title").FillAsync($"A leak of weights, {mark}");
        await Page.GetByLabel("Summary").FillAsync("What everyone may know of it.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish a summary" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "The receipt of this act" }).ClickAsync();
        await ReloadUntilThereAsync(Page.GetByText("Summary of an incident published").First);

        await using var anyone = await Page.Context.Browser!.NewContextAsync(new() { JavaScriptEnabled = false, BaseURL = House.Web, IgnoreHTTPSErrors = true });
        var open = await anyone.NewPageAsync();
        await open.GotoAsync("/incidents/public?severity=serious-incident");
        await Expect(open.GetByRole(AriaRole.Heading, new() { Name = $"A leak of weights, {mark}" })).ToBeVisibleAsync();
        await Expect(open.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Confidential words");
    }

    [Fact]
    public async Task Shows_by_what_incidents_are_judged_and_what_became_of_every_field_of_the_table()
    {
        await Page.GotoAsync("/incidents/classes");
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Severity" })).ToContainTextAsync("Serious incident");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "MIT" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keeps_triage_from_the_officer_who_sees_how_it_went()
    {
        await Page.SignInAsync("compliance", "/incidents");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Somebody outside has our weights", Exact = true }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("It repeats");
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("The same copy of the same weights.");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Judge it" })).ToHaveCountAsync(0);
    }

    async Task JudgeAsync(string severity, string reason)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Judge it" }).ClickAsync();
        await Page.Locator($"#s-{severity}").CheckAsync();
        await Page.GetByLabel("Reason").FillAsync(reason);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Judge it" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
    }

    async Task ActAsync(string name)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
    }
}
