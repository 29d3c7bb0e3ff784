using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using MeshHost.Measuring;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Testing;

namespace MeshHost.Tests.Measuring;

public sealed partial class Showing(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Measures_of_the_real_exporter_are_shown_without_what_is_nobodys_business()
    {
        await using var host = await Host.StartAsync(server);
        using var meter = new Meter("tests.showing");
        using (var provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter("tests.showing")
            .ConfigureResource(r => r.AddService("standards"))
            .AddOtlpExporter(o => (o.Protocol, o.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(host.Http, "v1/metrics")))
            .Build())
        {
            meter.CreateCounter<long>("aigov.decisions").Add(1234, new("aigov.category", "ballot"), new("aigov.member", "secret-member"));
            meter.CreateGauge<double>("aigov.outbox.age", "s").Record(2.5);
            var took = meter.CreateHistogram<double>("http.server.request.duration", "s");
            took.Record(0.010, new KeyValuePair<string, object?>("http.route", "/graphql"));
            took.Record(0.030, new KeyValuePair<string, object?>("http.route", "/graphql"));
            meter.CreateCounter<long>("secret.counter").Add(1);
        }

        var page = TagsAndSpaces().Replace(await host.GetAsync("metrics"), " ");

        Assert.Contains("standards aigov.decisions aigov.category=ballot 1,234", page, StringComparison.Ordinal);
        Assert.Contains("standards aigov.outbox.age 2.5 s", page, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration http.route=/graphql 20 ms, mean of 2", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_shows_its_own_and_writes_its_log_as_JSON_with_the_time()
    {
        await using var probe = await Probe.StartAsync("counted");
        var port = FreePort.Take();   // its own address, which a launcher knows before it starts
        await using var host = await Host.StartAsync(
            server, probe.Setting(), ("Mesh__MaxAttempts", "1"), ("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"),
            ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", $"http://127.0.0.1:{port}/v1/metrics"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"));
        probe.Answer = _ => Results.StatusCode(500);
        using var bus = host.Dapr();
        await bus.PublishAsync("counted", "k", 0);

        await Eventually.TrueAsync(
            async () => TagsAndSpaces().Replace(await host.GetAsync("metrics"), " ").Contains("mesh aigov.mesh.dead_letters Dead letters that were not replayed aigov.app=probe aigov.topic=counted 1 ", StringComparison.Ordinal),
            "the dead letter is counted", TimeSpan.FromSeconds(40));
        Assert.Contains("aigov.outcome=refused", await host.GetAsync("metrics"), StringComparison.Ordinal);
        Assert.NotEmpty(host.Log);
        Assert.All(host.Log.Where(line => line.Length > 0), line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", JsonDocument.Parse(line).RootElement.GetProperty("Timestamp").GetString()));
    }

    [Fact]
    public void Memory_is_bounded_and_what_is_not_said_again_goes()
    {
        var clock = new FakeTimeProvider();
        var store = new SeriesStore(clock);
        store.Add(Enumerable.Range(0, SeriesStore.MaxSeries + 10).Select(i => One($"aigov.m{i}", 1)));
        store.Add([One("aigov.m0", 2)]);
        Assert.Equal((SeriesStore.MaxSeries, 2), (store.Current().Count, store.Current()[0].Value));

        clock.Advance(TimeSpan.FromMinutes(11));
        store.Add([One("aigov.new", 3)]);
        Assert.Equal(["aigov.new"], store.Current().Select(s => s.Name));
    }

    static Series One(string name, double value) => new("standards", name, "", "", "", value, null, default);

    [GeneratedRegex(@"(<[^>]*>|\s)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TagsAndSpaces();
}
