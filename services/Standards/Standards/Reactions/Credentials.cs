using BuildingBlocks.EventStore;
using BuildingBlocks.Messaging;
using Contracts.Identity;
using Npgsql;

namespace Standards.Reactions;

/// <summary>Keeps what Identity tells of delegations.</summary>
static class Credentials
{
    const string Subscriber = "standards.credentials";

    public static Task GrantAsync(DelegationGranted granted, Delivery delivery, HttpContext http) => HandleAsync(http, delivery, granted.PersonId, new(
        """
        insert into credential (delegation_id, person_id, organization_id, powers, valid_from, valid_until)
        values ($1, $2, $3, $4, $5, $6) on conflict (delegation_id) do nothing
        """)
    {
        Parameters =
        {
            Sql.Uuid(granted.DelegationId.Value), Sql.Uuid(granted.PersonId.Value), Sql.Uuid(granted.OrganizationId.Value),
            Sql.Texts([.. granted.Powers]), Sql.Instant(granted.From), Sql.Instant(granted.Until),
        },
    });

    public static Task RevokeAsync(DelegationRevoked revoked, Delivery delivery, HttpContext http) => HandleAsync(http, delivery, revoked.PersonId, new(
        "update credential set revoked_at = $2 where delegation_id = $1")
    {
        Parameters = { Sql.Uuid(revoked.DelegationId.Value), Sql.Instant(revoked.RevokedAt) },
    });

    static async Task HandleAsync(HttpContext http, Delivery delivery, Contracts.Identity.PersonId person, NpgsqlBatchCommand change)
    {
        var services = http.RequestServices;
        await services.GetRequiredService<Inbox>().HandleOnceAsync(Subscriber, delivery.Id, [change], http.RequestAborted);
        services.GetRequiredService<CredentialBook>().Announce(person.Value);
    }
}
