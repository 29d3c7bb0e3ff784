using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Xunit;

namespace Testing;

/// <summary>A real PostgreSQL server for tests: the one that AIGOV_TEST_PG names, else the instance's own, which is started where it does not run.</summary>
/// <remarks>Databases go many at once, and the last when the program ends: where files are deleted all the time, a file system looks long for room for new ones.</remarks>
public sealed class PostgresServer : IAsyncLifetime
{
    const int DroppedAtOnce = 64;

    static readonly SemaphoreSlim Gate = new(1, 1);
    static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new(StringComparer.Ordinal);
    static readonly List<string> Left = [], Kept = [];
    static string? known;
    readonly List<string> databases = [];

    static PostgresServer() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop([.. Left, .. Kept]);

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
    public Task<string> CreateDatabaseAsync() => KeptAsync("");

    /// <summary>Makes a database that goes with this fixture as a copy of one that is prepared once for all who ask for its kind.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="prepare">Prepares it, by its connection string, and keeps no connection to it.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string kind, Func<string, Task> prepare)
    {
        var template = await Templates.GetOrAdd(kind, _ => new(async () =>
        {
            var name = await CreateAsync("");
            lock (Left)
                Kept.Add(name);
            await prepare(new NpgsqlConnectionStringBuilder(known) { Database = name, Pooling = false }.ConnectionString);
            return name;
        })).Value;
        return await KeptAsync($" template {template} strategy file_copy");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        string[] gone = [];
        lock (Left)
        {
            Left.AddRange(databases);
            if (Left.Count >= DroppedAtOnce)
            {
                gone = [.. Left];
                Left.Clear();
            }
        }
        if (gone.Length > 0)
            await Task.Run(() => Drop(gone));
    }

    async Task<string> KeptAsync(string like)
    {
        var name = await CreateAsync(like);
        lock (databases)
            databases.Add(name);
        return new NpgsqlConnectionStringBuilder(known) { Database = name, MaxPoolSize = 40 }.ConnectionString;
    }

    static async Task<string> CreateAsync(string like)
    {
        var name = $"test_{Guid.NewGuid():n}";
        await ExecuteAsync($"create database {name}{like}");
        return name;
    }

    static async Task ExecuteAsync(string sql)
    {
        await using var server = Connection();
        await server.OpenAsync();
        await using var command = new NpgsqlCommand(sql, server);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>At the end of a program nothing is awaited any more.</summary>
    static void Drop(string[] names)
    {
        if (names.Length == 0)
            return;
        using var server = Connection();
        server.Open();
        foreach (var name in names)
        {
            using var command = new NpgsqlCommand($"drop database if exists {name} with (force)", server);
            command.ExecuteNonQuery();
        }
    }

    static NpgsqlConnection Connection() => new(new NpgsqlConnectionStringBuilder(known) { Pooling = false }.ConnectionString);

    static async Task<string> StartAsync()
    {
        using var ensure = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "infra", "postgres", "ensure")) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var printed = await ensure.StandardOutput.ReadToEndAsync();
        await ensure.WaitForExitAsync();
        return ensure.ExitCode == 0 ? printed.Trim() : throw new InvalidOperationException("infra/postgres/ensure could not start PostgreSQL.");
    }
}
