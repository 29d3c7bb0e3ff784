namespace Journeys.Tests.Committees;

/// <summary>A committee from its founding to its meetings, for its three kinds of reader. No page of it needs a script.</summary>
public sealed class WorkingInACommittee(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Anybody_reads_who_could_vote_on_a_day()
    {
        await Page.GotoAsync("/committees");
        await Page.GetByRole(AriaRole.Link, new() { Name = "ISO/IEC JTC 1/SC 34" }).ClickAsync();
        await Expect(Page.GetByText("of 41 participating members can vote.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ivoire" }).First).ToBeVisibleAsync();

        await Page.GetByLabel("As it stood at the end of").FillAsync("2022-03-03");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();

        await Expect(Page.GetByText("On 3 March 2022, 0 of 41 participating members could vote.")).ToBeVisibleAsync();
        Assert.EndsWith("?on=2022-03-03", Page.Url, StringComparison.Ordinal);
        await Page.GotoAsync($"/committees/{House.Committee}?on=1999-01-01");
        await Expect(Page.GetByText("It had no such member on that day.")).ToBeVisibleAsync();
        await Page.GotoAsync($"/committees/{House.Committee}?on=yesterday");
        await Expect(Page.GetByText("This is no day.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Delegates_declare_and_withdraw_interests()
    {
        var subject = $"Adviser to a publisher, {Guid.NewGuid():N}";
        await Page.SignInAsync("delegate.fi", $"/committees/{House.Committee}/interests/new");
        await Page.GetByLabel("Nature").SelectOptionAsync("Financial");
        await Page.GetByLabel("What it concerns").FillAsync(subject);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Declare it" }).ClickAsync();
        var entry = Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = subject });
        await Expect(entry).ToContainTextAsync("Financial · Delegate, Finland");

        await entry.GetByRole(AriaRole.Link, new() { Name = "Withdraw" }).ClickAsync();
        await Page.GetByLabel("Reason").FillAsync("The work has ended.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw it" }).ClickAsync();

        await Expect(entry).ToContainTextAsync("withdrawn");
        await Page.GotoAsync("/committees/new");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Enter the committee" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_secretariat_founds_admits_appoints_and_records()
    {
        await Page.SignInAsync("secretariat", "/committees/new");
        var reference = $"ISO/IEC JTC 1/SC {Random.Shared.Next(1000, 99_999)}";
        await Page.GetByLabel("Kind").SelectOptionAsync("Subcommittee");
        await Page.GetByLabel("Under").SelectOptionAsync(new SelectOptionValue { Label = "ISO/IEC JTC 1" });
        await Page.GetByLabel("Reference").FillAsync(reference);
        await Page.GetByLabel("Name").FillAsync("Reporting of compute");
        await Page.GetByLabel("Scope").FillAsync("How the compute of training runs is reported.");
        await Page.GetByLabel("Exists since").FillAsync("2024-01-01");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Enter the committee" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Reporting of compute" })).ToBeVisibleAsync();
        var committee = Page.Url;

        await AdmitAsync(committee, "Norway", refused: null);
        await AdmitAsync(committee, "Kenya", refused: null);
        await AdmitAsync(committee, "Norway", refused: "The organization is a member in that time already.");

        await Page.GotoAsync(committee + "/officers");
        await Page.GetByLabel("On behalf of").SelectOptionAsync(new SelectOptionValue { Label = "Norway" });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show its people" }).ClickAsync();
        await Page.GetByLabel("Office", new() { Exact = true }).SelectOptionAsync("Chair");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Appoint", Exact = true }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Chair" })).ToContainTextAsync("Delegate, Norway");

        foreach (var began in new[] { "2024-05-01T09:00", "2024-11-01T09:00" })
        {
            await Page.GotoAsync(committee + "/meetings/new");
            await Page.GetByLabel("Title").FillAsync($"Plenary of {began}");
            await Page.GetByLabel("Began (UTC)").FillAsync(began);
            await Page.GetByLabel("Norway").SelectOptionAsync("Present");
            await Page.GetByRole(AriaRole.Button, new() { Name = "Record the meeting" }).ClickAsync();
            await Expect(Page.GetByText("1 of 2 participating members took part").First).ToBeVisibleAsync();
        }
        var duty = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "answer by" }).Filter(new() { HasText = "Kenya" });
        await Expect(duty).ToContainTextAsync("2 of 2");

        await duty.GetByRole(AriaRole.Link, new() { Name = "Accept its answer" }).ClickAsync();
        await Page.GetByLabel("Answer", new() { Exact = true }).FillAsync("A new delegate is named.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Accept the answer" }).ClickAsync();
        await Expect(Page.GetByText("Every participating member keeps its duty to vote.")).ToBeVisibleAsync();
    }

    async Task AdmitAsync(string committee, string member, string? refused)
    {
        await Page.GotoAsync(committee + "/members/new");
        await Page.GetByLabel("Member", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = member });
        await Page.GetByLabel("From").FillAsync("2024-01-01");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Admit the member" }).ClickAsync();
        if (refused is null)
            await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = member }).First).ToBeVisibleAsync();
        else
            await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(refused);
    }
}
