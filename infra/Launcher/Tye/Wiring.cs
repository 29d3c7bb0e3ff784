using System.Globalization;
using System.Text.RegularExpressions;
using Launcher.Postgres;

namespace Launcher.Tye;

/// <summary>Turns what tye.yaml says about a part into addresses and environment variables of this instance.</summary>
/// <param name="given">The operator's own environment, which every part inherits; that of this process where it is not named.</param>
internal sealed partial class Wiring(Instance instance, Application application, Secrets secrets, Databases? databases, Func<string, string?>? given = null)
{
    const string Host = "127.0.0.1", Mesh = "mesh";

    public string? Address(Service service) => service.Bindings.Count == 0 ? null : Url(service.Http ?? service.Bindings[0]);

    public int Port(Binding binding) => instance.Port(binding.Port);

    public IReadOnlyDictionary<string, string> EnvironmentOf(Service service)
    {
        var environment = Common(service);
        foreach (var (name, value) in service.Variables) environment[name] = Resolve(service, value);
        return environment;
    }

    /// <summary>What every part is given, as Tye and its Dapr extension do.</summary>
    Dictionary<string, string> Common(Service service)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["APP_ID"] = service.Name,
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["NODE_ENV"] = "production",
        };
        if (service.Http is { } http)
        {
            environment["ASPNETCORE_URLS"] = Url(http);
            environment["HOST"] = Host;
            environment["PORT"] = Port(http).ToString(CultureInfo.InvariantCulture);
        }
        if (application.Find(Mesh) is not { Http: { } sidecar } mesh) return environment;

        environment["DAPR_HTTP_ENDPOINT"] = Url(sidecar);
        environment["DAPR_GRPC_ENDPOINT"] = Url(mesh.Find("grpc") ?? sidecar);
        environment["APP_API_TOKEN"] = secrets.Get("app-api-token");
        Observe(environment, service, Url(sidecar));
        return environment;
    }

    /// <summary>Traces and metrics go to the mesh's pages, unless the operator says where to. The mesh shows its own measures, and has no traces to send itself.</summary>
    void Observe(Dictionary<string, string> environment, Service service, string pages)
    {
        environment["OTEL_SERVICE_NAME"] = service.Name;
        if (!IsGiven("OTEL_EXPORTER_OTLP_PROTOCOL")) environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        if (IsGiven("OTEL_EXPORTER_OTLP_ENDPOINT")) return;

        var elsewhere = IsGiven("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT");
        if (service.Name != Mesh) environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = pages;
        else if (!elsewhere) environment["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"] = $"{pages}/v1/metrics";
        if (!elsewhere && !IsGiven("OTEL_METRIC_EXPORT_INTERVAL")) environment["OTEL_METRIC_EXPORT_INTERVAL"] = "10000";
    }

    bool IsGiven(string variable) => (given ?? Environment.GetEnvironmentVariable)(variable) is { Length: > 0 };

    string Resolve(Service service, string text) => Token().Replace(text, match => match.Groups["inside"].Value.Split(':') switch
    {
        ["service", var name, var property] => Property(service, Known(name), null, property),
        ["service", var name, var binding, var property] => Property(service, Known(name), binding, property),
        ["port", var binding] => Property(service, service, binding, "port"),
        ["secret", var name] => secrets.Get(name),
        ["secret-file", var name] => secrets.File(name),
        ["state", var path] => StatePath(path),
        _ => throw new Obstacle($"tye.yaml: {service.Name} uses {match.Value}, which means nothing", "use service, port, secret, secret-file or state"),
    });

    string Property(Service asking, Service asked, string? name, string property)
    {
        var binding = asked.Find(name) ?? throw new Obstacle($"tye.yaml: {asking.Name} asks for the binding {name} of {asked.Name}, which has none such", "correct it");
        return property switch
        {
            "host" => Host,
            "port" => Port(binding).ToString(CultureInfo.InvariantCulture),
            "protocol" => binding.Protocol,
            "url" => Url(binding),
            "connectionString" when asked.Run is Run.Database && databases is not null => databases.ConnectionString(asking.Name),
            _ => throw new Obstacle($"tye.yaml: {asking.Name} asks for {property} of {asked.Name}", "use host, port, protocol, url, or for postgres connectionString"),
        };
    }

    Service Known(string name) => application.Find(name) ?? throw new Obstacle($"tye.yaml speaks of {name}, but does not list it", "correct it");

    string Url(Binding binding) => $"{binding.Protocol}://{Host}:{Port(binding).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A path of this instance; the folder above it is made, for its owner alone.</summary>
    string StatePath(string path)
    {
        var full = Path.Combine(instance.State, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return full;
    }

    [GeneratedRegex(@"\$\{(?<inside>[^}]*)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
