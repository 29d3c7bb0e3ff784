using Npgsql;

namespace Launcher.Postgres;

/// <summary>The databases of the services on one server: each with a role of its own that no other service can take.</summary>
/// <param name="owner">How to reach the server as one who may make roles and databases.</param>
/// <param name="prefix">Before the names, where several instances share one server.</param>
internal sealed class Databases(string owner, string prefix, Secrets secrets)
{
    public string ConnectionString(string service) => new NpgsqlConnectionStringBuilder(owner)
    {
        Database = Name(service),
        Username = Name(service),
        Password = secrets.Get($"database-{service}"),
        ApplicationName = service,
    }.ConnectionString;

    public async Task EnsureAsync(IEnumerable<string> services, CancellationToken cancellation)
    {
        await using var server = await OpenAsync(owner, cancellation);
        foreach (var service in services)
        {
            var name = Name(service);
            var role = await ExistsAsync(server, "select 1 from pg_roles where rolname = $1", name, cancellation) ? "alter" : "create";
            await RunAsync(server, $"{role} role {Quoted(name)} login password '{ScramVerifier.Of(secrets.Get($"database-{service}"))}'", cancellation);
            if (await ExistsAsync(server, "select 1 from pg_database where datname = $1", name, cancellation)) continue;
            await RunAsync(server, $"grant {Quoted(name)} to current_user", cancellation);
            await RunAsync(server, $"create database {Quoted(name)} owner {Quoted(name)}", cancellation);
            await RunAsync(server, $"revoke all on database {Quoted(name)} from public", cancellation);
        }
    }

    /// <summary>Silos that a killed process left in Orleans' list would be waited for. Right only while none of them runs.</summary>
    public async Task ForgetSilosAsync(IEnumerable<string> services, CancellationToken cancellation)
    {
        foreach (var service in services)
        {
            await using var database = await OpenAsync(new NpgsqlConnectionStringBuilder(owner) { Database = Name(service) }.ConnectionString, cancellation);
            if (await ExistsAsync(database, "select 1 where to_regclass($1) is not null", "orl_silo", cancellation))
                await RunAsync(database, "delete from orl_silo", cancellation);
        }
    }

    /// <summary>Throws when the server cannot be reached, or does not know us.</summary>
    public async Task TryAsync(CancellationToken cancellation)
    {
        await using var server = await OpenAsync(owner, cancellation);
    }

    public async Task DropAsync(IEnumerable<string> services, CancellationToken cancellation)
    {
        await using var server = await OpenAsync(owner, cancellation);
        foreach (var service in services)
        {
            await RunAsync(server, $"drop database if exists {Quoted(Name(service))} with (force)", cancellation);
            await RunAsync(server, $"drop role if exists {Quoted(Name(service))}", cancellation);
        }
    }

    string Name(string service) => prefix + service;

    static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    static async Task<bool> ExistsAsync(NpgsqlConnection connection, string question, string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(question, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    static async Task RunAsync(NpgsqlConnection connection, string statement, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
