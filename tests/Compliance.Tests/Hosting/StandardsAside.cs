using BuildingBlocks.EventStore;
using Contracts.Standards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Testing;

namespace Compliance.Tests.Hosting;

/// <summary>What a sidecar answers for Standards, over HTTP: the editions that a test gives.</summary>
public sealed class StandardsAside : IAsyncDisposable
{
    readonly int port = FreePort.Take();
    WebApplication? app;

    public Dictionary<(Guid Standard, int Edition), AdoptedCatalog> Editions { get; } = [];

    public string Url => FormattableString.Invariant($"http://127.0.0.1:{port}");

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls", Url]);
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet($"/v1.0/invoke/{StandardsAnswers.App}/method/{StandardsAnswers.Catalog}", (Guid standard, int edition) =>
            Editions.TryGetValue((standard, edition), out var answer) ? Results.Json(answer, StoredJson.Options) : Results.NotFound());
        await app.StartAsync();
    }

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
