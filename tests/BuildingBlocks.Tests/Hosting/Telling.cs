using BuildingBlocks.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;

namespace BuildingBlocks.Tests.Hosting;

public sealed class Telling
{
    [Fact]
    public async Task A_health_check_that_fails_is_no_error_in_the_log()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddTelemetry("test");
        await using var app = builder.Build();
        var logs = app.Services.GetRequiredService<ILoggerFactory>();
        Assert.False(logs.CreateLogger("Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService").IsEnabled(LogLevel.Error));
        Assert.True(logs.CreateLogger("Anything.Else").IsEnabled(LogLevel.Warning));
    }

    [Theory]
    [InlineData("", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://all:4318", true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://all:4318 OTEL_METRICS_EXPORTER=none", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://own:4318/v1/metrics", false, true)]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://own:4318/v1/metrics OTEL_METRICS_EXPORTER=none", false, false)]
    public void A_signal_is_sent_where_the_environment_says_so(string environment, bool traces, bool metrics)
    {
        var configuration = Of(environment);
        Assert.Equal((traces, metrics), (configuration.IsExported("TRACES"), configuration.IsExported("METRICS")));
    }

    [Fact]
    public void The_address_of_one_signal_goes_before_that_of_all()
    {
        var (exporter, untouched) = (new OtlpExporterOptions(), new OtlpExporterOptions().Endpoint);
        var configuration = Of("OTEL_EXPORTER_OTLP_ENDPOINT=http://all:4318 OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://own:4318/v1/metrics");
        configuration.Exporter("TRACES")(exporter);
        Assert.Equal(untouched, exporter.Endpoint);
        configuration.Exporter("METRICS")(exporter);
        Assert.Equal(new Uri("http://own:4318/v1/metrics"), exporter.Endpoint);
    }

    static IConfigurationRoot Of(string environment) => new ConfigurationBuilder()
        .AddInMemoryCollection(environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=', 2)).Select(v => new KeyValuePair<string, string?>(v[0], v[1])))
        .Build();
}
