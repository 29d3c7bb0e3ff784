using System.Text.Json.Nodes;
using BuildingBlocks.Domain;
using Contracts.Identity;
using Identity.Domain.Organizations;
using OrganizationId = Identity.Domain.OrganizationId;

namespace Identity.Register;

/// <summary>Substitutions, in the words of records and contracts.</summary>
/// <remarks>The bodies are stored for ever and hashed: members are added, never renamed.</remarks>
static class SubstitutionActs
{
    public static DelegationAct Named(OrganizationId organization, Organization.Registered after, OrganizationEvent.SubstituteNamed e) => new(
        "identity.substitute-named", e.At,
        new JsonObject
        {
            ["substitution"] = e.Substitution.Value.ToString("D"),
            ["delegation"] = e.Delegation.Value.ToString("D"),
            ["organization"] = DelegationActs.Describe(organization, after),
            ["holder"] = e.By.Value.ToString("D"),
            ["substitute"] = e.Person.Value.ToString("D"),
            ["title"] = after.People[e.Person].Title,
            ["powers"] = new JsonArray([.. Words.OfAll(e.Powers).Select(p => (JsonNode)p)]),
            ["from"] = SaltedRecord.Timestamp(e.From),
            ["until"] = SaltedRecord.Timestamp(e.Until),
        },
        actId => new SubstituteNamed(
            new(e.Substitution.Value), new(e.Delegation.Value), new(organization.Value), new(e.By.Value), new(e.Person.Value),
            Words.OfAll(e.Powers), e.From, e.Until, actId));

    public static DelegationAct Ended(OrganizationId organization, Organization.Registered after, OrganizationEvent.SubstitutionEnded e)
    {
        var ended = after.Substitutions[e.Substitution];
        return new(
            "identity.substitution-ended", e.At,
            new JsonObject
            {
                ["substitution"] = e.Substitution.Value.ToString("D"),
                ["delegation"] = ended.Delegation.Value.ToString("D"),
                ["organization"] = DelegationActs.Describe(organization, after),
                ["substitute"] = ended.Person.Value.ToString("D"),
                ["endedBy"] = e.By.Value.ToString("D"),
            },
            actId => new SubstitutionEnded(
                new(e.Substitution.Value), new(ended.Delegation.Value), new(organization.Value), new(ended.Person.Value), e.At, actId));
    }
}
