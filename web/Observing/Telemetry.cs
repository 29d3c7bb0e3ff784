using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Web.Observing;

/// <summary>Traces and metrics by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to, and logs as JSON lines without personal data.</summary>
static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            builder.Logging.ClearProviders().AddJsonConsole(o => o.UseUtcTimestamp = true);

        var exported = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(builder.Configuration["APP_ID"] ?? "web"))
            .WithTracing(t => t
                .AddAspNetCoreInstrumentation(o =>
                {
                    // Of who speaks up without a name there is no trace, and of nobody what browser they have.
                    o.Filter = http => !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) && !http.Request.Path.StartsWithSegments("/speak-up", StringComparison.OrdinalIgnoreCase);
                    o.EnrichWithHttpRequest = (span, _) => span.SetTag("user_agent.original", null);
                })
                .AddHttpClientInstrumentation())
            .WithMetrics(m => m.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation());
        if (exported)
            telemetry.WithTracing(t => t.AddOtlpExporter()).WithMetrics(m => m.AddOtlpExporter());
    }
}
