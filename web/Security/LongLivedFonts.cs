namespace Web.Security;

static class LongLivedFonts
{
    /// <summary>Fonts go by their plain names, so that preloading and the stylesheet mean the same file; a week's keeping spares asking again on every page.</summary>
    public static IApplicationBuilder UseLongLivedFonts(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments("/fonts", StringComparison.Ordinal))
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                    http.Response.Headers.CacheControl = "public, max-age=604800";
                return Task.CompletedTask;
            });
        return next(http);
    });
}
