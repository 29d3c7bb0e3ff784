using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using BuildingBlocks.Hosting;
using Identity.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Testing;

[assembly: AssemblyFixture(typeof(IdentityWorld))]

namespace Identity.Tests;

/// <summary>The whole service on real PostgreSQL and a real Kestrel, with its demonstration, at a time of the test's choosing.</summary>
public class IdentityWorld : IAsyncLifetime
{
    public const string Password = "a demonstration of patience";
    public const string WebSecret = "web secret for tests only";
    public const string ProgramSecret = "program secret for tests only";
    public const string ThirdPartySecret = "third party secret for tests only";

    readonly PostgresServer server = new();
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("identity-tests");
    WebApplication app = default!;

    public MovableTime Time { get; } = new();

    public string Issuer { get; private set; } = "";

    public IServiceProvider Services => app.Services;

    public NpgsqlDataSource Database => app.Services.GetRequiredService<NpgsqlDataSource>();

    public string ConnectionString { get; private set; } = "";

    public string KeyFolder => Path.Combine(folder.FullName, "keys");

    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    public async ValueTask InitializeAsync()
    {
        await OAuthClient.InstallAsync();
        await server.InitializeAsync();
        ConnectionString = await server.CreateDatabaseAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await server.DisposeAsync();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the service and starts it again on the same database.</summary>
    public async Task RestartAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await StartAsync();
    }

    async Task StartAsync()
    {
        var port = FreePort.Take();
        Issuer = $"http://127.0.0.1:{port}";
        var passwordFile = Path.Combine(folder.FullName, "password");
        await File.WriteAllTextAsync(passwordFile, Password);
        app = IdentityService.Create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(Basics(passwordFile)).AddInMemoryCollection(Settings);
            builder.Services.AddSingleton<TimeProvider>(Time);
            builder.WebHost.UseUrls(Issuer);
        });
        await app.MigrateAsync();
        await app.StartAsync();
    }

    Dictionary<string, string?> Basics(string passwordFile) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Default"] = ConnectionString,
        ["Identity:Authority"] = Issuer,
        ["DataProtection:Directory"] = KeyFolder,
        ["Seed:Demonstration"] = "true",
        ["Seed:PasswordFile"] = passwordFile,
        ["Accounts:PasswordIterations"] = "1000",
        ["Accounts:FailuresPerAddress"] = "1000",
        ["Clients:Web:Secret"] = WebSecret,
        ["Clients:DemoIntegrator:Secret"] = ProgramSecret,
        ["Clients:Others:0:Id"] = "third-party",
        ["Clients:Others:0:Name"] = "Ballot Watch",
        ["Clients:Others:0:Secret"] = ThirdPartySecret,
        ["Clients:Others:0:RedirectUris:0"] = "http://127.0.0.1:9/watch",
        ["Web:PublicUrl"] = "http://127.0.0.1:9",
        // No sidecar: what is to be published stays in the outbox, where tests read it.
        ["DAPR_HTTP_ENDPOINT"] = "http://127.0.0.1:9",
        ["DAPR_GRPC_ENDPOINT"] = "http://127.0.0.1:9",
        ["Logging:LogLevel:BuildingBlocks.Messaging.OutboxRelay"] = nameof(LogLevel.None),
    };

    /// <summary>Asks the graph, with or without a token.</summary>
    public async Task<JsonNode> AskAsync(string query, object? variables = null, string? token = null)
    {
        using var client = new HttpClient();
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.PostAsJsonAsync($"{Issuer}/graphql", new { query, variables });
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>All values of a query's first column.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql)
    {
        await using var query = Database.CreateCommand(sql);
        await using var reader = await query.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync())
            values.Add(await reader.GetFieldValueAsync<T>(0));
        return values;
    }
}

/// <summary>The present, moved forward by a test.</summary>
public sealed class MovableTime : TimeProvider
{
    TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public int AheadInSeconds => (int)ahead.TotalSeconds;

    public void Pass(TimeSpan time) => ahead += time;
}
