using System.Diagnostics;
using Npgsql;
using Xunit;

namespace Testing;

/// <summary>A real PostgreSQL server for tests: the one that AIGOV_TEST_PG names, else the instance's own, which is started where it does not run.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    static readonly SemaphoreSlim Gate = new(1, 1);
    static string? known;
    readonly List<string> databases = [];

    public async ValueTask InitializeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            known ??= Environment.GetEnvironmentVariable("AIGOV_TEST_PG") is { Length: > 0 } given ? given : await StartAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Makes an empty database that goes with this fixture.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():n}";
        await ExecuteAsync($"create database {name}");
        lock (databases)
            databases.Add(name);
        return new NpgsqlConnectionStringBuilder(known) { Database = name, MaxPoolSize = 40 }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var name in databases)
            await ExecuteAsync($"drop database if exists {name} with (force)");
    }

    static async Task ExecuteAsync(string sql)
    {
        await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(known) { Pooling = false }.ConnectionString);
        await server.OpenAsync();
        await using var command = new NpgsqlCommand(sql, server);
        await command.ExecuteNonQueryAsync();
    }

    static async Task<string> StartAsync()
    {
        using var ensure = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "infra", "postgres", "ensure")) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var printed = await ensure.StandardOutput.ReadToEndAsync();
        await ensure.WaitForExitAsync();
        return ensure.ExitCode == 0 ? printed.Trim() : throw new InvalidOperationException("infra/postgres/ensure could not start PostgreSQL.");
    }
}
