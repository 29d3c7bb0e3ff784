using System.Text.RegularExpressions;
using System.Globalization;

namespace Journeys.Tests.Compliance;

/// <summary>Providers, clusters, runs upon them, releases, and the register of a day, by forms and without scripts.</summary>
public sealed class KeepingTheRegistry(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task A_monitor_enters_a_provider_and_a_run_is_held_against_its_cluster()
    {
        var name = $"Provider {Guid.NewGuid():N}";
        await Page.SignInAsync("monitor", "/providers/new");
        await Page.GetByLabel("Name of the provider").FillAsync(name);
        await Page.GetByLabel("Under the law of").SelectOptionAsync("JP");
        await Page.GetByLabel("Where this is from").FillAsync("An exercise");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Register a provider" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Register a cluster" }).ClickAsync();
        await Page.GetByLabel("Name of the cluster").FillAsync($"Hall {name}");
        await Page.GetByLabel("Kind of chip").SelectOptionAsync("NVIDIA H100 SXM5 80GB");
        await Page.GetByLabel("Number of chips").FillAsync("1000");
        await Page.GetByLabel("Country in which it stands").SelectOptionAsync("JP");
        await Page.GetByLabel("First day in service").FillAsync("2025-01-01");
        await Page.GetByLabel("Where this is from").FillAsync("An exercise");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Register a cluster" }).ClickAsync();
        await Expect(Page.GetByText("1,000 chips are in service today.")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Change the number of chips" }).ClickAsync();
        await Page.GetByLabel("From this day on").FillAsync("2024-06-01");
        await Page.GetByLabel("Number of chips").FillAsync("2000");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Change the number of chips" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give a day after the first day in service");
        await Page.GetByLabel("From this day on").FillAsync("2025-06-01");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Change the number of chips" }).ClickAsync();
        await Expect(Page.GetByText("2,000 chips are in service today.")).ToBeVisibleAsync();

        await Page.GotoAsync("/models/new");
        await Page.GetByLabel("Name of the model").FillAsync($"Trial {name}");
        await Page.GetByLabel("Who made it").FillAsync("Trial Academy");
        await Page.GetByLabel("Version of the model").FillAsync("1.0");
        await Page.GetByLabel("Where this is from").FillAsync("An exercise");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Register a model" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Report a training run" }).ClickAsync();
        await Page.GetByLabel("At least").FillAsync("1e24");
        await Page.GetByLabel("At most", new() { Exact = true }).FillAsync("2e24");
        await Page.GetByLabel("Cluster", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = $"{name}: Hall {name} (NVIDIA H100 SXM5 80GB)" });
        await Page.GetByLabel("First day on the cluster").FillAsync("2025-02-01");
        await Page.GetByLabel("First day after it").FillAsync("2025-03-01");
        await Page.GetByLabel("Chips of the cluster").FillAsync("1500");
        await Page.GetByLabel("Where this is from").FillAsync("Logs of an exercise");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Report a training run" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "How its compute was reckoned" })).ToContainTextAsync("More chips than there were: 1,500 were needed, 1,000 were there.");
    }

    [Fact]
    public async Task An_officer_files_a_release_and_is_told_which_order_forbids_another()
    {
        await Page.SignInAsync("compliance", "/models?q=Demonstration+Frontier+2");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Demonstration Frontier 2" }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "File a deployment or release" }).ClickAsync();
        var tomorrow = DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await Page.GetByLabel("How").SelectOptionAsync("LicensedWeights");
        await Page.GetByLabel("First day", new() { Exact = true }).FillAsync(tomorrow);
        await Page.GetByLabel("Where", new() { Exact = true }).Or(Page.Locator("#places")).First.FillAsync("JP EU");
        await Page.GetByLabel("Where this is from").FillAsync("An exercise");
        await Page.GetByRole(AriaRole.Button, new() { Name = "File a deployment or release" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("to pause forbids this");

        await Page.GetByLabel("How").SelectOptionAsync("Internal");
        await Page.GetByRole(AriaRole.Button, new() { Name = "File a deployment or release" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Withdraw: Within the house" }).First.ClickAsync();
        await Page.GetByLabel("From this day on").FillAsync(tomorrow);
        await Page.GetByLabel("Reason").FillAsync("An exercise is over.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Deployments and releases" })).ToContainTextAsync("An exercise is over.");
    }

    [Fact]
    public async Task Whoever_comes_by_sees_what_is_inherited_what_cannot_be_recalled_and_the_register_of_a_day()
    {
        await Page.GotoAsync("/clusters");
        await Page.GetByLabel("Country").SelectOptionAsync("SG");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Strait South" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("More chips than there were: 20,000 were needed, 16,000 were there.");
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Hall 1");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Exercise Tutor", Exact = true }).First.ClickAsync();
        var reckoned = Page.GetByRole(AriaRole.Region, new() { Name = "How its compute was reckoned" });
        await Expect(reckoned).ToContainTextAsync(new Regex("Demonstration Assistant, version [0-9.]+ \\(fine-tuned\\)", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Lineage" })).ToContainTextAsync("Version 2.0 comes of Exercise Tutor, version 1.0");
        await Expect(reckoned).ToContainTextAsync("points 60 to 64");
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "How it stands to each regime" }).GetByRole(AriaRole.Row).Filter(new() { HasText = "systemic risk" })).ToContainTextAsync("Somebody else's model was modified");

        await Page.GotoAsync("/models?q=Exercise+Pocket");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Exercise Pocket" }).First.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Deployments and releases" })).ToContainTextAsync("Cannot be recalled");
        await Expect(Page.GetByText("Distilled from the following")).ToBeVisibleAsync();

        await Page.GotoAsync("/models?on=2020-01-01");
        await Expect(Page.GetByText("No model is like that.")).ToBeVisibleAsync();
        await Page.GotoAsync("/models?q=Exercise+Tutor");
        await Page.GetByLabel("As the register stood on").FillAsync(DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Exercise Tutor" }).First.ClickAsync();
        await Expect(Page.GetByText("As the register stood at the end of this day (UTC):")).ToBeVisibleAsync();
    }
}
