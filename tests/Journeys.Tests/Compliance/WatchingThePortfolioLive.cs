namespace Journeys.Tests.Compliance;

/// <summary>What happens while a monitor looks is shown without loading the page again.</summary>
public sealed class WatchingThePortfolioLive(House house) : Journey(house)
{
    [Fact]
    public async Task Counts_an_incident_that_is_reported_meanwhile()
    {
        await Page.SignInAsync("monitor", "/portfolio/incidents?harm=healthharmed");
        await Expect(Page.GetByText("This page is live.")).ToBeVisibleAsync();
        var heading = Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).Filter(new() { HasText = "Incidents: " });
        var before = await heading.InnerTextAsync();

        var other = await Page.Context.NewPageAsync();
        await other.GotoAsync($"/incidents/report?model={House.Model.Split('/')[^1]}");
        await other.GetByLabel("What it is about, in one line").FillAsync($"Reported while somebody looks, {Guid.NewGuid():N}");
        await other.GetByLabel("What happened").FillAsync("An exercise.");
        await other.Locator("#harm-HealthHarmed").CheckAsync();
        await other.GetByLabel("Known since (UTC)").FillAsync(DateTime.UtcNow.AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await other.GetByRole(AriaRole.Button, new() { Name = "Report an incident" }).ClickAsync();
        await Expect(other.GetByText("Recorded.")).ToBeVisibleAsync();

        await Expect(heading).Not.ToHaveTextAsync(before, new() { Timeout = 20_000 });
    }
}
