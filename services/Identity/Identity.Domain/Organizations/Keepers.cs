using Identity.Domain.People;

namespace Identity.Domain.Organizations;

/// <summary>Those who can let in everybody else: people of the secretariat with an open account and an appointment without an end.</summary>
/// <remarks>The secretariat is one organization, so that one stream knows them all. Without any of them nobody could be appointed any more.</remarks>
static class Keepers
{
    /// <summary>True if a change of one person would leave the house without anyone who keeps it.</summary>
    public static bool IsWithout(Organization.Registered organization, Person changed, DateTimeOffset now) =>
        organization.Profile.Kind is OrganizationKind.Secretariat
        && organization.People.Values.Any(p => Keeps(p, now))
        && !organization.People.SetItem(changed.Id, changed).Values.Any(p => Keeps(p, now));

    static bool Keeps(Person person, DateTimeOffset now) =>
        person is { IsAwaited: false, Until: null } && person.MayAct(now) && person.Roles.Contains(Role.Secretariat);
}
