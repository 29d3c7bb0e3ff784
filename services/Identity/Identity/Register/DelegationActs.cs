using System.Security.Cryptography;
using System.Text.Json.Nodes;
using BuildingBlocks.Domain;
using BuildingBlocks.Messaging;
using Contracts.Identity;
using Identity.Domain.Organizations;
using OrganizationId = Identity.Domain.OrganizationId;

namespace Identity.Register;

/// <summary>A binding act on a delegation: its record for the ledger, and its message for other services.</summary>
sealed record DelegationAct(string Kind, DateTimeOffset At, JsonObject Body, Func<Guid, object> Contract)
{
    const int SaltBytes = 16;

    public SaltedRecord Record(Guid actId) => SaltedRecord.Create(actId, Kind, At, Body, RandomNumberGenerator.GetBytes(SaltBytes));

    public OutgoingMessage Message(string stream, Guid actId) => OutgoingMessage.Of(IdentityTopics.Delegations, stream, Contract(actId));
}

/// <summary>Granting and revoking, in the words of records and contracts.</summary>
/// <remarks>The bodies are stored for ever and hashed: members are added, never renamed.</remarks>
static class DelegationActs
{
    public static DelegationAct Granted(OrganizationId organization, Organization.Registered after, OrganizationEvent.DelegationGranted e) => new(
        "identity.delegation-granted", e.At,
        new JsonObject
        {
            ["delegation"] = e.Delegation.Value.ToString("D"),
            ["organization"] = Describe(organization, after),
            ["person"] = e.Person.Value.ToString("D"),
            ["title"] = after.People[e.Person].Title,
            ["powers"] = new JsonArray([.. Words.OfAll(e.Powers).Select(p => (JsonNode)p)]),
            ["from"] = SaltedRecord.Timestamp(e.From),
            ["until"] = e.Until is { } until ? SaltedRecord.Timestamp(until) : null,
            ["grantedBy"] = e.By.Value.ToString("D"),
        },
        actId => new DelegationGranted(
            new(e.Delegation.Value), new(organization.Value), new(e.Person.Value), Words.OfAll(e.Powers), e.From, e.Until, actId));

    public static DelegationAct Revoked(OrganizationId organization, Organization.Registered after, OrganizationEvent.DelegationRevoked e)
    {
        var person = after.Delegations[e.Delegation].Person;
        return new(
            "identity.delegation-revoked", e.At,
            new JsonObject
            {
                ["delegation"] = e.Delegation.Value.ToString("D"),
                ["organization"] = Describe(organization, after),
                ["person"] = person.Value.ToString("D"),
                ["reason"] = e.Reason,
                ["revokedBy"] = e.By.Value.ToString("D"),
            },
            actId => new DelegationRevoked(new(e.Delegation.Value), new(organization.Value), new(person.Value), e.At, actId));
    }

    internal static JsonObject Describe(OrganizationId id, Organization.Registered organization) => new()
    {
        ["id"] = id.Value.ToString("D"),
        ["code"] = organization.Profile.Code,
        ["name"] = organization.Profile.Names.En,
    };
}
