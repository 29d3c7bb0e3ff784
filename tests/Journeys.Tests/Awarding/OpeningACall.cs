using System.Globalization;
using System.Security.Cryptography;

namespace Journeys.Tests.Awarding;

/// <summary>The secretariat publishes calls, lets one close later and withdraws them; it says to which member an institution belongs. Without scripts.</summary>
public sealed class OpeningACall(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Publishes_a_small_call_lets_it_close_later_and_withdraws_it()
    {
        await Page.SignInAsync("secretariat", "/calls");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Publish a call" }).ClickAsync();
        var title = $"Small awards for probes {Guid.NewGuid():N}"[..32];
        await DescribeAsync(title, "Small awards, decided at once by the published rules");
        await Page.Locator("#closes").FillAsync(Minute(-1));
        await PublishAsync();
        await Expect(Page.Locator("#closes-wrong")).ToContainTextAsync("It closes after it opens.");
        await Page.Locator("#closes").FillAsync(Minute(30));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Another offer" }).ClickAsync();
        await Page.Locator("#member-1").SelectOptionAsync(new SelectOptionValue { Label = "Norway" });
        await Page.Locator("#model-1").SelectOptionAsync("H100");
        await Page.Locator("#hours-1").FillAsync("5");
        await PublishAsync();
        await Expect(Page.Locator("#hours-1-wrong")).ToContainTextAsync("This model of this share is offered already.");
        await Page.Locator("#model-1").SelectOptionAsync("A100");
        await PublishAsync();

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Announced");
        await Expect(Page.Locator("section[aria-labelledby=offers] tbody tr")).ToHaveCountAsync(2);

        await Page.GetByRole(AriaRole.Link, new() { Name = "Let the call close later" }).ClickAsync();
        await Page.Locator("#closes").FillAsync(Minute(29));
        await ExtendAsync();
        await Expect(Page.Locator("#closes-wrong")).ToContainTextAsync("Later than it closes now.");
        await Page.Locator("#closes").FillAsync(Minute(40));
        await ExtendAsync();
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
        await Expect(Page.Locator("aside.record")).ToContainTextAsync("Extension of the call");

        await WithdrawAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Withdraw the call" })).ToHaveCountAsync(0);
        await Page.GetByRole(AriaRole.Link, new() { Name = "The receipt of this act" }).ClickAsync();
        await ReloadUntilThereAsync(Page.GetByRole(AriaRole.Heading, new() { Name = "Call withdrawn" }));
    }

    [Fact]
    public async Task Publishes_a_lottery_with_its_criteria_and_the_commitment_to_its_seed()
    {
        var commitment = Convert.ToHexStringLower(SHA256.HashData(Guid.NewGuid().ToByteArray()));
        await Page.SignInAsync("secretariat", "/calls/new");
        await DescribeAsync($"A lottery {Guid.NewGuid():N}"[..20], "Reviewed, and drawn by lot in the middle");
        await PublishAsync();
        await Expect(Page.Locator("#reviews-wrong")).ToContainTextAsync("From 1 to 10.");
        await Expect(Page.Locator("#key-0-wrong")).ToContainTextAsync("Reviewers need at least one criterion.");
        await Expect(Page.Locator("#commitment-wrong")).ToBeVisibleAsync();
        await Expect(Page.Locator("#best-wrong")).ToBeVisibleAsync();
        foreach (var (field, value) in new[]
        {
            ("reviews", "2"), ("key-0", "merit"), ("question-0", "How good is the method?"), ("weight-0", "3"), ("commitment", commitment),
            ("beacon", "The root of the first checkpoint of the ledger after the closing"), ("beacon-at", Minute(31)), ("best", "1/4"), ("last", "1/4"),
        })
            await Page.Locator($"#{field}").FillAsync(value);
        await PublishAsync();
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
        await Expect(Page.Locator("section[aria-labelledby=lot]")).ToContainTextAsync(commitment);
        await Expect(Page.Locator("section[aria-labelledby=criteria]")).ToContainTextAsync("How good is the method?");
        await WithdrawAsync();
    }

    [Fact]
    public async Task Says_to_which_member_state_an_institution_belongs()
    {
        await Page.SignInAsync("secretariat", "/institutions");
        await Page.Locator("#institution").SelectOptionAsync(new SelectOptionValue { Label = "Demonstration Institute" });
        await Page.Locator("#member").SelectOptionAsync(new SelectOptionValue { Label = "Norway" });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Expect(Page.GetByText("It was so already; nothing was changed.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Demonstration Institute" })).ToContainTextAsync("Norway");
    }

    [Fact]
    public async Task Is_for_the_secretariat_alone()
    {
        await Page.SignInAsync("researcher", "/calls");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Publish a call" })).ToHaveCountAsync(0);
        foreach (var path in new[] { "/calls/new", $"/calls/{DemonstrationCalls.Small}/extend", $"/calls/{DemonstrationCalls.Small}/withdraw", "/institutions" })
            Assert.NotEqual(200, (await Page.GotoAsync(path))!.Status);
    }

    async Task DescribeAsync(string title, string kind)
    {
        await Page.Locator("#title").FillAsync(title);
        await Page.Locator("#purpose").FillAsync("Time for work that shows whether probes hold.");
        await Page.Locator("#kind").SelectOptionAsync(new SelectOptionValue { Label = kind });
        await Page.Locator("#opens").FillAsync(Minute(2));
        await Page.Locator("#closes").FillAsync(Minute(30));
        await Page.Locator("#use-from").FillAsync(Minute(31)[..10]);
        await Page.Locator("#use-to").FillAsync(Minute(120)[..10]);
        await Page.Locator("#member-0").SelectOptionAsync(new SelectOptionValue { Label = "Norway" });
        await Page.Locator("#model-0").SelectOptionAsync("H100");
        await Page.Locator("#hours-0").FillAsync("10");
        await Page.GetByLabel("A person leads one application to this call").CheckAsync();
        await Page.GetByLabel("Evaluations").CheckAsync();
    }

    Task PublishAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Publish the call" }).ClickAsync();

    Task ExtendAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Extend the call" }).ClickAsync();

    async Task WithdrawAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Withdraw the call" }).ClickAsync();
        await Page.GetByLabel("Reason").FillAsync("It was published to try it out.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the call" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Withdrawn");
        await Expect(Page.GetByText("It was published to try it out.")).ToBeVisibleAsync();
    }

    static string Minute(int days) => DateTime.UtcNow.Date.AddDays(days).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
