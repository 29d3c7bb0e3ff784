using BuildingBlocks.Domain;
using Identity.Domain.Organizations;

namespace Identity.Domain.Delegations;

/// <summary>The rules for standing in: within the dates and powers of the delegation, one at a time, and never further.</summary>
/// <remarks>A substitution names a delegation and no other substitution, so a chain has one link at most. Revoking the delegation ends it too.</remarks>
static class Substituting
{
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);   // who says "from now on" is always a moment late

    public static Decision<OrganizationEvent, OrganizationRefusal> Decide(
        Organization.Registered organization, OrganizationCommand.NameSubstitute command)
    {
        ImmutableArray<Power> powers = [.. command.Powers.Distinct().Order()];
        var from = command.From < command.Now && command.From >= command.Now - Grace ? command.Now : command.From;

        if (organization.Substitutions.TryGetValue(command.Substitution, out var known))
            return IsThis(known, command, powers) ? Decision<OrganizationEvent, OrganizationRefusal>.Nothing : new OrganizationRefusal.GrantedOtherwise();
        if (!organization.Delegations.TryGetValue(command.Delegation, out var delegation))
            return new OrganizationRefusal.DelegationUnknown();
        if (delegation.Person != command.By)
            return new OrganizationRefusal.NotTheHolder();
        if (command.Person == command.By)
            return new OrganizationRefusal.SubstituteIsHolder();
        if (!organization.People.TryGetValue(command.Person, out var person) || person.IsOver(command.Now))
            return new OrganizationRefusal.NotOneOfItsPeople();
        if (powers.IsEmpty)
            return new OrganizationRefusal.WithoutPowers();
        if (powers.Any(p => !delegation.Powers.Contains(p)))
            return new OrganizationRefusal.BeyondPowers();
        if (from < command.Now)
            return new OrganizationRefusal.BeginsInThePast(command.Now);
        if (command.Until <= from)
            return new OrganizationRefusal.EndsBeforeItBegins();
        if (from < delegation.From || delegation.End < command.Until)
            return new OrganizationRefusal.BeyondDates();
        if (person.IsExceededBy(from, command.Until))
            return new OrganizationRefusal.BeyondAppointment();
        if (Overlapping(organization, command.Delegation, from, command.Until) is { } other)
            return new OrganizationRefusal.SubstitutedAlready(other.Id);

        return new OrganizationEvent.SubstituteNamed(
            command.Substitution, command.Delegation, command.Person, powers, from, command.Until, command.By, command.Now);
    }

    public static Decision<OrganizationEvent, OrganizationRefusal> End(
        Organization.Registered organization, OrganizationCommand.EndSubstitution command)
    {
        if (!organization.Substitutions.TryGetValue(command.Substitution, out var substitution))
            return new OrganizationRefusal.SubstitutionUnknown();
        if (substitution.End <= command.Now || organization.Delegations[substitution.Delegation].IsOver(command.Now))
            return new OrganizationRefusal.SubstitutionOver();

        return new OrganizationEvent.SubstitutionEnded(command.Substitution, command.By, command.Now);
    }

    static bool IsThis(Substitution known, OrganizationCommand.NameSubstitute command, ImmutableArray<Power> powers) =>
        (known.Delegation, known.Person, known.Until) == (command.Delegation, command.Person, command.Until) && known.Powers.SequenceEqual(powers);

    static Substitution? Overlapping(Organization.Registered organization, DelegationId delegation, DateTimeOffset from, DateTimeOffset until) =>
        organization.Substitutions.Values
            .Where(s => s.Delegation == delegation && s.Overlaps(from, until))
            .OrderBy(s => s.From).ThenBy(s => s.Id.Value)
            .FirstOrDefault();
}
