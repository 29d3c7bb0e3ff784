using System.Reflection;
using DbUp;
using Npgsql;

namespace MeshHost.Storage;

/// <summary>The host's own database: brings its schema up to date as soon as PostgreSQL answers, and says whether it is ready.</summary>
sealed partial class Database(NpgsqlDataSource source, IConfiguration configuration, ILogger<Database> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    readonly TaskCompletionSource migrated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the schema is up to date.</summary>
    public Task WhenMigratedAsync(CancellationToken cancellation) => migrated.Task.WaitAsync(cancellation);

    /// <summary>Whether the schema is up to date and PostgreSQL answers.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        if (!migrated.Task.IsCompletedSuccessfully)
            return false;
        try
        {
            await using var ping = source.CreateCommand("select 1");
            ping.CommandTimeout = 2;
            await ping.ExecuteScalarAsync(cancellation);
            return true;
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var result = Migrate();
            if (result is null)
            {
                migrated.SetResult();
                return;
            }
            MigrationFailed(log, result.Message);
            await Task.Delay(Pause, stoppingToken);
        }
    }

    Exception? Migrate()
    {
        try
        {
            return DeployChanges.To
                .PostgresqlDatabase(configuration.GetConnectionString("Default"))
                .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly())
                .WithTransaction()
                .WithVariablesDisabled()
                .LogToNowhere()
                .Build().PerformUpgrade().Error;
        }
        catch (NpgsqlException unreachable)
        {
            return unreachable;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database is not ready: {Reason}")]
    static partial void MigrationFailed(ILogger log, string reason);
}
