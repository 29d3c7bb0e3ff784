using System.Globalization;

namespace Journeys.Tests.Standards;

/// <summary>The secretariat publishes and corrects; a member adopts and reserves; another appeals, and publication waits.</summary>
public sealed class AfterTheVote(House house) : Journey(house)
{
    [Fact]
    public async Task A_standard_is_published_adopted_reserved_and_corrected()
    {
        var number = NewNumber();
        await using var registry = await Secretariat.SignInAsync(House);
        var project = await registry.MakeReadyAsync();
        await using var office = await House.ProfileAsync();
        var secretariat = await office.NewPageAsync();
        await secretariat.SignInAsync("secretariat", $"/projects/{project}");
        await secretariat.GetByRole(AriaRole.Link, new() { Name = "Publish the standard" }).ClickAsync();
        await PublishAsync(secretariat, project, number);
        await Expect(secretariat.GetByText("Nothing is in force today.")).ToBeVisibleAsync();

        await Page.SignInAsync("delegate.no", $"/standards/{number}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Make a reservation" }).ClickAsync();
        await Page.GetByLabel("The reservation").FillAsync("Changes are reported with the next regular report.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make the reservation" }).ClickAsync();
        await Expect(Page.GetByText("Choose the elements that do not bind your country.")).ToBeVisibleAsync();
        await Page.GetByLabel("3.1.1 Change of the estimate").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make the reservation" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Notify an adoption" }).ClickAsync();
        await Page.GetByLabel("Identical", new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("National number").FillAsync("NS-AIG 7");
        await NotifyAsync();
        await Expect(Page.GetByText("An identical adoption leaves nothing out")).ToBeVisibleAsync();
        await Page.GetByLabel("Modified", new() { Exact = true }).CheckAsync();
        await Page.GetByRole(AriaRole.Group, new() { Name = "Deviation 1" }).GetByLabel("Element").SelectOptionAsync("cl_change");
        await Page.GetByRole(AriaRole.Group, new() { Name = "Deviation 1" }).GetByLabel("What is different, and why").FillAsync("Within 60 days.");
        await NotifyAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Adoptions by members" })).ToContainTextAsync("NS-AIG 7");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Reservations" })).ToContainTextAsync("next regular report");

        await secretariat.GotoAsync($"/standards/{number}/correct");
        await secretariat.GetByLabel("Corrigendum: corrects a mistake").CheckAsync();
        await secretariat.GetByLabel("Title").FillAsync("A word was missing");
        await secretariat.GetByLabel("Takes effect on").FillAsync(Iso(40));
        await secretariat.GetByRole(AriaRole.Group, new() { Name = "Change 1" }).GetByLabel("Element").SelectOptionAsync("cl_interval.p1");
        await secretariat.GetByRole(AriaRole.Group, new() { Name = "Change 1" }).GetByLabel("New words").FillAsync("The estimate shall be given as an interval with its confidence.");
        await secretariat.Locator(".paper-foot").GetByRole(AriaRole.Button, new() { Name = "Publish it" }).ClickAsync();
        await Expect(secretariat.GetByText("Corrigendum 1: A word was missing")).ToBeVisibleAsync();

        await Page.GotoAsync($"/standards/{number}/{Iso(60)}");
        await Expect(Page.Locator("[id='cl_interval.p1']")).ToContainTextAsync("with its confidence");
        await Page.GetByLabel("For", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Norway" });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(Page.Locator("#cl_change")).ToContainTextAsync("Reserved: does not bind this member.");
    }

    [Fact]
    public async Task An_appeal_holds_up_publication_until_it_is_withdrawn()
    {
        await using var office = await Secretariat.SignInAsync(House);
        var ballot = await office.OpenBallotAsync("A ballot to appeal against", stage: "60.00");
        await office.PutUnderTheReportsProcessAsync(ballot.ProjectId);
        await office.CloseAsync(ballot, "Everyone entitled has been heard.");
        await using var desk = await House.ProfileAsync();
        var secretariat = await desk.NewPageAsync();

        await Page.SignInAsync("delegate.fr", ballot.Path);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Appeal against the result" }).ClickAsync();
        await Page.GetByLabel("Grounds").FillAsync("A reasoned negative vote was left out.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lodge the appeal" }).ClickAsync();
        await Expect(Page.GetByText("Publication of the project waits.")).ToBeVisibleAsync();
        var appeal = new Uri(Page.Url).AbsolutePath;

        await secretariat.SignInAsync("secretariat", "/standards/publish");
        var number = NewNumber();
        await PublishAsync(secretariat, ballot.ProjectId, number, stays: true);
        await Expect(secretariat.GetByText("publication waits", new() { Exact = false }).Last).ToBeVisibleAsync();
        await DecideAsync(secretariat, appeal, "It proceeds");
        await DecideAsync(secretariat, appeal, "Dismiss: the contested decision stands", "The rule leaves it out.");

        await Page.GotoAsync(appeal);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Take it to the next level" }).ClickAsync();
        await Page.GetByLabel("Grounds").FillAsync("The rule does not say so.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Take it to the next level" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Management board");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Withdraw the appeal" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the appeal" }).ClickAsync();
        await Expect(Page.GetByText("Nothing: the appeal is over.")).ToBeVisibleAsync();

        await PublishAsync(secretariat, ballot.ProjectId, number);
        await secretariat.GotoAsync($"/projects/{ballot.ProjectId}");
        await Expect(secretariat.GetByRole(AriaRole.Region, new() { Name = "What was" })).ToContainTextAsync($"To 60.60: {number} was published.");
        await Expect(secretariat.GetByRole(AriaRole.Region, new() { Name = "Published of it" })).ToContainTextAsync(number);
        await Expect(secretariat.GetByRole(AriaRole.Region, new() { Name = "Appeals" })).ToContainTextAsync("Withdrawn by the member");
    }

    Task NotifyAsync() => Page.Locator(".paper-foot").GetByRole(AriaRole.Button, new() { Name = "Notify it" }).ClickAsync();

    static async Task PublishAsync(IPage page, string project, string number, bool stays = false)
    {
        await page.GotoAsync("/standards/publish");
        await page.GetByLabel("Project", new() { Exact = true }).SelectOptionAsync(project);
        await page.GetByLabel("Number", new() { Exact = true }).FillAsync(number);
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Reporting of training compute");
        await page.GetByLabel("In force from").FillAsync(Iso(30));
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish it" }).ClickAsync();
        if (!stays)
            await page.ArriveAsync($"**/standards/{number}?act=*");
    }

    static async Task DecideAsync(IPage page, string appeal, string choice, string? reasons = null)
    {
        await page.GotoAsync(appeal + "/decide");
        await page.GetByLabel(choice).CheckAsync();
        if (reasons is not null)
            await page.GetByLabel("Reasons").FillAsync(reasons);
        await page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Expect(page.GetByText("Recorded.")).ToBeVisibleAsync();
    }

    static string NewNumber() => $"T-{Random.Shared.Next(100_000, 999_999)}";

    static string Iso(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
