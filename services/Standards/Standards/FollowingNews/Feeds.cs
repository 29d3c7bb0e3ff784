using GraphQL;
using Npgsql;
using Standards.Exchange.Feeds;
using Standards.ExportingAnEdition;
using Standards.FollowingNews;

namespace Standards.Graph;

sealed partial class Query
{
    /// <summary>What is new: editions, ballots that were announced, withdrawn, opened or closed. An Atom feed.</summary>
    /// <param name="address">Of the site, for the links of the feed.</param>
    public static async Task<ExchangeFileView> NewsFeed([FromServices] NpgsqlDataSource database, CancellationToken cancellation, string address)
    {
        var site = EditionOf.Address(address);
        var entries = (await NewsRow.LatestAsync(database, cancellation)).Select(n => n.ToEntry(site)).ToArray();
        return new("new.atom", "application/atom+xml", AtomFeed.Write(new("urn:advancedaigov:standards:new"), new(site, "/feeds/new.atom"), "What is new in standards", EditionOf.Publisher, entries));
    }

    /// <summary>From when planned ballots are open, and until when ballots are. A calendar.</summary>
    /// <param name="address">Of the site, for the links of the calendar.</param>
    public static async Task<ExchangeFileView> DeadlineCalendar([FromServices] NpgsqlDataSource database, CancellationToken cancellation, string address)
    {
        var site = EditionOf.Address(address);
        var deadlines = (await DeadlineRow.AheadAsync(database, cancellation)).SelectMany(d => d.ToDeadlines(site));
        return new("deadlines.ics", "text/calendar; charset=utf-8", Exchange.Feeds.DeadlineCalendar.Write("Deadlines of ballots", deadlines));
    }
}
