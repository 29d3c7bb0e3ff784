using System.Text;
using System.Xml.Linq;

namespace Standards.Tests;

public sealed class FollowingNews(StandardsHost host)
{
    [Fact]
    public async Task Tells_of_editions_and_ballots_newest_first_and_of_no_vote()
    {
        var ballot = await host.Api.OpenBallotAsync([Body.Participating()]);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(Encoding.UTF8.GetString(await FileAsync("newsFeed")));
        Assert.Contains(feed.Descendants(atom + "link"), l => (string)l.Attribute("href")! == $"https://standards.example/ballots/{ballot}");
        Assert.InRange(feed.Descendants(atom + "entry").Count(), 1, 50);
        var instants = feed.Descendants(atom + "entry").Select(e => (DateTimeOffset)e.Element(atom + "updated")!).ToList();
        Assert.Equal(instants.OrderDescending(), instants);
    }

    [Fact]
    public async Task Lists_until_when_each_open_ballot_is_open()
    {
        var ballot = await host.Api.OpenBallotAsync([Body.Participating()]);
        var calendar = Encoding.UTF8.GetString(await FileAsync("deadlineCalendar"));
        Assert.Contains($"UID:{ballot}@ballots.advancedaigov", calendar.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_an_address_that_is_none() => Assert.Equal(
        "input.invalid", (await host.Api.RefusalAsync("""{ newsFeed(address: "javascript:alert(1)") { name } }""")).Code);

    async Task<byte[]> FileAsync(string feed) =>
        (await host.Api.AskAsync($$"""{ {{feed}}(address: "https://standards.example/") { content } }""")).GetProperty(feed).GetProperty("content").GetBytesFromBase64();
}
