using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BuildingBlocks.EventStore;
using Identity.Domain;
using Npgsql;

namespace Identity.IssuingALink;

/// <summary>Links by which a person sets a password: good for seven days, for one use, for whoever holds the secret. Only its hash is kept.</summary>
sealed class Links(NpgsqlDataSource database, IConfiguration configuration)
{
    const int SecretBytes = 32;
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>A new link for a person, in place of an earlier one.</summary>
    public NewLink Make(PersonId person, DateTimeOffset now)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var (id, until) = (new LinkId(Guid.CreateVersion7(now)), now + Lifetime);
        return new(id, new Uri(new Uri(configuration["Identity:Authority"]!), $"/open?link={secret}"), until, commit => commit.Execute(
            """
            insert into sign_in_link (person_id, id, secret_hash, expires_at) values ($1, $2, $3, $4)
            on conflict (person_id) do update set id = excluded.id, secret_hash = excluded.secret_hash, expires_at = excluded.expires_at
            """,
            Sql.Uuid(person.Value), Sql.Uuid(id.Value), Sql.Bytes(Hash(secret)), Sql.Instant(until)));
    }

    /// <returns>Null if no link has this secret.</returns>
    public async Task<KnownLink?> FindAsync(string secret, CancellationToken cancellation) => (await database.ReadAsync(
        """
        select l.id, l.person_id, p.organization_id, p.title, a.user_name from sign_in_link l
        join person p on p.id = l.person_id join account a on a.id = l.person_id where l.secret_hash = $1
        """,
        [Sql.Bytes(Hash(secret))],
        row => new KnownLink(new(row.GetGuid(0)), new(row.GetGuid(1)), new(row.GetGuid(2)), row.GetString(3), row.GetString(4)), cancellation)).SingleOrDefault();

    static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>A link that was just made; its address is shown once.</summary>
/// <param name="Keep">Keeps the hash of its secret, with the commit that issues it.</param>
sealed record NewLink(LinkId Id, Uri Address, DateTimeOffset Until, Action<Commit> Keep);

/// <summary>A link whose secret somebody showed. Whether it still opens anything is for the register to say.</summary>
sealed record KnownLink(LinkId Id, PersonId Person, OrganizationId Organization, string Title, string UserName);
