using MeshHost.Measuring.Pages;
using MeshHost.Tracing;
using Microsoft.AspNetCore.Components.Web;

namespace MeshHost.Measuring;

/// <summary>OTLP over HTTP in protobuf, and the page that shows the last values.</summary>
static class MetricEndpoints
{
    public static void MapMetrics(this IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/metrics", (HttpRequest request, SeriesStore series) => TraceEndpoints.TakeAsync(request, bytes => series.Add(MetricReader.Read(bytes)), "Not an export of metrics."));
        app.MapGet("/metrics", (SeriesStore series, Collector collector, HtmlRenderer renderer) => TraceEndpoints.PageAsync<MetricList>(renderer, new()
        {
            [nameof(MetricList.All)] = series.Current(),
            [nameof(MetricList.Elsewhere)] = collector.Metrics,
        }));
    }
}
