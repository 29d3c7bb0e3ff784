using System.Diagnostics;
using System.Diagnostics.Metrics;
using BuildingBlocks.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MeshHost.Measuring;

/// <summary>The host's own traces, metrics and logs. Where they go is configuration: the OpenTelemetry environment variables.</summary>
static class Telemetry
{
    public static ActivitySource Source { get; } = new("AdvancedAIGov");

    public static Meter Meter { get; } = new("AdvancedAIGov");

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddJsonConsole(o => (o.IncludeScopes, o.UseUtcTimestamp, o.TimestampFormat) = (false, true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        builder.Services.AddSingleton(Collector.Of(builder.Configuration));
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(r => r.AddService("mesh", "AdvancedAIGov"));
        if (builder.Configuration.IsExported("TRACES"))
            telemetry.WithTracing(t => t.AddSource(Source.Name).AddOtlpExporter(builder.Configuration.Exporter("TRACES")));
        if (builder.Configuration.IsExported("METRICS"))
            telemetry.WithMetrics(m => m.AddMeter(Meter.Name, "Npgsql", "System.Runtime", "Microsoft.AspNetCore.Hosting").AddOtlpExporter(builder.Configuration.Exporter("METRICS")));
    }
}

/// <summary>Where the operator sends traces and metrics instead of here; null where they come here. Without a path, a name or a password.</summary>
sealed record Collector(string? Traces, string? Metrics)
{
    public static Collector Of(ConfigurationManager configuration)
    {
        var both = Place(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var here = Uri.TryCreate(configuration["urls"]?.Split(';')[0], UriKind.Absolute, out var own) ? $"{own.Scheme}://{own.Authority}" : null;
        var metrics = Place(configuration["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"]) ?? both;
        return new(Place(configuration["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"]) ?? both, metrics == here ? null : metrics);
    }

    static string? Place(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? $"{uri.Scheme}://{uri.Authority}" : null;
}
