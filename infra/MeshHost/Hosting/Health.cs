using MeshHost.Storage;

namespace MeshHost.Hosting;

static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new Status("ok")));
        app.MapGet("/health/ready", async (Database database, CancellationToken cancellation) =>
            await database.IsReadyAsync(cancellation)
                ? Results.Ok(new Status("ok"))
                : Results.Json(new Status("The database does not answer, or its schema is not up to date yet."), statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    sealed record Status(string Database);
}
