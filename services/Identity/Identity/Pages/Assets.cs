using Microsoft.Extensions.FileProviders;

namespace Identity.Pages;

/// <summary>The stylesheet, the mark and the one script, which lie beside the program. Pages ask for them by version, so they are kept for a year.</summary>
static class Assets
{
    public static void UseAssets(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot")),
        OnPrepareResponse = answer => answer.Context.Response.Headers.CacheControl =
            answer.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    });
}
