using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BuildingBlocks.Hosting;
using Ledger.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

[assembly: AssemblyFixture(typeof(Ledger.Tests.Hosting.LedgerHost))]

namespace Ledger.Tests.Hosting;

/// <summary>The service as it is, on a real database and a port of its own; all tests share its one log, as people do.</summary>
public sealed class LedgerHost : IAsyncLifetime
{
    public const string Origin = "log.example/acts";

    readonly PostgresServer server = new();
    readonly string folder = Directory.CreateTempSubdirectory("ledger-host-").FullName;
    WebApplication app = default!;

    public Api Api { get; private set; } = default!;

    public string ConnectionString { get; private set; } = "";

    internal LogReader Reader => app.Services.GetRequiredService<LogReader>();

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        ConnectionString = await server.CreateDatabaseAsync();
        app = LedgerService.Create(Settings(ConnectionString, folder));
        await app.MigrateAsync();
        await app.StartAsync();
        Api = new(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The command line of a service of its own. Its bus is not there: what it would send stays in the outbox.</summary>
    public static string[] Settings(string connectionString, string folder, int port = 0) =>
    [
        "--urls", $"http://127.0.0.1:{port}", "--environment", "Production",
        "--ConnectionStrings:Default", connectionString,
        "--Ledger:KeyFile", Path.Combine(folder, "signing-key"), "--Ledger:Origin", Origin,
        "--Orleans:SiloPort", FreePort.Take().ToString(CultureInfo.InvariantCulture),
        "--DAPR_GRPC_ENDPOINT", "http://127.0.0.1:9", "--DAPR_HTTP_ENDPOINT", "http://127.0.0.1:9", "--Logging:LogLevel:BuildingBlocks.Messaging", "None",
    ];
}
