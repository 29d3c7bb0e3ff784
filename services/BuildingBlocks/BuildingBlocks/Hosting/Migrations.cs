using System.Reflection;
using DbUp;
using DbUp.Engine.Output;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BuildingBlocks.Hosting;

/// <summary>Brings a database to the schema of the program that starts, once, whoever starts first.</summary>
static partial class Migrations
{
    const long LockKey = 0x4D696772617465;   // "Migrate"

    /// <summary>Runs the embedded scripts of the assemblies, in their order, then by name. Waits while the server is not there yet.</summary>
    public static async Task RunAsync(string connectionString, IReadOnlyList<Assembly> assemblies, ILogger log, CancellationToken cancellation)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var guard = new NpgsqlConnection(unpooled);   // a pooled connection would keep the lock after its return
                await guard.OpenAsync(cancellation);
                await using var take = new NpgsqlCommand($"select pg_advisory_lock({LockKey})", guard);
                await take.ExecuteNonQueryAsync(cancellation);
                foreach (var assembly in assemblies)
                    Upgrade(connectionString, assembly);
                return;
            }
            catch (NpgsqlException unreachable) when (unreachable.IsTransient && attempt < 600)
            {
                Waiting(log, unreachable.Message);
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(attempt * 0.1, 2)), cancellation);
            }
        }
    }

    static void Upgrade(string connectionString, Assembly assembly)
    {
        var result = DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(assembly, name => name.EndsWith(".sql", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw new InvalidOperationException($"The migration {result.ErrorScript?.Name} failed.", result.Error);
    }

    [LoggerMessage(LogLevel.Warning, "Waiting for the database: {Reason}")]
    static partial void Waiting(ILogger log, string reason);
}
