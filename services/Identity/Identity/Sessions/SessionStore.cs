using BuildingBlocks.EventStore;
using Npgsql;
using OpenIddict.Abstractions;

namespace Identity.Sessions;

/// <summary>Sessions, and the grants that hang on them: when a session ends, its tokens end.</summary>
sealed class SessionStore(NpgsqlDataSource database, IOpenIddictAuthorizationManager grants, IOpenIddictTokenManager tokens, TimeProvider time)
{
    const int Shown = 100;

    const string Columns =
        """
        id, coalesce((
          select string_agg(coalesce(a.display_name, c.id), ', ' order by c.place)
          from unnest(clients) with ordinality as c (id, place) left join openiddict_applications a on a.client_id = c.id), 'Account pages'),
        started_at, last_seen_at, ended_at
        """;

    public async Task<Guid> StartAsync(Guid person, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        await database.ExecuteAsync(
            "insert into session (id, person_id, started_at, last_seen_at) values ($1, $2, $3, $3)",
            [Sql.Uuid(id), Sql.Uuid(person), Sql.Instant(time.GetUtcNow())], cancellation);
        return id;
    }

    /// <summary>Notes that a session is in use.</summary>
    /// <returns>False if it has ended or never was.</returns>
    public async Task<bool> SeenAsync(Guid id, CancellationToken cancellation) => await database.ExecuteAsync(
        "update session set last_seen_at = greatest(last_seen_at, $2) where id = $1 and ended_at is null",
        [Sql.Uuid(id), Sql.Instant(time.GetUtcNow())], cancellation) == 1;

    /// <summary>Hangs a client's grant on a session.</summary>
    public async Task AttachAsync(Guid id, string client, Guid grant, CancellationToken cancellation)
    {
        await database.ExecuteAsync("insert into session_grant (grant_id, session_id) values ($2, $1)", [Sql.Uuid(id), Sql.Uuid(grant)], cancellation);
        await database.ExecuteAsync(
            "update session set clients = clients || $2 where id = $1 and not clients @> array[$2]", [Sql.Uuid(id), Sql.Text(client)], cancellation);
    }

    /// <summary>A person's sessions: those that run, then the latest that ended.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(Guid person, CancellationToken cancellation) => await database.ReadAsync(
        $"select {Columns} from session where person_id = $1 order by ended_at desc nulls first, last_seen_at desc limit {Shown}",
        [Sql.Uuid(person)], Read, cancellation);

    /// <summary>Ends a session and all tokens that hang on it. Ending it again changes nothing.</summary>
    /// <returns>Null if this person has no such session.</returns>
    public async Task<Session?> EndAsync(Guid id, Guid owner, CancellationToken cancellation)
    {
        var ended = await database.ReadAsync(
            $"update session set ended_at = coalesce(ended_at, $3) where id = $1 and person_id = $2 returning {Columns}",
            [Sql.Uuid(id), Sql.Uuid(owner), Sql.Instant(time.GetUtcNow())], Read, cancellation);
        if (ended is not [var session])
            return null;

        foreach (var grant in await database.ReadAsync(
            "select grant_id::text from session_grant where session_id = $1", [Sql.Uuid(id)], row => row.GetString(0), cancellation))
        {
            if (await grants.FindByIdAsync(grant, cancellation) is { } authorization)
                await grants.TryRevokeAsync(authorization, cancellation);
            await tokens.RevokeByAuthorizationIdAsync(grant, cancellation);
        }
        return session;
    }

    /// <summary>Ends all sessions of a person that run.</summary>
    /// <param name="except">The one that goes on; null for none.</param>
    public async Task EndAllAsync(Guid owner, Guid? except, CancellationToken cancellation)
    {
        foreach (var id in await database.ReadAsync(
            "select id from session where person_id = $1 and ended_at is null and id is distinct from $2",
            [Sql.Uuid(owner), Sql.Uuid(except)], row => row.GetGuid(0), cancellation))
            await EndAsync(id, owner, cancellation);
    }

    static Session Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3), row.OrNull<DateTimeOffset>(4));
}
