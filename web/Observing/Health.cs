using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Web.Observing;

/// <summary>Live while the process answers; ready while the gateway and the identity service answer it too.</summary>
static class Health
{
    const string Needed = "needed";

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        var gateway = new Uri(Graph.GatewayRegistration.Address(builder.Configuration), "health/ready");
        var identity = new Uri(builder.Configuration["Identity:Authority"]!.TrimEnd('/') + "/.well-known/openid-configuration");
        builder.Services.AddHttpClient(nameof(Health), http => http.Timeout = TimeSpan.FromSeconds(3));
        builder.Services.AddHealthChecks()
            .Add(Answering("gateway", gateway))
            .Add(Answering("identity", identity));
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = Write });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(Needed), ResponseWriter = Write });
    }

    static HealthCheckRegistration Answering(string name, Uri address) => new(name,
        services => new AnswerCheck(services.GetRequiredService<IHttpClientFactory>(), address), HealthStatus.Unhealthy, [Needed]);

    static Task Write(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new
    {
        status = report.Status == HealthStatus.Healthy ? "ready" : "not ready",
        checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Status == HealthStatus.Healthy ? "answers" : "does not answer", StringComparer.Ordinal),
    });

    sealed class AnswerCheck(IHttpClientFactory clients, Uri address) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                using var http = clients.CreateClient(nameof(Health));
                using var response = await http.GetAsync(address, cancellationToken);
                return response.IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"It answers {(int)response.StatusCode}.");
            }
            catch (Exception wrong) when (wrong is HttpRequestException or OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy("It does not answer.");
            }
        }
    }
}
