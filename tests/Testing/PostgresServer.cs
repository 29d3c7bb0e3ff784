using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Xunit;

namespace Testing;

/// <summary>A real PostgreSQL server for tests: the one that AIGOV_TEST_PG names, else the instance's own, which is started where it does not run.</summary>
/// <remarks>Where a program has <see cref="DroppingTogether"/>, databases go many at once.</remarks>
public sealed class PostgresServer : IAsyncLifetime
{
    const int DroppedAtOnce = 64;

    static readonly SemaphoreSlim Gate = new(1, 1);
    static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new(StringComparer.Ordinal);
    static readonly List<string> Left = [];
    static bool isTogether;
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
            if (!isTogether || Left.Count >= DroppedAtOnce)
            {
                gone = [.. Left];
                Left.Clear();
            }
        }
        await DropAsync(gone);
    }

    /// <summary>From now on databases are dropped many at once.</summary>
    internal static void DropTogether() => isTogether = true;

    /// <summary>Drops what is left, and those that were copied.</summary>
    internal static async Task DropAllAsync()
    {
        isTogether = false;
        foreach (var template in Templates.Values.Where(t => t is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
            Left.Add(await template.Value);
        await DropAsync([.. Left]);
        Left.Clear();
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

    static Task DropAsync(string[] names) => ExecuteAsync([.. names.Select(n => $"drop database if exists {n} with (force)")]);

    static async Task ExecuteAsync(params string[] statements)
    {
        if (statements.Length == 0)
            return;
        await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(known) { Pooling = false }.ConnectionString);
        await server.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, server);
            await command.ExecuteNonQueryAsync();
        }
    }

    static async Task<string> StartAsync()
    {
        using var ensure = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "infra", "postgres", "ensure")) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var printed = await ensure.StandardOutput.ReadToEndAsync();
        await ensure.WaitForExitAsync();
        return ensure.ExitCode == 0 ? printed.Trim() : throw new InvalidOperationException("infra/postgres/ensure could not start PostgreSQL.");
    }
}
