using System.Globalization;

namespace Journeys.Tests.Projects;

/// <summary>The secretariat registers a project, asks for comments and opens ballots on it, without a single script.</summary>
public sealed class FromRegistrationToVote(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task A_project_is_registered_under_its_process_with_its_committee()
    {
        var symbol = NewSymbol();
        await Page.SignInAsync("secretariat", "/projects");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Register a project" }).ClickAsync();
        await Page.GetByLabel("Symbol").FillAsync(symbol);
        await Page.GetByLabel("Title").FillAsync("Reporting of training compute");
        await Page.GetByLabel("Committee").SelectOptionAsync(House.Committee);
        await Page.GetByLabel("Process and track").SelectOptionAsync("technical-report/months-18");
        await Page.GetByLabel("Stage").FillAsync("40.20");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Register the project" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("40.20");
        await Expect(Page.GetByLabel("Symbol")).ToHaveValueAsync(symbol);
        await Expect(Page.GetByLabel("Process and track")).ToHaveValueAsync("technical-report/months-18");
        await Page.GetByLabel("Stage").FillAsync("10.00");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Register the project" }).ClickAsync();

        await Page.ArriveAsync("**/projects/*?act=*");
        await Expect(Page.Locator(".record")).ToContainTextAsync("ISO/IEC JTC 1/SC 34");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "What was" })).ToContainTextAsync("Put under the process");
        await Page.GetByRole(AriaRole.Link, new() { Name = "The receipt of this act" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Page.GotoAsync($"/committees/{House.Committee}");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Projects" })).ToContainTextAsync(symbol);
    }

    [Fact]
    public async Task A_ballot_is_opened_with_the_members_of_a_committee()
    {
        var project = await RegisteredAsync();
        await Page.SignInAsync("secretariat", $"/projects/{project}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Open a ballot" }).ClickAsync();
        await Expect(Page.Locator(".paper-head")).ToContainTextAsync("Edition 1");
        await Page.GetByLabel("Title").FillAsync("Enquiry ballot on reporting");
        await Page.GetByLabel("Enquiry draft (DIS)").CheckAsync();
        await Page.GetByLabel("At the close").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open the ballot" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose a committee");
        await Expect(Page.GetByLabel("Title")).ToHaveValueAsync("Enquiry ballot on reporting");
        await Expect(Page.GetByLabel("Enquiry draft (DIS)")).ToBeCheckedAsync();
        await Page.GetByLabel("Committee", new() { Exact = true }).SelectOptionAsync(House.Committee);
        await Page.GetByLabel("Observing members vote too").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open the ballot" }).ClickAsync();

        await Page.ArriveAsync("**/ballots/*?act=*");
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Expect(Page.Locator(".title")).ToContainTextAsync("0 of 87 members have voted.");
        await Expect(Page.Locator(".record")).ToContainTextAsync("At the close");
        await Page.Locator(".record").GetByRole(AriaRole.Link, new() { Name = "Receipt of the opening" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_ballot_is_opened_for_those_who_are_listed_with_what_the_rule_weighs_by()
    {
        var project = await RegisteredAsync();
        await Page.SignInAsync("secretariat", $"/projects/{project}/ballots/new");
        await Page.GetByLabel("Title").FillAsync("A question of procedure");
        await Page.Locator("#rule-un-sc").CheckAsync();
        await Page.GetByLabel("Those listed").CheckAsync();
        await Page.GetByLabel("Members, one a line").FillAsync("FR P permanent\nXX P\n");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open the ballot" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Line 2: no member has the code XX.");
        await Page.GetByLabel("Members, one a line").FillAsync("FR P permanent\n\nno O\n");
        await Page.GetByLabel("Last day of voting (UTC)").FillAsync(DateTime.UtcNow.AddDays(9).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open the ballot" }).ClickAsync();

        await Page.ArriveAsync("**/ballots/*?act=*");
        await Expect(Page.Locator(".title")).ToContainTextAsync("0 of 2 members have voted.");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "How the rule reads" })).ToContainTextAsync("permanent");
    }

    [Fact]
    public async Task A_consultation_asks_those_who_are_listed()
    {
        var project = await RegisteredAsync();
        await Page.SignInAsync("secretariat", $"/projects/{project}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Ask for comments" }).ClickAsync();
        await Page.GetByLabel("Those listed").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ask for comments" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at least one member");
        await Expect(Page.GetByLabel("Those listed")).ToBeCheckedAsync();
        await Page.GetByLabel("Members, one a line").FillAsync("NO\nDE");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ask for comments" }).ClickAsync();

        await Page.ArriveAsync("**/comments?act=*");
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Page.GotoAsync($"/projects/{project}");
        await Expect(Page.Locator(".record")).ToContainTextAsync("Comments are taken until");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Ask for comments" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Nobody_else_is_offered_any_of_it()
    {
        var project = await RegisteredAsync();
        await Page.SignInAsync("delegate.no", "/projects");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Register a project" })).ToHaveCountAsync(0);
        await Page.GotoAsync($"/projects/{project}");
        foreach (var name in new[] { "Open a ballot", "Ask for comments", "Import an edition" })
            await Expect(Page.GetByRole(AriaRole.Link, new() { Name = name })).ToHaveCountAsync(0);
        foreach (var path in new[] { "/projects/new", $"/projects/{project}/ballots/new" })
        {
            await Page.GotoAsync(path);
            await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Open the ballot" }).Or(Page.GetByRole(AriaRole.Button, new() { Name = "Register the project" }))).ToHaveCountAsync(0);
        }
    }

    async Task<string> RegisteredAsync()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        return await secretariat.RegisterAsync("40.00");
    }

    static string NewSymbol() => $"AIGOV PWI {Random.Shared.Next(10_000, 99_999)}";
}
