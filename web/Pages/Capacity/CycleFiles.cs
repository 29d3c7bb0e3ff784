using System.Text;

namespace Web.Pages.Capacity;

/// <summary>Published cycles as files.</summary>
static class CycleFiles
{
    public static void MapCycleFiles(this WebApplication app) => app.MapGet("/capacity/cycles/{number:long}.json", async (long number, HttpContext http, Gateway gateway) =>
    {
        if ((await gateway.Ask<CycleAnswer>("CycleRecord", new { number }, http.RequestAborted)).Cycle is not { } cycle)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(Encoding.UTF8.GetBytes(cycle.Record), "application/json", $"{number}.json");
    });
}
