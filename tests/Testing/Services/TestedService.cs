using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Npgsql;
using BuildingBlocks.Hosting;
using Xunit;

namespace Testing.Services;

/// <summary>A service as it is, on a real database and a port of its own. Only the clock and the key of the tokens are the test's.</summary>
/// <param name="create">Makes the service of a command line, such as <c>StandardsService.Create</c>.</param>
/// <param name="more">What its command line says beside what every service is told.</param>
public class TestedService(Func<string[], Action<WebApplicationBuilder>, WebApplication> create, params string[] more) : IAsyncLifetime
{
    /// <summary>Services come and go here: what GraphQL learned of the types and compiled for the first serves all that follow.</summary>
    static TestedService() => GraphQL.GlobalSwitches.EnableReflectionCaching = true;

    readonly PostgresServer server = new();
    readonly List<WebApplication> replicas = [];
    string connectionString = "";

    /// <summary>What the service takes for the time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What the test puts into the service.</summary>
    public Action<IServiceCollection>? Also { get; init; }

    public Api Api => new(Url);

    public string Url => replicas[0].Urls.Single();

    /// <summary>Of the replica that was started last.</summary>
    public string NewestUrl => replicas[^1].Urls.Single();

    public NpgsqlDataSource Database { get; private set; } = null!;

    public IServiceProvider Services => replicas[0].Services;

    public virtual async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        connectionString = await server.CreateDatabaseAsync(create.Method.DeclaringType!.FullName!, async database =>
        {
            await using var app = create(Settings(database, FreePort.Take()), Configure);
            await app.MigrateAsync();
        });
        Database = NpgsqlDataSource.Create(connectionString);
        await StartAsync();
    }

    /// <summary>Starts the service, or one more replica of it.</summary>
    public async Task<Api> StartAsync(params string[] settings)
    {
        var app = create([.. Settings(connectionString, FreePort.Take()), .. settings], Configure);
        await app.MigrateAsync();
        await app.StartAsync();
        replicas.Add(app);
        return new(app.Urls.Single());
    }

    /// <summary>The command line of the service on this database.</summary>
    public string[] Settings(int siloPort) => Settings(connectionString, siloPort);

    string[] Settings(string database, int siloPort) =>
    [
        "--urls", "http://127.0.0.1:0", "--environment", "Production",
        "--ConnectionStrings:Default", database,
        "--Identity:Authority", Tokens.Issuer,
        "--Orleans:SiloPort", siloPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "--DAPR_GRPC_ENDPOINT", "http://127.0.0.1:9", "--DAPR_HTTP_ENDPOINT", "http://127.0.0.1:9",
        .. more,
    ];

    /// <summary>Stops the newest replica in an orderly way, as an update does.</summary>
    public async Task StopNewestAsync()
    {
        var newest = replicas[^1];
        replicas.Remove(newest);
        await newest.StopAsync();
        await newest.DisposeAsync();
    }

    /// <summary>Stops every replica.</summary>
    public async Task StopAsync()
    {
        foreach (var replica in replicas)
        {
            await replica.StopAsync();
            await replica.DisposeAsync();
        }
        replicas.Clear();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Database.DisposeAsync();
        await server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    void Configure(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new BuildingBlocks.Hosting.Clock(Time));
        builder.Services.Remove(builder.Services.Single(s => s.ImplementationType?.Name == "OutboxRelay"));   // there is no bus; tests look into the outbox
        builder.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, o =>
            o.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(Tokens.Discovery));
        Also?.Invoke(builder.Services);
    }
}
