using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BuildingBlocks.EventStore;
using BuildingBlocks.Hosting;
using Dapr.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BuildingBlocks.Messaging;

/// <summary>Takes what commits left in the outbox to the bus: at least once, in order per key.</summary>
/// <remarks>
/// One relay runs per database, under an advisory lock. A row goes only when the bus has acknowledged it; after a crash in
/// between it is sent again under the same id. Rows of transactions still running wait, so that order per key holds.
/// </remarks>
sealed partial class OutboxRelay(
    NpgsqlDataSource database, DaprClient bus, OutboxSignal signal, ServiceName service, ILogger<OutboxRelay> log) : BackgroundService
{
    const int BatchSize = 500;
    const int Lanes = 16;
    const long LockKey = 0x4F7574626F78;   // "Outbox"
    static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var owner = await database.OpenConnectionAsync(stoppingToken);
                if (await TryOwnAsync(owner, stoppingToken))
                    await RelayAsync(owner, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, failure.GetType().Name, failure.Message);
            }
            await Task.Delay(Idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    static async Task<bool> TryOwnAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("select pg_try_advisory_lock($1)", owner) { Parameters = { Sql.Long(LockKey) } };
        return (bool)(await ask.ExecuteScalarAsync(cancellation))!;
    }

    async Task RelayAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        var pace = new Pace(LeastPause);
        while (!cancellation.IsCancellationRequested)
        {
            await pace.NextAsync(cancellation);
            var waiting = await ReadAsync(owner, cancellation);
            var sent = await SendAsync(waiting, cancellation);
            await ForgetAsync(owner, sent, cancellation);
            if (sent.Length < waiting.Count)
                return;
            if (waiting.Count < BatchSize)
                await signal.WaitAsync(Idle, cancellation);
        }
    }

    static async Task<List<Waiting>> ReadAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand(
            """
            select sequence, id, topic, key, type, data::text, trace, at from outbox
            where transaction < pg_snapshot_xmin(pg_current_snapshot())
            order by transaction, sequence limit $1
            """, owner) { Parameters = { Sql.Int(BatchSize) } };
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        var rows = new List<Waiting>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(new(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.GetString(5), await reader.IsDBNullAsync(6, cancellation) ? null : reader.GetString(6), reader.GetFieldValue<DateTimeOffset>(7)));
        return rows;
    }

    /// <summary>Sends each key's messages one after the other, several keys side by side; at the first failure all stop, for the bus is one.</summary>
    async Task<long[]> SendAsync(List<Waiting> waiting, CancellationToken cancellation)
    {
        var sent = new List<long>(waiting.Count);
        Exception? trouble = null;
        await Parallel.ForEachAsync(
            waiting.GroupBy(m => (m.Topic, m.Key)),
            new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellation },
            async (lane, token) =>
            {
                foreach (var message in lane.TakeWhile(_ => trouble is null))
                {
                    try
                    {
                        await PublishAsync(message, token);
                    }
                    catch (Exception failure) when (!token.IsCancellationRequested)
                    {
                        trouble = failure;
                        return;
                    }
                    lock (sent)
                        sent.Add(message.Sequence);
                }
            });
        if (trouble is not null)
            Failed(log, trouble.GetType().Name, trouble.Message);
        return [.. sent];
    }

    async Task PublishAsync(Waiting message, CancellationToken cancellation)
    {
        using var activity = Telemetry.Source.StartActivity($"publish {message.Topic}", ActivityKind.Producer, message.Trace);
        var envelope = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = message.Id.ToString("D"),
            ["source"] = service.Value,
            ["type"] = message.Type,
            ["time"] = message.At.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["datacontenttype"] = "application/json",
            ["data"] = JsonNode.Parse(message.Data),
            ["traceparent"] = activity?.Id ?? message.Trace,
        };
        await bus.PublishByteEventAsync(
            Bus.Component, message.Topic, Encoding.UTF8.GetBytes(envelope.ToJsonString()), "application/cloudevents+json",
            new(StringComparer.Ordinal) { ["partitionKey"] = message.Key }, cancellation);
    }

    static async Task ForgetAsync(NpgsqlConnection owner, long[] sent, CancellationToken cancellation)
    {
        if (sent.Length == 0)
            return;
        await using var forget = new NpgsqlCommand("delete from outbox where sequence = any($1)", owner) { Parameters = { Sql.Longs(sent) } };
        await forget.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "The outbox waits: {Kind}: {Reason}")]
    static partial void Failed(ILogger log, string kind, string reason);

    sealed record Waiting(long Sequence, Guid Id, string Topic, string Key, string Type, string Data, string? Trace, DateTimeOffset At);
}

/// <summary>The pub/sub component that all services share.</summary>
public static class Bus
{
    public const string Component = "bus";
}
