using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BuildingBlocks.Hosting;

/// <summary>Traces, metrics and logs. Where they go is configuration: the OpenTelemetry environment variables.</summary>
public static class Telemetry
{
    public static ActivitySource Source { get; } = new("AdvancedAIGov");

    public static Meter Meter { get; } = new("AdvancedAIGov");

    internal static void AddTelemetry(this WebApplicationBuilder builder, string service)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(o =>
        {
            o.IncludeScopes = false;
            o.UseUtcTimestamp = true;
            o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        builder.Logging.AddFilter(null, LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);   // whoever asks is told

        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(r => r.AddService(service, "AdvancedAIGov"));
        if (builder.Configuration.IsExported("TRACES"))
            telemetry.WithTracing(t => t
                .SetSampler(new ParentBasedSampler(new SteadySampler()))
                .AddSource(Source.Name, "Microsoft.Orleans.Application")
                .AddAspNetCoreInstrumentation(o =>
                {
                    o.Filter = http => !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
                    o.EnrichWithHttpRequest = (span, _) => span.SetTag("user_agent.original", null);   // who asks is in no trace
                })
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddOtlpExporter(builder.Configuration.Exporter("TRACES")));
        if (builder.Configuration.IsExported("METRICS"))
            telemetry.WithMetrics(m => m
                .AddMeter(Meter.Name, "Microsoft.Orleans", "Npgsql", "System.Runtime")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddOtlpExporter(builder.Configuration.Exporter("METRICS")));
    }
}

/// <summary>Takes the first traces that begin in each second: all there are while people look, and enough of them under load. What came from elsewhere is decided there.</summary>
sealed class SteadySampler : Sampler
{
    const int PerSecond = 20;
    long second;
    int begun;

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var now = Environment.TickCount64 / 1000;
        if (Interlocked.Exchange(ref second, now) != now)
            Volatile.Write(ref begun, 0);
        return new(Interlocked.Increment(ref begun) <= PerSecond ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
    }
}
