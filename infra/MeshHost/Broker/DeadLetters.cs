using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshHost.Storage;
using Npgsql;

namespace MeshHost.Broker;

/// <summary>A message that a subscriber could not or would not handle.</summary>
sealed record DeadLetter(
    long Id, string App, string Topic, string Key, string? Event, string? Type, string Outcome, int Attempts, string Failure,
    DateTimeOffset At, DateTimeOffset? ReplayedAt, JsonNode Envelope);

/// <summary>Reads dead letters, and delivers them again.</summary>
sealed class DeadLetters(NpgsqlDataSource source, Bells bells)
{
    const int MaxListed = 1000;

    const string Select =
        """
        select l.id, s.app, m.topic, l.key, l.outcome, l.attempts, l.failure, l.at, l.replayed_at, m.envelope
        from dead_letter l join subscription s on s.id = l.subscription join message m on m.id = l.message
        """;

    /// <summary>The newest first; those that were replayed only where asked for.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(bool replayed, CancellationToken cancellation)
    {
        await using var query = source.CreateCommand($"{Select} where $1 or l.replayed_at is null order by l.id desc limit {MaxListed}");
        query.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = replayed });
        return await ReadAsync(query, cancellation);
    }

    public async Task<DeadLetter?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var query = source.CreateCommand($"{Select} where l.id = $1");
        query.Parameters.Add(Parameters.Long(id));
        return (await ReadAsync(query, cancellation)).SingleOrDefault();
    }

    /// <returns>False if it was replayed before, or is not there.</returns>
    public async Task<bool> ReplayAsync(long id, CancellationToken cancellation) => await ReplayAsync([id], cancellation) == 1;

    /// <summary>Replays all that ran out of attempts; what a subscriber dropped on purpose is replayed one by one only.</summary>
    public async Task<int> ReplayAllAsync(CancellationToken cancellation)
    {
        await using var query = source.CreateCommand(
            "select coalesce(array_agg(id order by id), '{}') from dead_letter where replayed_at is null and outcome = 'exhausted'");
        return await ReplayAsync((long[])(await query.ExecuteScalarAsync(cancellation))!, cancellation);
    }

    async Task<int> ReplayAsync(long[] ids, CancellationToken cancellation)
    {
        await using var replay = source.CreateCommand("select replay($1)");
        replay.Parameters.Add(Parameters.Longs(ids));
        var count = (int)(await replay.ExecuteScalarAsync(cancellation))!;
        bells.RingAll();
        return count;
    }

    static async Task<IReadOnlyList<DeadLetter>> ReadAsync(NpgsqlCommand query, CancellationToken cancellation)
    {
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        var found = new List<DeadLetter>();
        while (await reader.ReadAsync(cancellation))
        {
            var envelope = JsonNode.Parse(reader.GetFieldValue<byte[]>(9))!;
            found.Add(new(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), (string?)envelope["id"], (string?)envelope["type"],
                reader.GetString(4), reader.GetInt32(5), reader.GetString(6), reader.GetFieldValue<DateTimeOffset>(7),
                await reader.IsDBNullAsync(8, cancellation) ? null : reader.GetFieldValue<DateTimeOffset>(8), envelope));
        }
        return found;
    }
}
