namespace Journeys.Tests.Awarding;

/// <summary>A researcher applies with a person of another member state; the secretariat judges the four risks; the mitigation is a condition of the award.</summary>
public sealed class ScreeningAnApplication(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Refuses_what_contradicts_its_findings_and_then_refers()
    {
        await Page.SignInAsync("secretariat", "/applications");
        await Page.Locator("section[aria-labelledby=screen]").GetByRole(AriaRole.Link, new() { Name = "Do refusals survive translation?" }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Screen it" }).ClickAsync();
        await JudgeAsync("High", "#o-Proceed");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("A high risk is referred or declined, not mitigated.");

        await Page.Locator("#to").FillAsync("The Commission on Frontier AI");
        await JudgeAsync("High", "#o-Refer");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Screening: Refer" }).First).ToBeVisibleAsync();
        await Expect(Page.GetByText("(The Commission on Frontier AI)").First).ToBeVisibleAsync();
    }

    async Task JudgeAsync(string gravity, string outcome)
    {
        for (var i = 0; i < 4; i++)
        {
            await Page.Locator($"#gravity-{i}").SelectOptionAsync(new SelectOptionValue { Label = i == 2 ? gravity : "Low" });
            await Page.Locator($"#reason-{i}").FillAsync("As the method says.");
        }
        await Page.Locator(outcome).CheckAsync();
        await Page.Locator("#reason").FillAsync("On the whole.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
    }
}
