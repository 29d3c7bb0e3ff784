using BuildingBlocks.Messaging;
using Contracts.Identity;
using Npgsql;

namespace Standards.Reactions;

/// <summary>Keeps what Identity tells of delegations and substitutions.</summary>
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
        "update credential set revoked_at = least(revoked_at, $2) where delegation_id = $1 or substitution_of = $1")   // who stands in falls with the delegation
    {
        Parameters = { Sql.Uuid(revoked.DelegationId.Value), Sql.Instant(revoked.RevokedAt) },
    });

    public static Task SubstituteAsync(SubstituteNamed named, Delivery delivery, HttpContext http) => HandleAsync(http, delivery, named.SubstituteId, new(
        """
        insert into credential (delegation_id, substitution_of, person_id, organization_id, powers, valid_from, valid_until)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (delegation_id) do nothing
        """)
    {
        Parameters =
        {
            Sql.Uuid(named.SubstitutionId.Value), Sql.Uuid(named.DelegationId.Value), Sql.Uuid(named.SubstituteId.Value),
            Sql.Uuid(named.OrganizationId.Value), Sql.Texts([.. named.Powers]), Sql.Instant(named.From), Sql.Instant(named.Until),
        },
    });

    public static Task EndSubstitutionAsync(SubstitutionEnded ended, Delivery delivery, HttpContext http) => HandleAsync(http, delivery, ended.SubstituteId, new(
        "update credential set revoked_at = least(revoked_at, $2) where delegation_id = $1 and substitution_of is not null")
    {
        Parameters = { Sql.Uuid(ended.SubstitutionId.Value), Sql.Instant(ended.EndedAt) },
    });

    static async Task HandleAsync(HttpContext http, Delivery delivery, Contracts.Identity.PersonId person, NpgsqlBatchCommand change)
    {
        var services = http.RequestServices;
        await services.GetRequiredService<Inbox>().HandleOnceAsync(Subscriber, delivery.Id, [change], http.RequestAborted);
        services.GetRequiredService<CredentialBook>().Announce(person.Value);
    }
}
