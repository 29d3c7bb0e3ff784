using BuildingBlocks.Graph;
using GraphQL;
using Npgsql;
using Standards.Exchange.Feeds;
using Standards.ExportingAnEdition;
using Standards.FollowingNews;

namespace Standards.Graph;

sealed partial class Query
{
    /// <summary>What is new: editions, ballots that opened or closed. An Atom feed.</summary>
    /// <param name="address">Of the site, for the links of the feed.</param>
    public static async Task<ExchangeFileView> NewsFeed([FromServices] NpgsqlDataSource database, CancellationToken cancellation, string address)
    {
        var site = EditionOf.Address(address);
        var entries = (await NewsRow.LatestAsync(database, cancellation)).Select(n => n.ToEntry(site)).ToArray();
        return new("new.atom", "application/atom+xml", AtomFeed.Write(new("urn:advancedaigov:standards:new"), new(site, "/feeds/new.atom"), "What is new in standards", EditionOf.Publisher, entries));
    }

    /// <summary>Until when ballots are open. A calendar.</summary>
    /// <param name="address">Of the site, for the links of the calendar.</param>
    public static async Task<ExchangeFileView> DeadlineCalendar([FromServices] NpgsqlDataSource database, CancellationToken cancellation, string address)
    {
        var site = EditionOf.Address(address);
        var deadlines = (await DeadlineRow.OpenAsync(database, cancellation)).Select(d => d.ToDeadline(site));
        return new("deadlines.ics", "text/calendar; charset=utf-8", Exchange.Feeds.DeadlineCalendar.Write("Deadlines of ballots", deadlines));
    }
}
