using Microsoft.Net.Http.Headers;

namespace MeshHost.Hosting;

/// <summary>Refuses what a web page of somebody else could make a browser on this machine send.</summary>
/// <remarks>Programs send no Origin; a foreign name for this host (DNS rebinding) is refused by host filtering.</remarks>
static class BrowserGuard
{
    public static void UseBrowserGuard(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        if (http.Request.Headers.ContainsKey(HeaderNames.Origin))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        await next(http);
    });
}
