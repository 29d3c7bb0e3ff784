using System.Globalization;

namespace Journeys.Tests.Standards;

/// <summary>What the secretariat files at a project, its standard follows; the next edition begins where it is decided to revise; a text from elsewhere is taken over.</summary>
public sealed class FollowingTheProject(House house) : Journey(house)
{
    [Fact]
    public async Task A_standard_is_withdrawn_by_the_decision_at_its_project()
    {
        await using var registry = await Secretariat.SignInAsync(House);
        var project = await registry.MakeReadyAsync();
        var number = NewNumber();
        await Page.SignInAsync("secretariat", $"/standards/publish?number={number}&project={project}");
        await Page.GetByLabel("Title", new() { Exact = true }).FillAsync("Methods to estimate training compute");
        await Page.GetByLabel("In force from").FillAsync(Iso(0));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish it" }).ClickAsync();
        await Page.ArriveAsync($"**/standards/{number}?act=*");
        await Expect(Page.GetByText("Review and withdrawal are decided at the project, and the standard follows:")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Propose withdrawal" })).ToHaveCountAsync(0);

        await Page.GotoAsync($"/projects/{project}/advance?to=95.99");
        await Page.Locator("#reason").FillAsync("Resolution 14/2026");
        await Page.Locator(".paper-foot button").ClickAsync();
        await Page.ArriveAsync($"**/projects/{project}");
        await Page.GotoAsync($"/standards/{number}");
        await ReloadUntilThereAsync(Page.Locator(".verdict").GetByText("Withdrawn."));
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Resolution 14/2026");
    }

    [Fact]
    public async Task The_next_edition_begins_where_it_is_decided_to_revise()
    {
        await using var registry = await Secretariat.SignInAsync(House);
        var last = await registry.RegisterAsync("90.92");
        await registry.PutUnderAsync(last, "international-standard", "months-36");
        var symbol = $"AIGOV PWI {Random.Shared.Next(10_000, 99_999)}";
        await Page.SignInAsync("secretariat", $"/projects/{last}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Begin the next edition" }).ClickAsync();
        await Page.GetByLabel("Symbol of the new project").FillAsync(symbol);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Begin the next edition" }).ClickAsync();
        await Expect(Page.Locator(".symbol").First).ToContainTextAsync(symbol);
        await Page.Locator(".record").GetByRole(AriaRole.Link, new() { Name = "AIGOV DIS" }).ClickAsync();
        await Expect(Page.Locator(".record").GetByRole(AriaRole.Link, new() { Name = symbol })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Begin the next edition" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_next_edition_is_published_under_the_number_that_it_revises()
    {
        await using var registry = await Secretariat.SignInAsync(House);
        var way = await registry.PublishShortWayAsync();
        var last = await registry.RegisterAsync("60.00");
        await registry.PutUnderAsync(last, way, "months-18");
        var number = NewNumber();
        await Page.SignInAsync("secretariat", $"/standards/publish?number={number}&project={last}");
        await PublishAsync(Iso(0));
        await Page.ArriveAsync($"**/standards/{number}?act=*");
        await Page.GotoAsync($"/projects/{last}/advance?to=90.92");
        await Page.Locator("#reason").FillAsync("Resolution 15/2026");
        await Page.Locator(".paper-foot button").ClickAsync();
        await Page.ArriveAsync($"**/projects/{last}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Begin the next edition" }).ClickAsync();
        await Page.GetByLabel("Symbol of the new project").FillAsync($"AIGOV PWI {Random.Shared.Next(10_000, 99_999)}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Begin the next edition" }).ClickAsync();
        await Page.ArriveAsync(url => url.Contains("/projects/", StringComparison.Ordinal) && !url.Contains(last, StringComparison.Ordinal));
        var next = Page.Url.Split('/')[^1];
        await registry.PutUnderAsync(next, way, "months-18");
        await registry.PublishTextAsync(next);

        await Page.GotoAsync($"/standards/publish?project={next}");
        await Expect(Page.GetByLabel("Number", new() { Exact = true })).ToHaveValueAsync(number);
        await Page.GetByLabel("Number", new() { Exact = true }).FillAsync(NewNumber());
        await PublishAsync(Iso(3));
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync($"the next edition of {number}");
        await Page.GetByLabel("Number", new() { Exact = true }).FillAsync("");
        await PublishAsync(Iso(3));
        await Page.ArriveAsync($"**/standards/{number}?act=*");
        await Expect(Page.Locator(".title .symbol")).ToContainTextAsync("Edition 2");
    }

    async Task PublishAsync(string on)
    {
        await Page.GetByLabel("Title", new() { Exact = true }).FillAsync("Methods to estimate training compute");
        await Page.GetByLabel("In force from").FillAsync(on);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish it" }).ClickAsync();
    }

    [Fact]
    public async Task A_text_from_elsewhere_is_taken_over_with_its_source()
    {
        var number = NewNumber();
        await Page.SignInAsync("secretariat", "/standards");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Take over a text" }).ClickAsync();
        await ReadAsync("a.json", "{\"v\":1,");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(1);
        await ReadAsync("a.json", """{"v":1,"elements":[{"wId":"report","kind":"CLAUSE","text":["Reporting"],"children":[{"wId":"r-1","kind":"PARAGRAPH","text":["Within 30 days."]}]}]}""");
        await Expect(Page.GetByText("Nothing had to be repaired.")).ToBeVisibleAsync();
        await FillAsync("no number");
        await Page.Locator("form.paper").EvaluateAsync("form => form.noValidate = true");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Take it over" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("such as AIG-101");
        await Expect(Page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Reporting of training runs");
        await FillAsync(number);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Take it over" }).ClickAsync();
        await Page.ArriveAsync($"**/standards/{number}?act=*");
        await Expect(Page.Locator(".record")).ToContainTextAsync("Founding conference, resolution 4");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Read the text in force" }).ClickAsync();
        await Expect(Page.Locator("#r-1")).ToContainTextAsync("Within 30 days.");
    }

    [Fact]
    public async Task A_text_in_Akoma_Ntoso_is_taken_over_after_a_look_at_the_repairs()
    {
        var number = NewNumber();
        await Page.SignInAsync("secretariat", "/standards/take-over");
        await ReadAsync("a.xml", """
            <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>
              <section eId="taken"><heading>Taken over</heading><content><p>See <ref href="#gone">there</ref>.</p></content></section>
            </body></act></akomaNtoso>
            """);
        await Expect(Page.GetByText("points to nothing in the text")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Nothing is published yet.")).ToBeVisibleAsync();
        await FillAsync(number);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Take it over" }).ClickAsync();
        await Page.ArriveAsync($"**/standards/{number}?act=*");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Read the text in force" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Taken over" }).First).ToBeVisibleAsync();
    }

    async Task ReadAsync(string name, string text)
    {
        await Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
    }

    async Task FillAsync(string number)
    {
        await Page.GetByLabel("Number", new() { Exact = true }).FillAsync(number);
        await Page.GetByLabel("Title", new() { Exact = true }).FillAsync("Reporting of training runs");
        await Page.GetByLabel("Who adopted it, and where that can be found").FillAsync("Founding conference, resolution 4");
        await Page.GetByLabel("In force from").FillAsync(Iso(0));
    }

    static string NewNumber() => $"T-{Random.Shared.Next(100_000, 999_999)}";

    static string Iso(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
