using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Compliance.Tests.Hosting;

/// <summary>The site over one service, with a gateway that knows this service alone: what asks others is not there.</summary>
public sealed class WebOver(ComplianceHost service, TimeProvider time) : WebApplicationFactory<Web.Graph.Gateway>
{
    static readonly HttpClient Http = new();

    readonly WebApplication gateway = WebApplication.CreateSlimBuilder().Build();
    string address = "";

    /// <summary>Who looks; nobody in particular where it is null.</summary>
    public string? Reader { get; set; }

    /// <summary>The document that is answered as to somebody else, as a leak would; and as to whom.</summary>
    public (string Document, string Token)? Leak { get; set; }

    /// <summary>What was asked of the service and answered.</summary>
    public HashSet<string> Answered { get; } = [];

    public async Task StartAsync()
    {
        gateway.MapPost("/graphql", AnswerAsync);
        gateway.Urls.Add("http://127.0.0.1:0");
        await gateway.StartAsync();
        address = gateway.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await gateway.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Gateway:Url", address).UseSetting("Identity:Authority", "http://127.0.0.1:9").UseSetting("Identity:ClientSecret", "none").UseSetting("Identity:ClientId", "web");
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(time)));
    }

    async Task<IResult> AnswerAsync(HttpRequest request)
    {
        using var asked = await JsonDocument.ParseAsync(request.Body);
        if (!asked.RootElement.TryGetProperty("query", out var query) || query.ValueKind is JsonValueKind.Null)
            return Results.Text("""{"errors":[{"message":"Unknown.","extensions":{"code":"document.unknown"}}]}""", "application/json");
        var document = asked.RootElement.GetProperty("operationName").GetString()!;
        var text = await ForwardAsync(asked.RootElement, document, query.GetString()!);
        if (text.Contains("Cannot query field", StringComparison.Ordinal) && text.Contains("Organization", StringComparison.Ordinal))   // whose names another service knows
            text = await ForwardAsync(asked.RootElement, document, Regex.Replace(query.GetString()!, "(?<of>developers?|holder) { id name }", "${of} { id }", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));
        lock (Answered)
            if (!text.Contains("\"errors\"", StringComparison.Ordinal))
                Answered.Add(document);
        return Results.Text(text, "application/json");
    }

    async Task<string> ForwardAsync(JsonElement asked, string document, string query)
    {
        using var forwarded = new HttpRequestMessage(HttpMethod.Post, $"{service.Url}/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query, operationName = document, variables = asked.TryGetProperty("variables", out var given) ? given : default(JsonElement?) }), Encoding.UTF8, "application/json"),
        };
        if ((Leak is { } leak && leak.Document == document ? leak.Token : Reader) is { } token)
            forwarded.Headers.Authorization = new("Bearer", token);
        using var answer = await Http.SendAsync(forwarded);
        return await answer.Content.ReadAsStringAsync();
    }
}
