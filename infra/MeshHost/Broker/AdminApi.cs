using System.Globalization;
using System.Net.Mime;
using System.Text;

namespace MeshHost.Broker;

/// <summary>Shows what waits, and the dead letters, and replays them. Lists come as text where a caller accepts text rather than JSON.</summary>
static class AdminApi
{
    public static void MapAdmin(this IEndpointRouteBuilder app)
    {
        app.MapGet("/subscriptions", async (SubscriptionStore store, CancellationToken cancellation) => await store.ReadStatesAsync(cancellation));
        app.MapGet("/dead-letters", ListAsync);
        app.MapGet("/dead-letters/{id:long}", async (long id, DeadLetters letters, CancellationToken cancellation) =>
            await letters.FindAsync(id, cancellation) is { } found ? TypedResults.Ok(found) : NoSuchLetter(id));
        app.MapPost("/dead-letters/{id:long}/replay", async (long id, DeadLetters letters, CancellationToken cancellation) =>
            await letters.ReplayAsync(id, cancellation) ? TypedResults.Ok(new Replayed(1)) : NoSuchLetter(id));
        app.MapPost("/dead-letters/replay", async (DeadLetters letters, CancellationToken cancellation) =>
            new Replayed(await letters.ReplayAllAsync(cancellation)));
    }

    static async Task<IResult> ListAsync(bool? replayed, HttpRequest request, DeadLetters letters, CancellationToken cancellation)
    {
        var found = await letters.ListAsync(replayed ?? false, cancellation);
        return request.Headers.Accept.ToString().StartsWith(MediaTypeNames.Text.Plain, StringComparison.OrdinalIgnoreCase)
            ? TypedResults.Text(Table(found))
            : TypedResults.Ok(found);
    }

    static string Table(IReadOnlyList<DeadLetter> letters)
    {
        if (letters.Count == 0)
            return "No dead letters.\n";
        var table = new StringBuilder();
        foreach (var letter in letters)
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"{letter.Id,6}  {letter.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z  {letter.App,-10}  {letter.Topic,-22}  {letter.Type,-20}  {letter.Outcome} after {letter.Attempts}: {letter.Failure}");
        return table.ToString();
    }

    static IResult NoSuchLetter(long id) => TypedResults.NotFound(new Missing("dead_letter.not_found", $"There is no dead letter {id} that waits."));

    sealed record Replayed(int Count);

    sealed record Missing(string Code, string Message);
}
