using System.Text.RegularExpressions;

namespace Journeys.Tests.Compliance;

/// <summary>A pause from the finding to its end, without scripts: the order stops what runs on shared compute, and work resumes in part and then whole.</summary>
public sealed partial class PausingWork(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Stops_allocations_and_lets_them_resume_in_part_and_then_whole()
    {
        var ground = $"An exercise: a model was too able at attacks, {Guid.NewGuid():N}";
        await Page.SignInAsync("monitor", "/models?q=Demonstration+Assistant");
        var model = (await Page.GetByRole(AriaRole.Link, new() { Name = "Demonstration Assistant", Exact = true }).First.GetAttributeAsync("href"))!.Split('/')[^1];
        await Page.GotoAsync($"/pauses/report?model={model}");
        await Page.GetByLabel("Capability").FillAsync("Autonomous cyber operations");
        await Page.GetByLabel("What was found").FillAsync("It attacked a network by itself.");
        await Page.GetByLabel("Where the evidence is").FillAsync("Evaluation report 11");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Report a finding" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Order the pause" }).ClickAsync();
        await Page.GetByLabel("training", new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("deployment", new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("Such work on models of this capability").FillAsync("Autonomous cyber operations");
        await Page.GetByLabel("Ground, as everyone reads it").FillAsync(ground);
        await Page.GetByLabel("What is measured before work resumes").FillAsync("Attacks that succeed, of a thousand");
        await Page.GetByLabel("At most, in thousandths").FillAsync("10");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Order the pause" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(ground);
        var pause = new Uri(Page.Url).AbsolutePath;
        await ReloadUntilThereAsync(Page.GetByText(Stopped()));   // at least one that ran was stopped

        await ActAsync("compliance", pause, "Answer the order", async () =>
        {
            await Page.GetByLabel("We pause this work").CheckAsync();
            await Page.GetByLabel("Statement").FillAsync("It is paused.");
        });
        await ActAsync("monitor", pause, "Put the analysis on record", async () =>
        {
            await Page.GetByLabel("Analysis").FillAsync("It had seen the network before.");
            await Page.GetByLabel("Precautions").FillAsync("It sees no networks.");
        });
        await ActAsync("monitor", pause, "Let work resume", () => MeasureAsync("training", "50"), refused: "A threshold that was fixed for this work is not met.");
        await ActAsync("monitor", pause, "Let work resume", () => MeasureAsync("training", "8"));
        await Expect(Page.GetByText("Still paused")).ToContainTextAsync("deployment");
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("pause.threshold_not_met");
        await ActAsync("monitor", pause, "Let work resume", () => MeasureAsync("deployment", "8"));

        await Page.Context.ClearCookiesAsync();
        await Page.GotoAsync(pause);   // what the public sees
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(ground);
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("It attacked a network by itself.");
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Evaluation report 12");
    }

    async Task MeasureAsync(string kind, string milli)
    {
        await Page.GetByLabel(kind, new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("Measured, in thousandths").FillAsync(milli);
        await Page.GetByLabel("Where the evidence is").FillAsync("Evaluation report 12");
    }

    async Task ActAsync(string person, string pause, string act, Func<Task> fill, string? refused = null)
    {
        await Page.Context.ClearCookiesAsync();
        await Page.SignInAsync(person, pause);
        await Page.GetByRole(AriaRole.Link, new() { Name = act }).ClickAsync();
        await fill();
        await Page.GetByRole(AriaRole.Button, new() { Name = act }).ClickAsync();
        await Expect(Page.GetByText(refused ?? "Recorded.")).ToBeVisibleAsync();
    }

    [GeneratedRegex("[1-9][0-9]* running allocations stopped", RegexOptions.None, 1000)]
    private static partial Regex Stopped();
}
