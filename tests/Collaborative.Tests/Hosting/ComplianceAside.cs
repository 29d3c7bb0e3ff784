using System.Net;
using Contracts.Compliance;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Collaborative.Tests.Hosting;

/// <summary>What a sidecar answers for Compliance, over HTTP: the orders that a test gives, or nothing at all.</summary>
public sealed class ComplianceAside : IAsyncDisposable
{
    readonly int port;
    WebApplication? app;
    readonly List<StandingOrder> orders = [];

    public ComplianceAside(int port) => this.port = port;

    /// <summary>Whether Compliance does not answer.</summary>
    public bool IsDown { get; set; }

    public string Url => FormattableString.Invariant($"http://127.0.0.1:{port}");

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls", Url]);
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet($"/v1.0/invoke/{ComplianceAnswers.App}/method/{ComplianceAnswers.Orders}", (long since) => Answer(since));
        await app.StartAsync();
    }

    /// <summary>An order that Compliance gives from now on.</summary>
    public PauseChanged Order(string[] kinds, Guid[]? developers = null, Guid[]? models = null, string[]? capabilities = null, Guid? pause = null)
    {
        lock (orders)
        {
            var changed = new PauseChanged(pause ?? Guid.NewGuid(), Guid.NewGuid(), kinds, developers ?? [], models ?? [], capabilities ?? [], "A model passed a line.", DateTimeOffset.UtcNow);
            orders.Add(new(orders.Count + 1, changed));
            return changed;
        }
    }

    IResult Answer(long since)
    {
        lock (orders)
            return IsDown ? Results.StatusCode((int)HttpStatusCode.ServiceUnavailable) : Results.Json(orders.Where(o => o.Number > since).ToList(), BuildingBlocks.EventStore.StoredJson.Options);
    }

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
