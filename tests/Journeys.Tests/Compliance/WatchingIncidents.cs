namespace Journeys.Tests.Compliance;

/// <summary>The clocks of an incident as the public and as the developer's compliance officer see them.</summary>
public sealed class WatchingIncidents(House house) : Journey(house)
{
    const string Outage = "An outage of a hospital's systems is traced to the assistant";
    const string Theft = "Weights were copied to a machine outside of the cluster";

    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Shows_the_public_what_is_public()
    {
        await Page.GotoAsync("/incidents");
        var clocks = Page.GetByRole(AriaRole.Table, new() { Name = $"Clocks of {Outage}" });
        await Expect(clocks.GetByRole(AriaRole.Row).Filter(new() { HasText = "California SB 53" }).Filter(new() { HasText = "imminent risk" })).ToContainTextAsync("Overdue");
        await Expect(clocks.GetByRole(AriaRole.Row).Filter(new() { HasText = "disruption of critical infrastructure" })).ToContainTextAsync("EU AI Act");
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(Theft);
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("An exercise of this demonstration.");
    }

    [Fact]
    public async Task Lets_the_officer_say_what_was_filed_with_a_receipt()
    {
        await Page.SignInAsync("compliance", "/incidents");
        var clocks = Page.GetByRole(AriaRole.Table, new() { Name = $"Clocks of {Theft}" });
        await Expect(clocks.GetByRole(AriaRole.Row).Filter(new() { HasText = "breach of cybersecurity" })).ToContainTextAsync("EU AI Act");
        var due = clocks.GetByRole(AriaRole.Row).Filter(new() { HasText = "breach of cybersecurity" });
        if (await due.GetByRole(AriaRole.Link).Filter(new() { HasText = "Say that it was filed" }).CountAsync() == 0)
        {
            await Expect(due).ToContainTextAsync("Filed");   // by an earlier run on this platform: it is filed once
            return;
        }

        await due.GetByRole(AriaRole.Link).Filter(new() { HasText = "Say that it was filed" }).ClickAsync();
        await Page.GetByLabel("Under what the authority knows it").FillAsync("AIO-2026-17");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Say that it was filed" }).ClickAsync();

        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Expect(due).ToContainTextAsync("Filed");
        await Page.GetByRole(AriaRole.Link, new() { Name = "The receipt of this act" }).ClickAsync();
        await ReloadUntilThereAsync(Page.GetByText("Report on an incident filed").First);
    }

    [Fact]
    public async Task Lets_a_monitor_report_one_and_its_clocks_run()
    {
        var title = $"An exercise: a model escaped from a sandbox, {Guid.NewGuid():N}";
        await Page.SignInAsync("monitor", $"/incidents/report?model={House.Model.Split('/')[^1]}");
        await Page.GetByLabel("What it is about, in one line").FillAsync(title);
        await Page.GetByLabel("What happened").FillAsync("It opened a connection that nobody had allowed.");
        await Page.GetByLabel("Known since (UTC)").FillAsync("2026-10-01T08:00");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Report an incident" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say what the incident did, one harm at least.");
        await Page.Locator("#harm-ControlLost").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Report an incident" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = $"Clocks of {title}" })).ToContainTextAsync("California SB 53");
    }

    [Fact]
    public async Task Keeps_the_form_from_everyone_else()
    {
        await Page.SignInAsync("delegate.no", "/incidents");
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(Theft);
        await Expect(Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Say that it was filed" })).ToHaveCountAsync(0);
    }
}
