using BuildingBlocks.Domain;
using Identity.Domain.People;

namespace Identity.Domain.Organizations;

/// <summary>The rules for giving a person a place in an organization, and for ending it.</summary>
/// <remarks>What people of the house decided is not undone by the platform, which appoints at every start of a demonstration.</remarks>
static class Appointing
{
    const int LongestTitle = 200;
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);   // who says "from now on" is always a moment late

    public static Decision<OrganizationEvent, OrganizationRefusal> Decide(Organization.Registered organization, OrganizationCommand.Appoint command)
    {
        var known = organization.People.GetValueOrDefault(command.Person);
        if (command.Now is null && known is { IsByHand: true } or { EndedAt: not null })
            return Decision<OrganizationEvent, OrganizationRefusal>.Nothing;

        var (title, roles, from) = (command.Title.Trim(), (ImmutableArray<Role>)[.. command.Roles.Distinct().Order()], BeginningOf(known, command));
        if (title.Length is 0 or > LongestTitle || roles.IsEmpty)
            return new OrganizationRefusal.AppointmentEmpty();
        foreach (var role in roles)
        {
            if (!Person.Fits(role, organization.Profile.Kind))
                return new OrganizationRefusal.RoleUnfitting(role);
        }
        if (known is null && from < command.Now)
            return new OrganizationRefusal.AppointmentBeginsInThePast();
        if (command.Until <= from || command.Until <= command.Now)
            return new OrganizationRefusal.AppointmentEndsBeforeItBegins();

        var person = (known ?? new Person(command.Person, title, roles)) with { Title = title, Roles = roles, From = from, Until = command.Until, EndedAt = null };
        if (organization.Delegations.Values.Any(d => d.Person == person.Id && command.Now is { } now && !d.IsOver(now) && person.IsExceededBy(d.From, d.End)))
            return new OrganizationRefusal.DelegationsExceedAppointment();
        if (command.Now is { } at && Keepers.IsWithout(organization, person, at))
            return new OrganizationRefusal.LastOfTheSecretariat();
        return known is not null && known.Title == title && known.Roles.SequenceEqual(roles) && (known.From, known.Until, known.EndedAt) == (from, command.Until, null)
            ? Decision<OrganizationEvent, OrganizationRefusal>.Nothing
            : new OrganizationEvent.PersonAppointed(person.Id, title, roles, from, command.Until, command.By, command.Act, command.Now);
    }

    /// <remarks>With the appointment fall the delegations of the person, and the substitutions in which the person stands in.</remarks>
    public static Decision<OrganizationEvent, OrganizationRefusal> End(Organization.Registered organization, OrganizationCommand.EndAppointment command)
    {
        var reason = command.Reason.Trim();
        if (!organization.People.TryGetValue(command.Person, out var person))
            return new OrganizationRefusal.PersonUnknown();
        if (person.IsOver(command.Now))
            return new OrganizationRefusal.AppointmentOver();
        if (reason.Length is 0 or > KeepingAccounts.LongestReason)
            return new OrganizationRefusal.ReasonMissing();
        if (Keepers.IsWithout(organization, person with { EndedAt = command.Now }, command.Now))
            return new OrganizationRefusal.LastOfTheSecretariat();

        var delegations = organization.Delegations.Values.Where(d => d.Person == person.Id && !d.IsOver(command.Now)).OrderBy(d => d.From).ThenBy(d => d.Id.Value);
        var substitutions = organization.Substitutions.Values
            .Where(s => s.Person == person.Id && s.End > command.Now && !organization.Delegations[s.Delegation].IsOver(command.Now))
            .OrderBy(s => s.From).ThenBy(s => s.Id.Value);
        return new Decision<OrganizationEvent, OrganizationRefusal>.Accepted(
        [
            .. delegations.Select(d => new OrganizationEvent.DelegationRevoked(d.Id, reason, command.By, command.Now)),
            .. substitutions.Select(s => new OrganizationEvent.SubstitutionEnded(s.Id, command.By, command.Now)),
            new OrganizationEvent.AppointmentEnded(person.Id, reason, command.By, command.Act, command.Now),
        ]);
    }

    /// <summary>An appointment that holds keeps its beginning; a new one begins when it says, or now.</summary>
    static DateTimeOffset? BeginningOf(Person? known, OrganizationCommand.Appoint command) =>
        command.Now is not { } now ? known?.From ?? command.From
        : known is not null && !known.IsOver(now) ? known.From
        : known is not null || command.From is not { } from || (from < now && from >= now - Grace) ? now
        : from;
}
