namespace Journeys.Tests.Sharing;

/// <summary>A head of delegation pledges machines and plans their maintenance; the council's shares are checked, tried out and decided; time is granted. All without scripts.</summary>
public sealed class GivingAndDeciding(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task A_head_of_delegation_pledges_a_cluster_plans_its_maintenance_and_ends_the_pledge()
    {
        var cluster = $"savanna-{Guid.NewGuid():N}"[..14];
        await Page.SignInAsync("head.ke", "/capacity");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Pledge capacity" }).ClickAsync();
        await Page.GetByLabel("Site").FillAsync("Konza");
        await Page.GetByLabel("Cluster", new() { Exact = true }).FillAsync("with/slash");
        await Page.GetByLabel("From", new() { Exact = true }).FillAsync(Day(30));
        await Page.GetByLabel("Units for a device and hour").FillAsync("1.25");
        await FillGroupAsync(0, "r1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Another group" }).ClickAsync();
        await FillGroupAsync(1, "r1");
        await PledgeAsync();
        await Expect(Page.Locator("#site-wrong")).ToContainTextAsync("that of a cluster has no slash");
        await Page.GetByLabel("Cluster", new() { Exact = true }).FillAsync(cluster);
        await PledgeAsync();
        await Expect(Page.Locator("#name-0-wrong")).ToContainTextAsync("Two groups of machines have one name");
        await Page.Locator("#name-1").FillAsync("r2");
        await PledgeAsync();
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
        var row = Page.GetByRole(AriaRole.Table, new() { Name = "Clusters" }).GetByRole(AriaRole.Row).Filter(new() { HasText = cluster });
        await Expect(row).ToContainTextAsync("Kenya");
        await Expect(row).ToContainTextAsync("1.25");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Plan maintenance" }).ClickAsync();
        await Page.GetByLabel("Cluster", new() { Exact = true }).SelectOptionAsync(cluster);
        await Page.Locator("#machines").FillAsync($"{cluster}/r9-001");
        await Page.GetByLabel("Reason").FillAsync("New cooling");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Plan it" }).ClickAsync();
        await Expect(Page.Locator("#machines-wrong")).ToContainTextAsync("it has not all of these machines");
        await Page.Locator("#machines").FillAsync($"{cluster}/r1-001");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Plan it" }).ClickAsync();
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
        await Expect(Page.GetByText("New cooling").First).ToBeVisibleAsync();

        await Page.GotoAsync("/capacity/maintenance");
        await Page.GetByRole(AriaRole.Row).Filter(new() { HasText = cluster }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
        await Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "End it" }).Filter(new() { HasText = cluster }).ClickAsync();
        await Page.GetByLabel("Ends on").FillAsync(Day(1));
        await Page.GetByLabel("Reason").FillAsync("It is needed elsewhere.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "End the pledge" }).ClickAsync();
        await Expect(Page.Locator("#to-wrong")).ToContainTextAsync("ends after it began");
        await Page.GetByLabel("Ends on").FillAsync(Day(60));
        await Page.GetByRole(AriaRole.Button, new() { Name = "End the pledge" }).ClickAsync();
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
    }

    [Fact]
    public async Task The_council_checks_shares_sees_what_each_would_be_due_and_decides_them()
    {
        await Page.SignInAsync("secretariat", "/capacity/shares");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Decide shares" }).ClickAsync();
        await Page.GetByLabel("Norway: share", new() { Exact = true }).FillAsync("4/10");
        await CheckAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Rules that are broken: 1");
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Frontier AI Collaborative" }).Locator(".wrong")).ToContainTextAsync("add up to 11/10; together they are at most 1.");

        await Page.GetByLabel("Norway: share", new() { Exact = true }).FillAsync("a third");
        await CheckAsync();
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Norway" }).First.Locator(".wrong")).ToContainTextAsync("This cannot be read");

        await Page.GetByLabel("Norway: share", new() { Exact = true }).FillAsync("3/10");
        await Page.GetByLabel("Kenya: weight", new() { Exact = true }).FillAsync("2");
        await CheckAsync();
        var due = Page.GetByRole(AriaRole.Table, new() { Name = "What each would be due" }).GetByRole(AriaRole.Row).Filter(new() { HasText = "Bangladesh" }).First;
        await Expect(due.Locator("td[data-label='Would belong to it']")).ToContainTextAsync("16 H100");
        await DecideAsync();
        await Expect(Page.Locator("#decision-wrong")).ToContainTextAsync("Name the decision by which the shares hold");
        await Page.GetByLabel("Decision by which they hold").FillAsync("Council decision 4 of 2026");
        await DecideAsync();
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Council decision 4 of 2026" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "The receipt of this act" }).ClickAsync();
        await ReloadUntilThereAsync(Page.GetByRole(AriaRole.Heading, new() { Name = "Shares decided" }));
    }

    [Fact]
    public async Task A_head_of_delegation_tries_other_shares_and_decides_none()
    {
        await Page.SignInAsync("head.bd", "/capacity/shares");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Try other shares" }).ClickAsync();
        await Page.GetByLabel("Below", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Bangladesh" });
        await Page.GetByLabel("Name of a programme or project").FillAsync("Deltas");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await CheckAsync();
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Deltas" }).Locator(".wrong")).ToContainTextAsync("stands on level 3 and has nothing below it");
        await Page.GetByLabel("Below", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Deltas" });
        await Page.GetByLabel("Name of a programme or project").FillAsync("Deltas 1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await CheckAsync();
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "What each would be due" })).ToContainTextAsync("Deltas 1");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Decide these shares" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_secretariat_grants_time_and_the_statement_says_so_also_on_paper()
    {
        var about = $"Decision {Guid.NewGuid():N}";
        await Page.SignInAsync("secretariat", "/capacity/shares");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Flood warning 1, Bangladesh" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Grant time" }).ClickAsync();
        await Page.GetByLabel("From", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Beside: Flood warning 2, Bangladesh" });
        await Page.GetByLabel("Model", new() { Exact = true }).SelectOptionAsync("A100");
        await Page.GetByLabel("GPU-hours").FillAsync("999999999");
        await Page.GetByLabel("What it is about").FillAsync(about);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Grant it" }).ClickAsync();
        await Expect(Page.Locator("#hours-wrong")).ToBeVisibleAsync();
        await Page.GetByLabel("GPU-hours").FillAsync("3");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Grant it" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Flood warning 1, Bangladesh");

        var address = await Page.GetByRole(AriaRole.Link, new() { Name = "As PDF" }).GetAttributeAsync("href");
        var pdf = await Page.APIRequest.GetAsync(new Uri(new Uri(Page.Url), address).ToString());
        Assert.Equal(200, pdf.Status);
        Assert.Equal("%PDF-"u8.ToArray(), (await pdf.BodyAsync())[..5]);
        var csv = await Page.APIRequest.GetAsync(new Uri(new Uri(Page.Url), address!.Replace(".pdf", ".csv", StringComparison.Ordinal)).ToString());
        Assert.Contains(about, await csv.TextAsync(), StringComparison.Ordinal);

        await Page.GotoAsync($"/capacity/accounts/{Contracts.Identity.MemberStates.IdOf("BD").Value:D}");
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Accounts below it" })).ToContainTextAsync("Flood warning, Bangladesh");
        var ofMember = await Page.APIRequest.GetAsync(new Uri(new Uri(Page.Url), await Page.GetByRole(AriaRole.Link, new() { Name = "As CSV" }).GetAttributeAsync("href")).ToString());
        Assert.Contains("\"Flood warning 1, Bangladesh\"", await ofMember.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secretariat_decides_rates_that_hold_later()
    {
        var decision = $"Decision {Guid.NewGuid():N}";
        await Page.SignInAsync("secretariat", "/capacity/rates");
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Worths in force" })).ToContainTextAsync("H100");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Decide rates" }).ClickAsync();
        await Page.GetByLabel("Worth of A100", new() { Exact = true }).FillAsync("0");
        await Page.GetByLabel("In force from").FillAsync(Day(400));
        await Page.GetByLabel("Decision by which they hold").FillAsync(decision);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Decide these rates" }).ClickAsync();
        await Expect(Page.Locator("#worth-0-wrong")).ToContainTextAsync("a worth above zero");
        await Page.GetByLabel("Worth of A100", new() { Exact = true }).FillAsync("3/10");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Decide these rates" }).ClickAsync();
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Decisions" })).ToContainTextAsync(decision);
    }

    [Fact]
    public async Task The_secretariat_exchanges_time_at_the_rate_in_force()
    {
        var about = $"Decision {Guid.NewGuid():N}";
        await Page.SignInAsync("secretariat", "/capacity/shares");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Flood warning 2, Bangladesh" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Exchange time" }).ClickAsync();
        await Page.GetByLabel("Model given").SelectOptionAsync("H100");
        await Page.GetByLabel("Model received").SelectOptionAsync("A100");
        await Page.GetByLabel("GPU-hours given").FillAsync("999999999");
        await Page.GetByLabel("What it is about").FillAsync(about);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Exchange it" }).ClickAsync();
        await Expect(Page.Locator("#hours-wrong")).ToBeVisibleAsync();
        await Page.GetByLabel("GPU-hours given").FillAsync("2");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Exchange it" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Flood warning 2, Bangladesh");
        var csv = await Page.APIRequest.GetAsync(new Uri(new Uri(Page.Url), await Page.GetByRole(AriaRole.Link, new() { Name = "As CSV" }).GetAttributeAsync("href")).ToString());
        Assert.Contains("Exchange,Available,\"A100\",18000,", (await csv.TextAsync()).Split("\r\n").Last(l => l.Contains(about, StringComparison.Ordinal) && l.Contains("Available,\"A100\"", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secretariat_sets_machines_aside_and_gives_them_back()
    {
        var reason = $"Joint training run {Guid.NewGuid():N}";
        await Page.SignInAsync("secretariat", "/capacity/cycles");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Machines set aside" }).ClickAsync();
        await Page.GetByLabel("For", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Page.GetByLabel("Cluster", new() { Exact = true }).SelectOptionAsync("kanto");
        await Page.Locator("#machines").FillAsync("kanto/r99-001");
        await Page.GetByLabel("From (UTC)").FillAsync($"{Day(300)}T06:00");
        await Page.GetByLabel("Until (UTC)").FillAsync($"{Day(300)}T07:00");
        await Page.GetByLabel("Reason").FillAsync(reason);
        await SetAsideAsync();
        await Expect(Page.Locator("#machines-wrong")).ToContainTextAsync("it has not all of these machines");
        await Page.Locator("#machines").FillAsync("kanto/r1-001");
        await SetAsideAsync();
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
        var row = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = reason });
        await Expect(row).ToContainTextAsync("kanto/r1-001");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
        await Expect(row).ToHaveCountAsync(0);

        Task SetAsideAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Set them aside" }).ClickAsync();
    }

    [Fact]
    public async Task The_secretariat_decides_the_rules_of_decisions()
    {
        var decision = $"Council decision {Guid.NewGuid():N}";
        await Page.SignInAsync("secretariat", "/capacity/rules");
        await Page.GetByLabel("Decision on record").FillAsync(decision);
        await Page.Locator("#part-0").FillAsync("3/2");
        await DecideRulesAsync();
        await Expect(Page.Locator("#class-0-wrong")).ToContainTextAsync("a part above none and up to all of a share");
        await Page.Locator("#part-0").FillAsync("");
        await Page.GetByLabel("Starts promised at once").FillAsync("17");
        await DecideRulesAsync();
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = decision })).ToBeVisibleAsync();
        await Page.Context.ClearCookiesAsync();
        await Page.GotoAsync("/capacity/rules");   // anyone reads them
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = decision })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Decide them" })).ToHaveCountAsync(0);

        Task DecideRulesAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Decide them" }).ClickAsync();
    }

    [Fact]
    public async Task Is_not_for_others()
    {
        await Page.SignInAsync("researcher", "/capacity");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Pledge capacity" })).ToHaveCountAsync(0);
        foreach (var path in new[] { "/capacity/pledges/new", "/capacity/maintenance", "/capacity/shares/decide", "/capacity/rates/decide" })
            Assert.NotEqual(200, (await Page.GotoAsync(path))!.Status);
    }

    Task PledgeAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Pledge it" }).ClickAsync();

    Task CheckAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Check them" }).ClickAsync();

    Task DecideAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Decide these shares" }).ClickAsync();

    async Task FillGroupAsync(int place, string name)
    {
        foreach (var (field, value) in new[] { ("name", name), ("count", "2"), ("model", "A100"), ("devices", "4"), ("cores", "96"), ("memory", "768"), ("rack", "hall 1 / rack 1") })
            await Page.Locator($"#{field}-{place}").FillAsync(value);
    }

    static string Day(int ahead) => DateTime.UtcNow.AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
