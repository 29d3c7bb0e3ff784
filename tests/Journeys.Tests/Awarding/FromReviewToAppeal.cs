namespace Journeys.Tests.Awarding;

/// <summary>A reviewer reviews, a panel moves an application and the call is decided, who got nothing appeals, and the appeal is decided. Each by who it is for, without scripts.</summary>
public sealed class FromReviewToAppeal(House house) : Journey(house)
{
    static readonly string Seed = string.Concat(Enumerable.Repeat("5eed", 16)), Beacon = string.Concat(Enumerable.Repeat("bea0", 16));

    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Leads_through_every_hand()
    {
        await Page.SignInAsync("delegate.fr", "/applications");
        var review = Page.GetByRole(AriaRole.Table, new() { Name = "To review" });
        await review.Locator($"a[href='/applications/{DemonstrationCalls.Unreviewed}']").ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Review it" }).ClickAsync();
        for (var i = 0; i < 2; i++)
        {
            await Page.Locator($"#score-{i}").FillAsync("4");
            await Page.Locator($"#reason-{i}").FillAsync("The method finds what it looks for.");
        }
        await Page.GetByRole(AriaRole.Button, new() { Name = "Give the review" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Reviews" })).ToContainTextAsync("The method finds what it looks for.");

        await SwitchToAsync("secretariat", $"/calls/{DemonstrationCalls.Panel}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Decide the call" }).ClickAsync();
        await Page.GetByLabel("Seed, revealed").FillAsync(Beacon);
        await Page.GetByLabel("Public value, as it came").FillAsync(Beacon);
        await PreviewAsync();
        await Expect(Page.Locator("#seed-wrong")).ToContainTextAsync("is not the commitment");
        await Page.GetByLabel("Seed, revealed").FillAsync(Seed);
        await PreviewAsync();
        var order = Page.GetByRole(AriaRole.Table, new() { Name = "So it would be decided" }).Locator("tbody tr");
        await Expect(order).ToHaveCountAsync(5);
        await Expect(order.First).ToContainTextAsync("Evaluations that do not leak");
        await Page.GetByLabel("Probes for sandbagging: place").FillAsync("1");
        await PreviewAsync();
        await Expect(Page.Locator("[aria-invalid=true]")).ToHaveCountAsync(1);
        await Page.Locator("[aria-invalid=true]").FillAsync("The panel read the appendix.");
        await PreviewAsync();
        await Expect(order.First).ToContainTextAsync("The panel read the appendix.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Decide the call" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Decided");
        await Expect(Page.Locator("section[aria-labelledby=ranking] tbody tr").First).ToContainTextAsync("The panel read the appendix.");

        await SwitchToAsync("researcher", $"/applications/{DemonstrationCalls.Mine}");
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Nothing was awarded");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Appeal" }).ClickAsync();
        await Page.GetByLabel("Grounds").FillAsync("A smaller part would do.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Appeal" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Under appeal");

        await SwitchToAsync("secretariat", "/applications");
        await Page.GetByRole(AriaRole.Region, new() { Name = "Appeals and changes to decide" }).GetByRole(AriaRole.Link, new() { Name = "Watermarks under paraphrase" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Decide the appeal" }).ClickAsync();
        await Expect(Page.Locator("blockquote")).ToContainTextAsync("A smaller part would do.");
        await Page.Locator("#dismiss").CheckAsync();
        await Page.GetByLabel("Reasons").FillAsync("What is left is less than the least that was asked for.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("the appeal was dismissed");
    }

    [Fact]
    public async Task Gives_applications_their_reviewers_and_says_who_is_missing()
    {
        await Page.SignInAsync("secretariat", $"/calls/{DemonstrationCalls.Unread}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Assign reviewers" }).ClickAsync();
        await Page.GetByLabel("Public value, as it came").FillAsync(Beacon);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Assign reviewers" }).ClickAsync();
        await Expect(Page.Locator("#people-wrong")).ToContainTextAsync("Choose at least one.");
        await Page.GetByLabel("Reviewers", new() { Exact = true }).SelectOptionAsync([new SelectOptionValue { Label = "Delegate, Japan" }, new SelectOptionValue { Label = "Delegate, France" }]);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Assign reviewers" }).ClickAsync();
        await Expect(Page.Locator(".notice.warning")).ToContainTextAsync("Delegate, Japan: The reviewer belongs to the institution of an applicant.");
        await Page.GetByLabel("Reviewers", new() { Exact = true }).SelectOptionAsync([new SelectOptionValue { Label = "Delegate, Brazil" }, new SelectOptionValue { Label = "Delegate, France" }]);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Assign reviewers" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Applications" })).ToContainTextAsync("0 of 2");
    }

    Task PreviewAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "See the order first" }).ClickAsync();

    async Task SwitchToAsync(string person, string back)
    {
        await Page.Context.ClearCookiesAsync();
        await Page.SignInAsync(person, back);
    }
}
