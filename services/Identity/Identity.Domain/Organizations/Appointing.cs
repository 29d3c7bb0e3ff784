using BuildingBlocks.Domain;
using Identity.Domain.People;

namespace Identity.Domain.Organizations;

/// <summary>The rules for giving a person a place in an organization.</summary>
static class Appointing
{
    public static Decision<OrganizationEvent, OrganizationRefusal> Decide(Organization.Registered organization, OrganizationCommand.Appoint command)
    {
        var person = new Person(command.Person, command.Title, [.. command.Roles.Distinct().Order()]);
        if (string.IsNullOrWhiteSpace(person.Title) || person.Roles.IsEmpty)
            return new OrganizationRefusal.AppointmentEmpty();
        foreach (var role in person.Roles)
        {
            if (!Person.Fits(role, organization.Profile.Kind))
                return new OrganizationRefusal.RoleUnfitting(role);
        }
        return person.Equals(organization.People.GetValueOrDefault(person.Id))
            ? Decision<OrganizationEvent, OrganizationRefusal>.Nothing
            : new OrganizationEvent.PersonAppointed(person.Id, person.Title, person.Roles);
    }
}
