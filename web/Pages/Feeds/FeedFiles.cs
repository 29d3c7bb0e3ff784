namespace Web.Pages.Feeds;

/// <summary>What is new as an Atom feed, and deadlines as a calendar, for programs that follow them.</summary>
static class FeedFiles
{
    public static void MapFeeds(this WebApplication app)
    {
        app.MapGet("/feeds/new.atom", (Gateway gateway, SiteAddress site, HttpContext http, CancellationToken cancel) => Feed("NewsFeed", gateway, site, http, cancel));
        app.MapGet("/feeds/deadlines.ics", (Gateway gateway, SiteAddress site, HttpContext http, CancellationToken cancel) => Feed("DeadlineCalendar", gateway, site, http, cancel));
    }

    static async Task<IResult> Feed(string document, Gateway gateway, SiteAddress site, HttpContext http, CancellationToken cancel)
    {
        if ((await gateway.Ask<FileAnswer>(document, new { address = site.Of(http, "/") }, cancel)).File is not { } file)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Bytes(file.Content, file.MediaType);
    }
}
