using System.Text;

namespace Web.Pages.Calls;

/// <summary>What a call was decided on, byte for byte as it was hashed, and the same with what was decided, as files.</summary>
static class DocketFiles
{
    public static void MapDocketFiles(this WebApplication app)
    {
        app.MapGet("/calls/{id:guid}/docket.json", (Guid id, Gateway gateway, CancellationToken cancel) => Read(id, "docket", d => d.Docket, gateway, cancel));
        app.MapGet("/calls/{id:guid}/decision.json", (Guid id, Gateway gateway, CancellationToken cancel) => Read(id, "decision", d => d.Record, gateway, cancel));
    }

    static async Task<IResult> Read(Guid id, string name, Func<Published, string> what, Gateway gateway, CancellationToken cancel) =>
        (await gateway.Ask<Answer>("CallDocket", new { id }, cancel)).Call?.Decision is { } decision
            ? Results.File(Encoding.UTF8.GetBytes(what(decision)), "application/json", $"{name}-{id:D}.json")
            : Results.NotFound();

    sealed record Answer(DocketOf? Call);

    sealed record DocketOf(Guid Id, Published? Decision);

    sealed record Published(string Docket, string Record);
}
