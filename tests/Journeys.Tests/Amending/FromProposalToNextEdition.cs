using System.Text.RegularExpressions;

namespace Journeys.Tests.Amending;

/// <summary>The whole way of amendments: two delegates propose without scripts, the secretariat records what became of each, and the text with those carried is the next edition.</summary>
public sealed class FromProposalToNextEdition(House house) : Journey(house)
{
    const string Sentence = "A developer shall report a change of the estimate within {0} days.";

    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Amendments_are_proposed_decided_and_become_the_next_edition()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var project = $"/projects/{await secretariat.RegisterAsync("30.20")}";
        await using var other = await House.ProfileAsync(new() { JavaScriptEnabled = false });
        var germany = await other.NewPageAsync();
        await Page.SignInAsync("delegate.no");
        await germany.SignInAsync("delegate.de");

        var first = await ProposeTwoChangesAsync(Page, project);
        await ProposeOtherWordsAsync(germany, project);
        await AmendTheAmendmentAsync(germany, first);
        await JoinAsync(germany, first);

        await CloseAsync(secretariat.Page, project);
        await DecideAsync(secretariat.Page);
        await PublishAsync(secretariat.Page);
        await CompareAsync(Page, project);
    }

    static async Task<string> ProposeTwoChangesAsync(IPage page, string project)
    {
        await page.GotoAsync($"{project}/draft");
        await page.Locator("#cl_change").GetByRole(AriaRole.Link, new() { Name = "Amend 3.1.1", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "3.1.1, paragraph 1", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("The words as they should be")).ToHaveValueAsync(Words(14));

        await AddAsync(page, "Change its words");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing is changed yet");
        await page.GetByLabel("The words as they should be").FillAsync(Words(30));
        await page.GetByLabel("Why it is proposed").FillAsync("Fourteen days are too short.");
        await AddAsync(page, "Change its words");
        await Expect(page.Locator(".tracked del")).ToContainTextAsync("14");
        await Expect(page.Locator(".tracked ins")).ToContainTextAsync("30");

        await ShowAsync(page, "cl_scope.p2");
        await page.Locator("summary").Filter(new() { HasText = "Make two of it" }).ClickAsync();
        await page.GetByLabel("The words with which the second part begins").FillAsync("words that are not there");
        await AddAsync(page, "Make two of it");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give words that stand in the text once");
        await Expect(page.GetByLabel("The words with which the second part begins")).ToHaveValueAsync("words that are not there");
        await page.GetByRole(AriaRole.Button, new() { Name = "Strike it" }).ClickAsync();
        await Expect(page.Locator(".so-far li")).ToHaveCountAsync(2);
        await Expect(page.Locator(".tracked .element.removed")).ToContainTextAsync("It applies to every developer");
        await Expect(page.GetByLabel("Why it is proposed")).ToHaveValueAsync("Fourteen days are too short.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Submit the amendment" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Amendment 1");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Why" })).ToContainTextAsync("Fourteen days are too short.");
        return new Uri(page.Url).AbsolutePath;
    }

    static async Task ProposeOtherWordsAsync(IPage page, string project)
    {
        await page.GotoAsync($"{project}/editions/1/amendments/new?element=cl_change.p1");
        await page.GetByLabel("The words as they should be").FillAsync(Words(7));
        await AddAsync(page, "Change its words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit the amendment" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Amendment 2");
    }

    static async Task AmendTheAmendmentAsync(IPage page, string amendment)
    {
        await page.GotoAsync(amendment);
        await page.GetByRole(AriaRole.Link, new() { Name = "Propose an amendment to this one" }).ClickAsync();
        await ShowAsync(page, "cl_change.p1");
        await Expect(page.GetByLabel("The words as they should be")).ToHaveValueAsync(Words(30));
        await page.GetByLabel("The words as they should be").FillAsync(Words(21));
        await AddAsync(page, "Change its words");
        await Expect(page.Locator(".tracked del")).ToContainTextAsync("30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit the amendment" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Amendment 3");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "It would change amendment 1" })).ToBeVisibleAsync();
    }

    static async Task JoinAsync(IPage page, string amendment)
    {
        await page.GotoAsync(amendment);
        await page.GetByRole(AriaRole.Button, new() { Name = "Join as a co-sponsor" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Join as a co-sponsor" })).ToHaveCountAsync(0);
        await Expect(page.Locator(".record")).ToContainTextAsync("Germany");
    }

    static async Task CloseAsync(IPage page, string project)
    {
        await page.GotoAsync($"{project}/editions/1/amendments");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the submission of amendments" }).ClickAsync();
        await Expect(page.GetByText("No more amendments are received; they are put to the vote.")).ToBeVisibleAsync();
        await Expect(page.GetByText("3 amendments await a vote.")).ToBeVisibleAsync();
    }

    /// <summary>The amendment to the first comes before it, and the first, which strikes more, before the second.</summary>
    static async Task DecideAsync(IPage page)
    {
        var order = page.GetByRole(AriaRole.Table, new() { Name = "Amendments in the order of voting" });
        await Expect(order.GetByRole(AriaRole.Rowheader)).ToContainTextAsync([Number(3), Number(1), Number(2)]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Carried 1", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Amendment 3 would change amendment 1 and is voted before it");
        foreach (var carried in new[] { "3", "1" })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = $"Carried {carried}", Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Carried {carried}", Exact = true })).ToHaveCountAsync(0);
        }
        await Expect(order.GetByRole(AriaRole.Row).Nth(3)).ToContainTextAsync("Fell away");
        await Expect(order.GetByRole(AriaRole.Row).Nth(3)).ToContainTextAsync("Amendment 1 was carried, which implies the rejection of this one");
    }

    static async Task PublishAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish the next edition" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Compare edition 1 with edition 2" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "What was done with amendments, oldest first" })).ToContainTextAsync("Published as the next edition");
    }

    static async Task CompareAsync(IPage page, string project)
    {
        await page.GotoAsync($"{project}/draft");
        await Expect(page.GetByText("within 21 days.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare with edition 1" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Edition 2 compared with edition 1");
        await Expect(page.Locator("[id='c-cl_change.p1'] del")).ToContainTextAsync("14");
        await Expect(page.Locator("[id='c-cl_change.p1'] ins")).ToContainTextAsync("21");
        await Expect(page.Locator("[id='c-cl_scope.p2']")).ToContainTextAsync("Struck");
        await page.GetByRole(AriaRole.Link, new() { Name = "Beside each other" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["Place", "Edition 1", "Edition 2"]);
        await Expect(page.Locator("[id='c-cl_change.p1'] td").Nth(0)).Not.ToContainTextAsync("21");
    }

    static Task AddAsync(IPage page, string way) => page.GetByRole(AriaRole.Button, new() { Name = $"Add this change {way}", Exact = true }).ClickAsync();

    static async Task ShowAsync(IPage page, string element)
    {
        await page.GetByLabel("Element", new() { Exact = true }).SelectOptionAsync(element);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
    }

    static string Words(int days) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Sentence, days);

    static Regex Number(int number) => new($@"Amendment\s*{number}(?!\d)", RegexOptions.None, TimeSpan.FromSeconds(1));
}
