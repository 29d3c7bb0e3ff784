using System.Text;
using System.Xml.Linq;
using Standards.Exchange.Feeds;

namespace Standards.Exchange.Tests.Feeds;

public sealed class WritingFeeds
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Lists_deadlines_that_a_calendar_reads_back()
    {
        var file = DeadlineCalendar.Write("Ballots", [new("b1@aigov", "Ballot on AIGOV 1; last day, really", "Vote, please.\nIt matters.", Noon, Noon.AddDays(30), new("https://standards.example/ballots/1"))]);
        var text = Encoding.UTF8.GetString(file);
        Assert.Contains("DTSTART:20260331T120000Z", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));   // RFC 5545, 3.1

        var read = Assert.Single(Ical.Net.Calendar.Load(text)!.Events);
        Assert.Equal(("b1@aigov", "Ballot on AIGOV 1; last day, really", "Vote, please.\nIt matters."), (read.Uid, read.Summary, read.Description));
    }

    [Fact]
    public void Gives_the_same_bytes_for_the_same_deadlines() => Assert.Equal(DeadlineCalendar.Write("A", []), DeadlineCalendar.Write("A", []));

    [Fact]
    public void Writes_what_is_new_as_atom_has_it()
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var file = AtomFeed.Write(new("urn:aigov:new"), new("https://standards.example/feeds/new.atom"), "New & old", "AIGOV",
            [new(new("urn:uuid:1"), "Edition 2 <of> AIGOV 1", Noon, new("https://standards.example/1"), "Published.\uFFFF")]);
        var feed = XDocument.Load(new MemoryStream(file)).Root!;
        Assert.Equal(("urn:aigov:new", "New & old", "2026-03-01T12:00:00Z"), ((string)feed.Element(atom + "id")!, (string)feed.Element(atom + "title")!, (string)feed.Element(atom + "updated")!));
        Assert.Equal("Edition 2 <of> AIGOV 1", (string)Assert.Single(feed.Elements(atom + "entry")).Element(atom + "title")!);
    }
}
