using BuildingBlocks.Domain;
using Identity.Domain.Organizations;

namespace Identity.Domain.Delegations;

/// <summary>The rules for letting a person act for an organization.</summary>
/// <remarks>Who says “from now on” is always a moment late: a beginning up to five minutes ago means now.</remarks>
static class Granting
{
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    public static Decision<OrganizationEvent, OrganizationRefusal> Decide(
        Organization.Registered organization, OrganizationCommand.GrantDelegation command)
    {
        ImmutableArray<Power> powers = [.. command.Powers.Distinct().Order()];
        var from = command.From < command.Now && command.From >= command.Now - Grace ? command.Now : command.From;

        if (organization.Delegations.TryGetValue(command.Delegation, out var known))
            return IsThis(known, command, powers) ? Decision<OrganizationEvent, OrganizationRefusal>.Nothing : new OrganizationRefusal.GrantedOtherwise();
        if (!organization.People.TryGetValue(command.Person, out var person) || person.IsOver(command.Now))
            return new OrganizationRefusal.NotOneOfItsPeople();
        if (powers.IsEmpty)
            return new OrganizationRefusal.WithoutPowers();
        if (powers.Contains(Power.Vote) && organization.Profile.Kind is not OrganizationKind.MemberState)
            return new OrganizationRefusal.VoteIsForStates();
        if (from < command.Now)
            return new OrganizationRefusal.BeginsInThePast(command.Now);
        if (command.Until <= from)
            return new OrganizationRefusal.EndsBeforeItBegins();
        if (person.IsExceededBy(from, command.Until))
            return new OrganizationRefusal.BeyondAppointment();
        if (Overlapping(organization, command.Person, from, command.Until) is { } other)
            return new OrganizationRefusal.Overlapping(other.Id);

        return new OrganizationEvent.DelegationGranted(
            command.Delegation, command.Person, powers, from, command.Until, command.By, command.Now);
    }

    // The beginning is left out: whoever says "from now on" twice means the same delegation.
    static bool IsThis(Delegation known, OrganizationCommand.GrantDelegation command, ImmutableArray<Power> powers) =>
        known.Person == command.Person && known.Until == command.Until && known.Powers.SequenceEqual(powers);

    static Delegation? Overlapping(Organization.Registered organization, PersonId person, DateTimeOffset from, DateTimeOffset? until) =>
        organization.Delegations.Values
            .Where(d => d.Person == person && d.Overlaps(from, until))
            .OrderBy(d => d.From).ThenBy(d => d.Id.Value)
            .FirstOrDefault();
}
