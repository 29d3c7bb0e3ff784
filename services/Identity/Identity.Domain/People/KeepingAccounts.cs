using BuildingBlocks.Domain;
using Identity.Domain.Organizations;

namespace Identity.Domain.People;

/// <summary>The rules for the door of a person: closing and reopening the account, issuing a link and using it.</summary>
static class KeepingAccounts
{
    public const int LongestReason = 500;

    public static Decision<OrganizationEvent, OrganizationRefusal> Close(Organization.Registered organization, OrganizationCommand.CloseAccount command)
    {
        var reason = command.Reason.Trim();
        if (!organization.People.TryGetValue(command.Person, out var person))
            return new OrganizationRefusal.PersonUnknown();
        if (person.ClosedAt is not null)
            return new OrganizationRefusal.AccountClosed();
        if (reason.Length is 0 or > LongestReason)
            return new OrganizationRefusal.ReasonMissing();
        if (Keepers.IsWithout(organization, person with { ClosedAt = command.Now }, command.Now))
            return new OrganizationRefusal.LastOfTheSecretariat();

        return new OrganizationEvent.AccountClosed(person.Id, reason, command.By, command.Act, command.Now);
    }

    public static Decision<OrganizationEvent, OrganizationRefusal> Reopen(Organization.Registered organization, OrganizationCommand.ReopenAccount command) =>
        !organization.People.TryGetValue(command.Person, out var person) ? new OrganizationRefusal.PersonUnknown()
        : person.ClosedAt is null ? new OrganizationRefusal.AccountNotClosed()
        : new OrganizationEvent.AccountReopened(person.Id, command.By, command.Act, command.Now);

    public static Decision<OrganizationEvent, OrganizationRefusal> Issue(Organization.Registered organization, OrganizationCommand.IssueLink command)
    {
        if (!organization.People.TryGetValue(command.Person, out var person))
            return new OrganizationRefusal.PersonUnknown();
        if (person.IsOver(command.Now))
            return new OrganizationRefusal.AppointmentOver();
        if (person.ClosedAt is not null)
            return new OrganizationRefusal.AccountClosed();

        var kind = command.IsFirst || person.IsAwaited ? LinkKind.Invitation : LinkKind.Reset;
        return new OrganizationEvent.LinkIssued(command.Link, person.Id, kind, command.Until, command.By, command.Act, command.Now);
    }

    /// <remarks>A link opens once: what was used, or replaced by another one, is no longer the one in hand.</remarks>
    public static Decision<OrganizationEvent, OrganizationRefusal> Use(Organization.Registered organization, OrganizationCommand.UseLink command)
    {
        if (!organization.People.TryGetValue(command.Person, out var person) || person.Link is not { } link || link.Id != command.Link)
            return new OrganizationRefusal.LinkUsed();
        if (link.Until <= command.Now)
            return new OrganizationRefusal.LinkExpired(link.Until);
        if (person.ClosedAt is not null || person.IsOver(command.Now))
            return new OrganizationRefusal.AccountClosed();

        return new OrganizationEvent.LinkUsed(link.Id, person.Id, command.Now);
    }
}
