using Google.Protobuf;
using MeshHost.Tracing;

namespace MeshHost.Measuring;

/// <summary>Reads OTLP's ExportMetricsServiceRequest (opentelemetry-proto 1.x) straight from the wire, as far as the page shows it.</summary>
/// <remarks>Field numbers are those of <c>opentelemetry/proto/metrics/v1/metrics.proto</c>; unknown fields are passed over.</remarks>
static class MetricReader
{
    const int Gauge = 5, Sum = 7, Histogram = 9;

    /// <summary>The measures of the platform itself, and how long requests take; of what else is sent nothing is kept.</summary>
    static bool IsShown(string name) => name.StartsWith("aigov.", StringComparison.Ordinal) || name is "http.server.request.duration";

    /// <exception cref="InvalidProtocolBufferException">The bytes are not such a message.</exception>
    public static List<Series> Read(ReadOnlySpan<byte> request)
    {
        var all = new List<Series>();
        OtlpReader.EachField(request, (field, resourceMetrics) =>
        {
            if (field != 1)
                return;
            var service = OtlpReader.ServiceOf(resourceMetrics);
            OtlpReader.EachField(resourceMetrics, (inner, scope) =>
            {
                if (inner == 2)
                    OtlpReader.EachField(scope, (metric, bytes) =>
                    {
                        if (metric == 2)
                            ReadMetric(bytes, service, all);
                    });
            });
        });
        return all;
    }

    static void ReadMetric(byte[] metric, string service, List<Series> all)
    {
        var (name, description, unit) = ("", "", "");
        OtlpReader.EachField(metric, (field, content) =>
        {
            if (field == 1)
                name = System.Text.Encoding.UTF8.GetString(content);
            else if (field == 2)
                description = System.Text.Encoding.UTF8.GetString(content);
            else if (field == 3)
                unit = System.Text.Encoding.UTF8.GetString(content);
        });
        if (!IsShown(name))
            return;
        OtlpReader.EachField(metric, (field, data) =>
        {
            if (field is Gauge or Sum or Histogram)
                OtlpReader.EachField(data, (inner, point) =>
                {
                    if (inner == 1)
                        all.Add(ReadPoint(point, field == Histogram, new(service, name, unit, description, "", 0, null, default)));
                });
        });
    }

    /// <summary>A number has its attributes in field 7, and its value in 4 or 6; a distribution in 9, its count in 4 and its sum in 5.</summary>
    static Series ReadPoint(byte[] bytes, bool isDistribution, Series series)
    {
        var input = new CodedInputStream(bytes);
        var attributes = new List<string>();
        while (input.ReadTag() is var tag and not 0)
            switch (WireFormat.GetTagFieldNumber(tag), isDistribution)
            {
                case (3, _): series = series with { At = OtlpReader.Instant(input.ReadFixed64()) }; break;
                case (4, false):
                case (5, true): series = series with { Value = input.ReadDouble() }; break;
                case (6, false): series = series with { Value = input.ReadSFixed64() }; break;
                case (4, true): series = series with { Count = input.ReadFixed64() }; break;
                case (7, false):
                case (9, true):
                    var (key, value) = OtlpReader.ReadAttribute(input.ReadBytes().ToByteArray());
                    if (SafeAttributes.TryKeep(key, value, out var kept))
                        attributes.Add($"{kept.Key}={kept.Value}");
                    break;
                default: input.SkipLastField(); break;
            }
        return series with { Of = string.Join(' ', attributes.Order(StringComparer.Ordinal)) };
    }
}
