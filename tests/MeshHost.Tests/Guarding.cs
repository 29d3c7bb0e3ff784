using Testing;

namespace MeshHost.Tests;

public sealed class Guarding(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Theory]
    [InlineData("Origin", "https://example.org", 403)]
    [InlineData("Host", "rebound.example.org", 400)]
    public async Task A_browser_cannot_be_made_to_publish(string header, string value, int status)
    {
        await using var host = await Host.StartAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Http, "v1.0/publish/bus/t")) { Content = new StringContent("{}") };
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(0L, await host.QueryAsync<long>("select count(*) from message"));
    }

    [Fact]
    public async Task Readiness_tells_the_truth_about_the_database()
    {
        await using var host = await Host.StartAsync(server);
        await host.QueryAsync<bool>("select pg_sleep(0) is not null");

        await RenameAsync(host, away: true);
        await Eventually.TrueAsync(async () => await StatusAsync(host, "health/ready") == 503, "the host is not ready");
        Assert.Equal(200, await StatusAsync(host, "health/live"));
        Assert.Equal(500, await StatusAsync(host, "v1.0/healthz"));
        using var refused = await host.Client.PostAsync(new Uri(host.Http, "v1.0/publish/bus/t"), new StringContent("x"));
        Assert.Equal(503, (int)refused.StatusCode);

        await RenameAsync(host, away: false);
        await Eventually.TrueAsync(async () => await StatusAsync(host, "health/ready") == 200, "the host is ready again");
    }

    static async Task<int> StatusAsync(Host host, string path)
    {
        using var answer = await host.Client.GetAsync(new Uri(host.Http, path));
        return (int)answer.StatusCode;
    }

    /// <summary>Takes the database away from the host, as a server that is down does.</summary>
    static async Task RenameAsync(Host host, bool away)
    {
        var database = new Npgsql.NpgsqlConnectionStringBuilder(host.Database);
        var name = database.Database!;
        var server = new Npgsql.NpgsqlConnectionStringBuilder(host.Database) { Database = "postgres", Pooling = false };
        await using var source = Npgsql.NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(away
            ? $"alter database {name} allow_connections false; select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
            : $"alter database {name} allow_connections true");
        await command.ExecuteNonQueryAsync();
    }
}
