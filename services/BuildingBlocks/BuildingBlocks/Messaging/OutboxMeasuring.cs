using System.Diagnostics.Metrics;
using BuildingBlocks.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BuildingBlocks.Messaging;

/// <summary>Looks now and then how much waits in the outbox and how long, where somebody measures.</summary>
/// <remarks>Every replica says the same of its service. While the database is away nothing is said.</remarks>
sealed class OutboxMeasuring(NpgsqlDataSource database, IHostApplicationLifetime life, ILogger<OutboxMeasuring> log) : Repeating(life, Pause, log)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    static readonly Gauge<long> Backlog = Telemetry.Meter.CreateGauge<long>("aigov.outbox.backlog", "{message}", "Messages that wait for the bus");

    static readonly Gauge<double> Age = Telemetry.Meter.CreateGauge<double>("aigov.outbox.age", "s", "How long the oldest of them has waited; 0 where none does");

    protected override async Task StepAsync(CancellationToken cancellation)
    {
        if (!Backlog.Enabled && !Age.Enabled)
            return;
        try
        {
            await MeasureAsync(database, cancellation);
        }
        catch (NpgsqlException)
        {
            // What needs the database says so itself.
        }
    }

    internal static async Task MeasureAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand("select count(*), coalesce(extract(epoch from clock_timestamp() - min(at)), 0)::float8 from outbox");
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        Backlog.Record(reader.GetInt64(0));
        Age.Record(reader.GetDouble(1));
    }
}
