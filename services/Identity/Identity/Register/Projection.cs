using System.Text.Json;
using BuildingBlocks.Domain;
using BuildingBlocks.EventStore;
using BuildingBlocks.Messaging;
using Contracts.Identity;
using Identity.Domain.Organizations;
using Identity.Domain.People;
using static Identity.Domain.Organizations.OrganizationEvent;
using OrganizationId = Identity.Domain.OrganizationId;

namespace Identity.Register;

/// <summary>What changes in the tables, on the bus and in the ledger when something has happened to an organization.</summary>
static class Projection
{
    public static void Of(Commit commit, OrganizationId id, Organization.Registered after, OrganizationEvent happened)
    {
        switch (happened)
        {
            case Registered e:
                Enter(commit, id, e.Profile);
                Bind(commit, "identity.organization-registered", id, e.Act, e.At, e);
                break;
            case ProfileCorrected e:
                Enter(commit, id, e.Profile);
                Bind(commit, "identity.organization-corrected", id, e.Act, e.At, e);
                break;
            case PersonAppointed e:
                commit.Execute(
                    """
                    insert into person (id, organization_id, title, roles, from_at, until_at) values ($1, $2, $3, $4, $5, $6)
                    on conflict (id) do update set
                      title = excluded.title, roles = excluded.roles, from_at = excluded.from_at, until_at = excluded.until_at, ended_at = null
                    """,
                    Sql.Uuid(e.Person.Value), Sql.Uuid(id.Value), Sql.Text(e.Title), Sql.Texts(Words.OfAll(e.Roles)), Sql.Instant(e.From), Sql.Instant(e.Until));
                Bind(commit, "identity.person-appointed", id, e.Act, e.At, e);
                break;
            case AppointmentEnded e:
                commit.Execute("update person set ended_at = $2 where id = $1", Sql.Uuid(e.Person.Value), Sql.Instant(e.At));
                Bind(commit, "identity.appointment-ended", id, e.Act, e.At, e);
                break;
            case AccountClosed e:
                commit.Execute("update person set closed_at = $2 where id = $1", Sql.Uuid(e.Person.Value), Sql.Instant(e.At));
                Bind(commit, "identity.account-closed", id, e.Act, e.At, e);
                break;
            case AccountReopened e:
                commit.Execute("update person set closed_at = null where id = $1", Sql.Uuid(e.Person.Value));
                Bind(commit, "identity.account-reopened", id, e.Act, e.At, e);
                break;
            case LinkIssued e:
                commit.Execute(
                    "update person set is_awaited = $2, link_until = $3 where id = $1",
                    Sql.Uuid(e.Person.Value), Sql.Bool(e.Kind is LinkKind.Invitation), Sql.Instant(e.Until));
                Bind(commit, "identity.link-issued", id, e.Act, e.At, e);
                break;
            case LinkUsed e:
                commit.Execute("update person set is_awaited = false, link_until = null where id = $1", Sql.Uuid(e.Person.Value));
                break;
            case OrganizationEvent.DelegationGranted e:
                commit.Execute(
                    "insert into delegation (id, organization_id, person_id, powers, from_at, until_at) values ($1, $2, $3, $4, $5, $6)",
                    Sql.Uuid(e.Delegation.Value), Sql.Uuid(id.Value), Sql.Uuid(e.Person.Value), Sql.Texts(Words.OfAll(e.Powers)),
                    Sql.Instant(e.From), Sql.Instant(e.Until));
                Announce(commit, DelegationActs.Granted(id, after, e), e.Delegation.Value);
                break;
            case OrganizationEvent.DelegationRevoked e:
                commit.Execute("update delegation set revoked_at = $2 where id = $1", Sql.Uuid(e.Delegation.Value), Sql.Instant(e.At));
                Announce(commit, DelegationActs.Revoked(id, after, e), Guid.CreateVersion7(e.At));
                break;
            case OrganizationEvent.SubstituteNamed e:
                commit.Execute(
                    "insert into substitution (id, delegation_id, person_id, powers, from_at, until_at) values ($1, $2, $3, $4, $5, $6)",
                    Sql.Uuid(e.Substitution.Value), Sql.Uuid(e.Delegation.Value), Sql.Uuid(e.Person.Value), Sql.Texts(Words.OfAll(e.Powers)),
                    Sql.Instant(e.From), Sql.Instant(e.Until));
                Announce(commit, SubstitutionActs.Named(id, after, e), e.Substitution.Value);
                break;
            case OrganizationEvent.SubstitutionEnded e:
                commit.Execute("update substitution set ended_at = $2 where id = $1", Sql.Uuid(e.Substitution.Value), Sql.Instant(e.At));
                Announce(commit, SubstitutionActs.Ended(id, after, e), Guid.CreateVersion7(e.At));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    static void Enter(Commit commit, OrganizationId id, Profile profile)
    {
        commit.Execute(
            """
            insert into organization (id, kind, code, name, names, region) values ($1, $2, $3, $4, $5, $6)
            on conflict (id) do update set name = excluded.name, names = excluded.names, region = excluded.region
            """,
            Sql.Uuid(id.Value), Sql.Text(Words.Of(profile.Kind)), Sql.Text(profile.Code), Sql.Text(profile.Names.En),
            Sql.Json(JsonSerializer.Serialize(profile.Names, StoredJson.Options)), Sql.Text(profile.Region));
        commit.Execute("delete from organization_name where organization_id = $1", Sql.Uuid(id.Value));
        commit.Execute(
            "insert into organization_name (organization_id, folded) select $1, unnest($2)", Sql.Uuid(id.Value), Sql.Texts(SearchNames(profile)));
    }

    static string[] SearchNames(Profile profile)
    {
        var (en, fr, es, ru, ar, zh) = profile.Names;
        return [.. new[] { en, fr, es, ru, ar, zh, profile.Code ?? "" }.Concat(profile.Aliases).Select(Folding.Of).Where(n => n.Length > 0).Distinct()];
    }

    /// <summary>What the platform itself entered for a demonstration binds nobody.</summary>
    static void Bind<TEvent>(Commit commit, string kind, OrganizationId id, ActId? act, DateTimeOffset? at, TEvent happened)
        where TEvent : OrganizationEvent
    {
        if ((act, at) is ({ } named, { } instant))
            commit.Bind(kind, named, instant, "organization", id.Value, happened);
    }

    static void Announce(Commit commit, DelegationAct act, Guid actId)
    {
        commit.Bind(act.Record(actId), "identity");
        commit.Publish(act.Message(commit.Stream, actId));
    }
}
