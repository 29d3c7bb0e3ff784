using BuildingBlocks.Hosting;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Web.Observing;

/// <summary>Traces and metrics by OTLP where the OpenTelemetry environment variables say where to, and logs as JSON lines without personal data.</summary>
static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            builder.Logging.ClearProviders().AddJsonConsole(o => (o.UseUtcTimestamp, o.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);   // whoever asks is told

        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(r => r.AddService(builder.Configuration["APP_ID"] ?? "web"));
        if (builder.Configuration.IsExported("TRACES"))
            telemetry.WithTracing(t => t
                .AddAspNetCoreInstrumentation(o =>
                {
                    // Of who speaks up without a name there is no trace, and of nobody what browser they have.
                    o.Filter = http => !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) && !IsUnseen(http);
                    o.EnrichWithHttpRequest = (span, _) => span.SetTag("user_agent.original", null);
                })
                .AddHttpClientInstrumentation()
                .AddOtlpExporter(builder.Configuration.Exporter("TRACES")));
        if (builder.Configuration.IsExported("METRICS"))
            telemetry.WithMetrics(m => m.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddOtlpExporter(builder.Configuration.Exporter("METRICS")));
    }

    /// <summary>Leaves out of all measures what leaves no trace.</summary>
    public static void UseMeasures(this WebApplication app) => app.Use((http, next) =>
    {
        if (IsUnseen(http) && http.Features.Get<IHttpMetricsTagsFeature>() is { } measured)
            measured.MetricsDisabled = true;
        return next(http);
    });

    static bool IsUnseen(HttpContext http) => http.Request.Path.StartsWithSegments("/speak-up", StringComparison.OrdinalIgnoreCase);
}
