using Microsoft.AspNetCore.Diagnostics;

namespace Web.Instrument;

/// <summary>The address that the reader asked for, also where an error page answers in its place.</summary>
static class Asked
{
    public static string Path(HttpContext http) =>
        http.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? failed.Path   // first: its page can be answered by another in turn
        : http.Features.Get<IStatusCodeReExecuteFeature>() is { } status ? status.OriginalPathBase + status.OriginalPath
        : http.Request.PathBase + http.Request.Path;

    public static string PathAndQuery(HttpContext http) =>
        Path(http) + (http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString ?? http.Request.QueryString.Value);

    /// <summary>The same address with one part of its query set.</summary>
    public static string With(HttpContext http, string name, string value)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://x" + PathAndQuery(http)).Query);
        query[name] = value;
        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(Path(http), query);
    }
}
