using System.Text;

namespace Web.Pages.Calls;

/// <summary>The docket of a decided call as a file, byte for byte as it was hashed.</summary>
static class DocketFiles
{
    public static void MapDocketFiles(this WebApplication app) => app.MapGet("/calls/{id:guid}/docket.json", async (Guid id, Gateway gateway, CancellationToken cancel) =>
        (await gateway.Ask<Answer>("CallDocket", new { id }, cancel)).Call?.Decision is { } decision
            ? Results.File(Encoding.UTF8.GetBytes(decision.Docket), "application/json", $"docket-{id:D}.json")
            : Results.NotFound());

    sealed record Answer(DocketOf? Call);

    sealed record DocketOf(Guid Id, Published? Decision);

    sealed record Published(string Digest, string Docket);
}
