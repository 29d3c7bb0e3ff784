namespace Journeys.Tests.Compliance;

/// <summary>A developer files a model and its training run by forms.</summary>
public sealed class RegisteringModels(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Takes_a_model_and_its_run_and_duties_follow()
    {
        var name = $"Exercise {Guid.NewGuid():N}";
        await Page.SignInAsync("compliance", "/models/new");
        await Page.GetByLabel("Name of the model").FillAsync(name);
        await Page.GetByLabel("Who made it").FillAsync("Demonstration Laboratory");
        await Page.GetByLabel("What it is made for").FillAsync("Language");
        await Page.GetByLabel("Version of the model").FillAsync("1.0");
        await Page.GetByLabel("Day of deployment").FillAsync(DateTime.UtcNow.AddDays(40).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Page.GetByLabel("Where this is from").FillAsync("An exercise");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Register a model" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Report a training run" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "counted from chip-hours" }).ClickAsync();
        var (low, high) = (Page.GetByLabel("At least"), Page.GetByLabel("At most", new() { Exact = true }));
        foreach (var (i, bounds) in new[] { ("20000", "20000"), ("2400", "2000"), ("1e15", "1e15"), ("0.3", "0.4") }.Index())
        {
            await low.Nth(i).FillAsync(bounds.Item1);
            await high.Nth(i).FillAsync(bounds.Item2);
        }
        await Page.GetByLabel("Where this is from").FillAsync("Logs of an exercise");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Report a training run" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();   // the bounds are exchanged
        await high.Nth(1).FillAsync("2600");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Report a training run" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Logs of an exercise");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Duties", Exact = true }).First.ClickAsync();
        await ReloadUntilThereAsync(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name }).Filter(new() { HasText = "Notify the Commission" }));
    }

    [Fact]
    public async Task Declares_what_a_model_comes_of_and_shows_what_it_inherits()
    {
        var name = $"Tuned {Guid.NewGuid():N}";
        await Page.SignInAsync("compliance", "/models/new");
        await Page.GetByLabel("Name of the model").FillAsync(name);
        await Page.GetByLabel("Who made it").FillAsync("Demonstration Laboratory");
        await Page.GetByLabel("Version of the model").FillAsync("1.0");
        await Page.GetByLabel("Where this is from").FillAsync("An exercise");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Register a model" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Declare what it comes of" }).ClickAsync();
        await Page.GetByLabel("Name of the earlier model, or of who made it").FillAsync("nothing is called so");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(Page.GetByText("There is no such model that you may see.")).ToBeVisibleAsync();
        await Page.GetByLabel("Name of the earlier model, or of who made it").FillAsync("Demonstration Frontier 1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await Page.GetByLabel("How it comes of it").SelectOptionAsync("FineTunedFrom");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Declare what it comes of" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Demonstration Frontier 1");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Declare what it comes of" }).ClickAsync();
        await Expect(Page.GetByText("With all that it inherits:")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Declares_that_a_version_comes_of_an_earlier_one_of_the_same_model()
    {
        await Page.SignInAsync("compliance", "/models/new");
        await Page.GetByLabel("Name of the model").FillAsync($"Grown {Guid.NewGuid():N}");
        await Page.GetByLabel("Who made it").FillAsync("Demonstration Laboratory");
        await Page.GetByLabel("Version of the model").FillAsync("1.0");
        await Page.GetByLabel("Where this is from").FillAsync("An exercise");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Register a model" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Add a version" }).ClickAsync();
        await Page.GetByLabel("Version of the model").FillAsync("2.0");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add a version" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Declare what it comes of" }).ClickAsync();
        foreach (var (later, said) in new[] { ("1.0", "or is the same"), ("2.0", "Recorded.") })
        {
            await Page.GetByLabel("What comes of it").SelectOptionAsync(later);
            await Page.GetByRole(AriaRole.Radio, new() { Name = "version 1.0" }).CheckAsync();
            await Page.GetByRole(AriaRole.Button, new() { Name = "Declare what it comes of" }).ClickAsync();
            await Expect(Page.GetByText(said)).ToBeVisibleAsync();
        }
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Lineage" })).ToContainTextAsync("Version 2.0 comes of");
    }
}
