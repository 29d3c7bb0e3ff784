using System.Globalization;

namespace Journeys.Tests.Voting;

/// <summary>The secretariat announces a ballot ahead; everybody sees what is planned and nobody votes; it is withdrawn with a reason.</summary>
public sealed class PlanningABallot(House house) : Journey(house)
{
    [Fact]
    public async Task It_is_shown_before_it_opens_and_withdrawn_with_a_reason()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var project = await secretariat.RegisterAsync("40.20");
        var title = $"A question put ahead {Random.Shared.Next(10_000, 99_999)}";

        await Page.SignInAsync("secretariat");
        await Page.GotoAsync($"{House.Web}/projects/{project}/ballots/new");
        await Page.GetByLabel("Title").FillAsync(title);
        await Page.Locator("#rule-iso-dis").CheckAsync();
        await Page.GetByLabel("Those listed").CheckAsync();
        await Page.GetByLabel("Members, one a line").FillAsync("NO P\nJP P\nFR O");
        await Page.GetByLabel("First day of voting (UTC)").FillAsync(Day(5));
        await Page.GetByLabel("Last day of voting (UTC)").FillAsync(Day(40));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open the ballot" }).ClickAsync();

        var ballot = new Uri(Page.Url).AbsolutePath;
        await Expect(Page.GetByText("Planned. Voting begins on")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Who votes" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);

        await using (var elsewhere = await House.ProfileAsync())
        {
            var norway = await elsewhere.NewPageAsync();
            await norway.SignInAsync("delegate.no");
            await norway.GetByRole(AriaRole.Region, new() { Name = "You will be asked to vote" }).GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
            await Expect(norway.GetByText("Your organization will vote in this ballot.")).ToBeVisibleAsync();
            await norway.GotoAsync($"{House.Web}{ballot}/vote");
            await Expect(norway.GetByText("This ballot is not open yet: voting begins on")).ToBeVisibleAsync();
        }

        await Page.GotoAsync($"{House.Web}/ballots?status=planned");
        await Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Withdraw the ballot" }).ClickAsync();
        await Page.GetByLabel("Reason").FillAsync("The draft changes first.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the ballot" }).ClickAsync();
        await Expect(Page.GetByText("Not held. This ballot was withdrawn before it opened.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Why" })).ToContainTextAsync("The draft changes first.");
    }

    static string Day(int ahead) => DateTimeOffset.UtcNow.AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
