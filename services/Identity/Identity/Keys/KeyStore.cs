using System.Security.Cryptography;
using BuildingBlocks.EventStore;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Identity.Keys;

/// <summary>Keys in the database, their secrets under data protection.</summary>
sealed class KeyStore(NpgsqlDataSource database, IDataProtectionProvider protection)
{
    const long LockKey = 0x4B657973;   // "Keys"
    readonly IDataProtector protector = protection.CreateProtector("Identity.TokenKeys.v1");

    /// <summary>Reads all keys, lets a decision change them, and answers what holds then. One process at a time.</summary>
    public async Task<IReadOnlyList<TokenKey>> ChangeAsync(Func<IReadOnlyList<TokenKey>, KeyChange> decide, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync(connection, "select pg_advisory_xact_lock($1)", [Sql.Long(LockKey)], cancellation);

        var keys = await ReadAsync(connection, cancellation);
        var change = decide(keys);
        foreach (var added in change.Add)
            await RunAsync(
                connection, "insert into token_key (id, use, active_from, created_at, secret) values ($1, $2, $3, $4, $5)",
                [Sql.Text(added.Id), Sql.Text(NameOf(added.Use)), Sql.Instant(added.ActiveFrom), Sql.Instant(added.CreatedAt), Sql.Bytes(protector.Protect(added.Secret))],
                cancellation);
        if (change.Remove.Count > 0)
            await RunAsync(connection, "delete from token_key where id = any($1)", [Sql.Texts([.. change.Remove.Select(k => k.Id)])], cancellation);

        await transaction.CommitAsync(cancellation);
        return [.. keys.Except(change.Remove), .. change.Add];
    }

    async Task<IReadOnlyList<TokenKey>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand("select id, use, active_from, created_at, secret from token_key", connection);
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        var keys = new List<TokenKey>();
        while (await reader.ReadAsync(cancellation))
        {
            var id = reader.GetString(0);
            keys.Add(new(
                id, reader.GetString(1) == NameOf(KeyUse.Signing) ? KeyUse.Signing : KeyUse.Encryption,
                reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3), Unprotect(id, reader.GetFieldValue<byte[]>(4))));
        }
        return keys;
    }

    byte[] Unprotect(string id, byte[] secret)
    {
        try
        {
            return protector.Unprotect(secret);
        }
        catch (CryptographicException lost)
        {
            throw new InvalidOperationException(
                $"The token key {id} cannot be read: the data protection keys in DataProtection__Directory are not those it was written with. "
                + "Restore that directory, or run with --roll-keys --forget-old, which ends all sessions.", lost);
        }
    }

    /// <summary>Drops every key unread, for when the data protection keys are lost.</summary>
    public async Task ForgetAllAsync(CancellationToken cancellation)
    {
        await using var delete = database.CreateCommand("delete from token_key");
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    static string NameOf(KeyUse use) => use is KeyUse.Signing ? "signing" : "encryption";

    static async Task RunAsync(NpgsqlConnection connection, string sql, NpgsqlParameter[] parameters, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>Keys to add and to drop.</summary>
sealed record KeyChange(IReadOnlyList<TokenKey> Add, IReadOnlyList<TokenKey> Remove);
