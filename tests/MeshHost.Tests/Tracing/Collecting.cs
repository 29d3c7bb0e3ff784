using System.Diagnostics;
using System.Net.Http.Headers;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Testing;

namespace MeshHost.Tests.Tracing;

public sealed class Collecting(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Spans_of_the_real_exporter_are_shown_without_what_is_nobodys_business()
    {
        await using var host = await Host.StartAsync(server);
        using var source = new ActivitySource("tests.collecting");
        string trace;
        using (var provider = Sdk.CreateTracerProviderBuilder()
            .AddSource("tests.collecting")
            .ConfigureResource(r => r.AddService("standards"))
            .AddOtlpExporter(o => (o.Protocol, o.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(host.Http, "v1/traces")))
            .Build())
        {
            using var root = source.StartActivity("POST /graphql", ActivityKind.Server)!;
            trace = root.TraceId.ToHexString();
            root.SetTag("http.route", "/graphql").SetTag("http.request.header.authorization", "Bearer very-secret");
            using var query = source.StartActivity("commit", ActivityKind.Client)!;
            query.SetTag("db.query.text", "select append_events($1)").SetTag("db.query.parameter.$1", "secret-parameter");
            query.SetTag("http.response.status_code", 500).SetStatus(ActivityStatusCode.Error, "secret-message");
            query.AddException(new InvalidOperationException("secret-exception"));
        }

        var page = await host.GetAsync($"traces/{trace}");
        var list = await host.GetAsync("traces?service=standards&errors=true");

        Assert.Contains("select append_events($1)", page, StringComparison.Ordinal);
        Assert.Contains("standards: POST /graphql", list, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_taken_is_not_pretended_to_be()
    {
        await using var host = await Host.StartAsync(server);

        Assert.Equal(404, await PostAsync(host, "v1/logs", "application/x-protobuf", []));
        Assert.Equal(415, await PostAsync(host, "v1/traces", "application/json", "{}"u8.ToArray()));
        Assert.Equal(400, await PostAsync(host, "v1/traces", "application/x-protobuf", [0x0A, 0x7F, 1]));
        Assert.Equal(200, await PostAsync(host, "v1/traces", "application/x-protobuf", []));
        Assert.Equal(400, await PostAsync(host, "v1/metrics", "application/x-protobuf", [0x0A, 0x7F, 1]));
        using var missing = await host.Client.GetAsync(new Uri(host.Http, "traces/none"));
        Assert.Equal(404, (int)missing.StatusCode);
    }

    [Fact]
    public async Task Where_traces_go_elsewhere_the_page_says_so()
    {
        await using var collector = await StandIn.StartAsync();
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(
            server, probe.Setting(), ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"));
        using var bus = host.Dapr();
        var published = Publishing.Event("k", 0);
        published["traceparent"] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        await bus.PublishByteEventAsync("bus", "counted", System.Text.Encoding.UTF8.GetBytes(published.ToJsonString()), "application/cloudevents+json");

        await probe.GetsAsync(1);
        await Eventually.TrueAsync(() => collector.Has("/v1/traces", "deliver counted to probe"), "the span is sent");
        await Eventually.TrueAsync(() => collector.Has("/v1/metrics", "aigov.mesh.attempts"), "the measures are sent");
        foreach (var page in (string[])["traces", "metrics"])
            Assert.Contains(collector.Address, await host.GetAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("4bf92f3577b34da6a3ce929d0e0e4736", await host.GetAsync("traces"), StringComparison.Ordinal);
    }

    static async Task<int> PostAsync(Host host, string path, string type, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var answer = await host.Client.PostAsync(new Uri(host.Http, path), content);
        return (int)answer.StatusCode;
    }
}
