using System.Net;
using Contracts.Compliance;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Collaborative.Tests.Hosting;

/// <summary>What a sidecar answers for Compliance, over HTTP: the orders that a test gives, or nothing at all.</summary>
public sealed class ComplianceAside : IAsyncDisposable
{
    readonly WebApplication app;
    readonly List<StandingOrder> orders = [];
    long asked;

    ComplianceAside(WebApplication app) => this.app = app;

    /// <summary>Whether Compliance does not answer.</summary>
    public bool IsDown { get; set; }

    public long Asked => Interlocked.Read(ref asked);

    public string Url => app.Urls.Single();

    public static async Task<ComplianceAside> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var aside = new ComplianceAside(app);
        app.MapGet($"/v1.0/invoke/{ComplianceTopics.App}/method/{ComplianceTopics.Orders}", (long since) => aside.Answer(since));
        await app.StartAsync();
        return aside;
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
        Interlocked.Increment(ref asked);
        lock (orders)
            return IsDown ? Results.StatusCode((int)HttpStatusCode.ServiceUnavailable) : Results.Json(orders.Where(o => o.Number > since).ToList(), BuildingBlocks.EventStore.StoredJson.Options);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
