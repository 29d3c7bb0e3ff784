namespace Journeys.Tests.Compliance;

/// <summary>Somebody reports without a name or a script, a monitor answers, and the answer is read with the code.</summary>
public sealed class SpeakingUp(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Needs_no_account_and_answers_are_read_with_the_code()
    {
        var subject = $"An exercise: a test was left out, {Guid.NewGuid():N}";
        await Page.GotoAsync("/speak-up");
        await Page.GetByLabel("What it is about, in one line").FillAsync(subject);
        await Page.GetByLabel("What happened").FillAsync("The test on agents is in no report.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "File the report" }).ClickAsync();
        await Expect(Page.GetByText("Your report was filed.")).ToBeVisibleAsync();
        var code = await Page.Locator("#disclosure-code").InnerTextAsync();
        Assert.Equal("/speak-up", new Uri(Page.Url).PathAndQuery);
        var receipt = (await Page.GetByRole(AriaRole.Link, new() { Name = "The receipt of this act" }).GetAttributeAsync("href"))!;

        await Page.SignInAsync("monitor", "/speak-up/reports?waiting=true");
        await Page.GetByRole(AriaRole.Link, new() { Name = subject }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(code);
        await Page.GetByLabel("Answer").FillAsync("Which agents?");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();

        await Page.Context.ClearCookiesAsync();
        await Page.GotoAsync("/speak-up/follow");
        await Page.GetByLabel("Code").FillAsync(code.ToLowerInvariant());
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open the report" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Which agents?");
        await Page.GetByLabel("Add to the report").FillAsync("Those of May.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Those of May.");

        await Page.GotoAsync(receipt);
        await ReloadUntilThereAsync(Page.GetByText("Report without a name filed").First);
    }

    [Fact]
    public async Task A_wrong_code_opens_nothing()
    {
        await Page.GotoAsync("/speak-up/follow");
        await Page.GetByLabel("Code").FillAsync("00000-00000-00000-00000-00000-0");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open the report" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no report of this code.");
        await Page.SignInAsync("compliance", "/speak-up/reports");
        await Expect(Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "An evaluation was run again" })).ToHaveCountAsync(0);
    }
}
