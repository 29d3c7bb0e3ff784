using Launcher.Postgres;
using Launcher.Tye;

namespace Launcher.Tests.Tye;

/// <summary>The repository's own tye.yaml.</summary>
public sealed class WiringTheHouse : IDisposable
{
    const int Offset = 700;
    readonly Instance instance = new Instance(Instance.FromEnvironment().Root, $"wiring-{Guid.NewGuid():N}"[..20], Offset).Prepare();
    readonly Dictionary<string, string> operators = new(StringComparer.Ordinal);
    readonly Application house;
    readonly Wiring wiring;

    public WiringTheHouse()
    {
        house = TyeFile.Read(Path.Combine(instance.Root, "tye.yaml"));
        var secrets = new Secrets(instance);
        wiring = new Wiring(instance, house, secrets, new Databases("Host=127.0.0.1;Port=16132;Username=postgres;Password=owner", "", secrets), operators.GetValueOrDefault);
    }

    public void Dispose() => Directory.Delete(instance.State, recursive: true);

    IReadOnlyDictionary<string, string> Of(string service) => wiring.EnvironmentOf(house.Find(service)!);

    [Fact]
    public void Every_value_can_be_worked_out()
    {
        foreach (var value in house.Services.SelectMany(service => wiring.EnvironmentOf(service).Values)) Assert.DoesNotContain("${", value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_part_but_the_database_says_over_http_whether_it_is_ready() =>
        Assert.All(house.Services.Where(service => service.Run is not Run.Database), service => Assert.True(service is { ReadinessPath: "/health/ready", Http: not null }, service.Name));

    [Fact]
    public void No_two_bindings_share_a_port()
    {
        var ports = house.Services.SelectMany(service => service.Bindings).Select(wiring.Port).ToList();
        Assert.Equal(ports.Count, ports.Distinct().Count());
    }

    [Fact]
    public void Ports_move_together()
    {
        Assert.Equal("http://127.0.0.1:5900", Of("standards")["ASPNETCORE_URLS"]);
        Assert.Equal("http://127.0.0.1:5800", Of("standards")["Identity__Authority"]);
        Assert.Equal("11900", Of("standards")["Orleans__SiloPort"]);
        Assert.Equal(("4700", "http://127.0.0.1:5900/graphql"), (Of("gateway")["PORT"], Of("gateway")["SUBGRAPH_STANDARDS_URL"]));
    }

    [Fact]
    public void Every_app_is_given_the_mesh()
    {
        var ledger = Of("ledger");
        Assert.Equal(("ledger", "http://127.0.0.1:4200", "http://127.0.0.1:50701"), (ledger["APP_ID"], ledger["DAPR_HTTP_ENDPOINT"], ledger["DAPR_GRPC_ENDPOINT"]));
        Assert.Equal(("http://127.0.0.1:4200", "http/protobuf"), (ledger["OTEL_EXPORTER_OTLP_ENDPOINT"], ledger["OTEL_EXPORTER_OTLP_PROTOCOL"]));
        Assert.Equal(ledger["APP_API_TOKEN"], Of("mesh")["Mesh__AppToken"]);
        Assert.False(ledger.ContainsKey("OTEL_METRICS_EXPORTER"), "metrics go to the mesh too");
        Assert.False(Of("mesh").ContainsKey("OTEL_EXPORTER_OTLP_ENDPOINT"), "the collector does not collect its own traces");
        Assert.Equal("http://127.0.0.1:4200/v1/metrics", Of("mesh")["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"]);
    }

    [Fact]
    public void An_operator_says_where_traces_and_metrics_go()
    {
        operators["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://collector:4317";
        operators["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";

        Assert.All((string[])["ledger", "gateway", "web", "mesh"], service =>
        {
            Assert.Equal(service, Of(service)["OTEL_SERVICE_NAME"]);
            Assert.Equal(["OTEL_SERVICE_NAME"], Of(service).Keys.Where(name => name.StartsWith("OTEL_", StringComparison.Ordinal)));
        });
    }

    [Fact]
    public void An_operator_may_say_it_of_metrics_alone()
    {
        operators["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"] = "http://collector:4318/v1/metrics";

        Assert.Equal(("http://127.0.0.1:4200", "http/protobuf"), (Of("ledger")["OTEL_EXPORTER_OTLP_ENDPOINT"], Of("ledger")["OTEL_EXPORTER_OTLP_PROTOCOL"]));
        Assert.All((string[])["ledger", "mesh"], service => Assert.DoesNotContain(Of(service).Keys, name => name is "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT" or "OTEL_METRIC_EXPORT_INTERVAL"));
    }

    [Fact]
    public void Each_service_has_its_own_role_in_its_own_database()
    {
        var identity = Of("identity")["ConnectionStrings__Default"];
        Assert.Contains("Username=identity;", identity, StringComparison.Ordinal);
        Assert.Contains("Database=identity", identity, StringComparison.Ordinal);
        Assert.DoesNotContain("owner", identity, StringComparison.Ordinal);
        Assert.Equal(6, house.Services.Where(service => service.HasDatabase).Select(service => wiring.EnvironmentOf(service)["ConnectionStrings__Default"]).Distinct(StringComparer.Ordinal).Count());
        Assert.False(house.Find("gateway")!.HasDatabase || house.Find("web")!.HasDatabase);
    }

    [Fact]
    public void The_web_and_identity_share_the_clients_secret()
    {
        Assert.Equal(Of("identity")["Clients__Web__Secret"], Of("web")["Clients__Web__Secret"]);
        Assert.NotEqual(Of("identity")["Clients__Web__Secret"], Of("identity")["Clients__DemoIntegrator__Secret"]);
    }

    [Fact]
    public void Compliance_alone_is_given_the_key_of_codes()
    {
        Assert.Equal(new Secrets(instance).Get("disclosures-key"), Of("compliance")["Disclosures__Key"]);
        Assert.All(house.Services.Where(s => s.Name != "compliance"), s => Assert.DoesNotContain(Of("compliance")["Disclosures__Key"], wiring.EnvironmentOf(s).Values));
    }

    [Fact]
    public void The_demonstration_password_is_handed_over_as_a_file()
    {
        var file = Of("identity")["Seed__PasswordFile"];
        Assert.Matches("^[A-Za-z2-9]{4}(-[A-Za-z2-9]{4}){3}$", File.ReadAllText(file));
        Assert.DoesNotContain(File.ReadAllText(file), Of("identity").Values);
    }
}
