using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using Testing;
using Testing.Services;

namespace Benchmarks.Portfolios;

/// <summary>The gateway as it is, before one service. The other services that it asks are stood in for: Identity gives the keys of the test's tokens, and the names of organizations.</summary>
sealed class OwnGateway : IAsyncDisposable
{
    readonly WebApplication others;
    readonly Process process;

    OwnGateway(WebApplication others, Process process, Uri url) => (this.others, this.process, Url) = (others, process, url);

    public Uri Url { get; }

    public static async Task<OwnGateway> StartAsync(string compliance)
    {
        var identity = await IdentityAsync();
        var port = FreePort.Take();
        var start = new ProcessStartInfo("node", "server.mjs") { WorkingDirectory = Path.Combine(Repository.Root, "services", "Gateway"), UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["Identity__Authority"] = Tokens.Issuer;
        start.Environment["Identity__MetadataAddress"] = $"{identity.Urls.Single()}/.well-known/openid-configuration";
        start.Environment["SUBGRAPH_COMPLIANCE_URL"] = $"{compliance}/graphql";
        start.Environment["SUBGRAPH_IDENTITY_URL"] = $"{identity.Urls.Single()}/graphql";
        start.Environment["GATEWAY_ANONYMOUS_RATE"] = start.Environment["GATEWAY_TOKEN_RATE"] = start.Environment["GATEWAY_ANONYMOUS_BURST"] = start.Environment["GATEWAY_TOKEN_BURST"] = "100000";
        var started = Process.Start(start)!;
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var gateway = new OwnGateway(identity, started, new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/graphql"));
        await gateway.ReadyAsync();
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        await others.DisposeAsync();
    }

    async Task ReadyAsync()
    {
        using var http = new HttpClient();
        for (var i = 0; i < 300; i++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Url, "/health/live"));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }
        throw new InvalidOperationException("The gateway did not start.");
    }

    static async Task<WebApplication> IdentityAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", (HttpContext http) => Results.Json(new { issuer = Tokens.Issuer, jwks_uri = $"http://{http.Request.Host}/jwks" }));
        app.MapGet("/jwks", () => Results.Text(JsonSerializer.Serialize(new { keys = Tokens.Discovery.SigningKeys.OfType<RsaSecurityKey>().Select(Public) }), "application/json"));
        app.MapPost("/graphql", async (HttpContext http) =>
        {
            var asked = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body);
            var count = asked.TryGetProperty("variables", out var variables) ? variables.EnumerateObject().Where(v => v.Value.ValueKind == JsonValueKind.Array).Select(v => v.Value.GetArrayLength()).FirstOrDefault() : 0;
            return Results.Json(new { data = new { _entities = Enumerable.Repeat(new { __typename = "Organization", name = "An organization" }, count) } });
        });
        await app.StartAsync();
        return app;
    }

    static object Public(RsaSecurityKey key)
    {
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", kid = key.KeyId, use = "sig", alg = "RS256", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }
}
