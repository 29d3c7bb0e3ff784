using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace BuildingBlocks.Hosting;

/// <summary>Reads from the OpenTelemetry environment variables whether a signal is sent, and where to. The exporter itself knows only the address that is for all signals.</summary>
static class Exporting
{
    public static bool IsExported(this IConfiguration configuration, string signal) =>
        (Own(configuration, signal) ?? configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]) is { Length: > 0 } && configuration[$"OTEL_{signal}_EXPORTER"] is not "none";

    /// <summary>The address of one signal goes before that of all, and is used as it stands.</summary>
    public static Action<OtlpExporterOptions> Exporter(this IConfiguration configuration, string signal) => exporter =>
    {
        if (Own(configuration, signal) is { Length: > 0 } address)
            exporter.Endpoint = new(address);
    };

    static string? Own(IConfiguration configuration, string signal) => configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"];
}
