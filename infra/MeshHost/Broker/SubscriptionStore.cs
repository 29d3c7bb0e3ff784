using MeshHost.Storage;
using Npgsql;

namespace MeshHost.Broker;

/// <summary>The subscriptions that the host keeps over restarts of itself and of the apps.</summary>
sealed class SubscriptionStore(NpgsqlDataSource source)
{
    /// <summary>Makes an app's subscriptions equal to what it declares. New ones get all that is kept of their topics.</summary>
    /// <returns>The topics that are new.</returns>
    public async Task<IReadOnlyList<string>> DeclareAsync(string app, IReadOnlyCollection<Declaration> declared, CancellationToken cancellation)
    {
        await using var batch = source.CreateBatch();
        foreach (var one in declared)
            batch.BatchCommands.Add(new("select subscribe($1, $2, $3, $4, $5)")
            {
                Parameters =
                {
                    Parameters.Text(app), Parameters.Text(one.PubSub), Parameters.Text(one.Topic),
                    Parameters.Text(one.Route), Parameters.Text(one.DeadLetterTopic),
                },
            });
        batch.BatchCommands.Add(new(
            """
            update subscription set resting_since = clock_timestamp()
            where app = $1 and resting_since is null and (pubsub, topic) not in (select * from unnest($2, $3))
            """)
        {
            Parameters =
            {
                Parameters.Text(app),
                Parameters.Texts([.. declared.Select(d => d.PubSub)]), Parameters.Texts([.. declared.Select(d => d.Topic)]),
            },
        });

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var added = new List<string>();
        foreach (var one in declared)
        {
            await reader.ReadAsync(cancellation);
            if (reader.GetBoolean(0))
                added.Add(one.Topic);
            await reader.NextResultAsync(cancellation);
        }
        return added;
    }

    /// <summary>Rests the subscriptions of all other apps.</summary>
    public async Task RestAllButAsync(IEnumerable<string> apps, CancellationToken cancellation)
    {
        await using var rest = source.CreateCommand(
            "update subscription set resting_since = clock_timestamp() where resting_since is null and app <> all($1)");
        rest.Parameters.Add(Parameters.Texts([.. apps]));
        await rest.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>All subscriptions that do not rest.</summary>
    public async Task<IReadOnlyList<Subscription>> ReadAsync(CancellationToken cancellation)
    {
        await using var query = source.CreateCommand(
            "select id, app, pubsub, topic, route from subscription where resting_since is null order by id");
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        var found = new List<Subscription>();
        while (await reader.ReadAsync(cancellation))
            found.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        return found;
    }

    /// <summary>How much waits for each subscription.</summary>
    public async Task<IReadOnlyList<SubscriptionState>> ReadStatesAsync(CancellationToken cancellation)
    {
        await using var query = source.CreateCommand(
            """
            select app, topic, route, resting_since is not null,
                   (select count(*) from delivery d where d.subscription = s.id),
                   (select count(*) from dead_letter l where l.subscription = s.id and l.replayed_at is null),
                   coalesce(extract(epoch from clock_timestamp() - (
                     select m.at from delivery d join message m on m.id = d.message where d.subscription = s.id order by d.message limit 1)), 0)::float8
            from subscription s order by app, topic
            """);
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        var found = new List<SubscriptionState>();
        while (await reader.ReadAsync(cancellation))
            found.Add(new(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetDouble(6)));
        return found;
    }
}

/// <summary>A subscription as the admin API shows it.</summary>
/// <param name="LagSeconds">How long the oldest message that waits has waited; 0 where none does.</param>
sealed record SubscriptionState(string App, string Topic, string Route, bool Resting, long Waiting, long DeadLetters, double LagSeconds);
