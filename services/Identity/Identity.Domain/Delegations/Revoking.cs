using BuildingBlocks.Domain;
using Identity.Domain.Organizations;

namespace Identity.Domain.Delegations;

/// <summary>The rules for ending a delegation before its time.</summary>
/// <remarks>One that has not begun can be revoked too; it then never holds.</remarks>
static class Revoking
{
    const int LongestReason = 500;

    public static Decision<OrganizationEvent, OrganizationRefusal> Decide(
        Organization.Registered organization, OrganizationCommand.RevokeDelegation command)
    {
        var reason = command.Reason.Trim();
        if (!organization.Delegations.TryGetValue(command.Delegation, out var delegation))
            return new OrganizationRefusal.DelegationUnknown();
        if (reason.Length is 0 or > LongestReason)
            return new OrganizationRefusal.WithoutReason();
        if (delegation.RevokedAt is { } revokedAt)
            return new OrganizationRefusal.AlreadyRevoked(revokedAt);
        if (delegation.Until is { } until && until <= command.Now)
            return new OrganizationRefusal.AlreadyOver(until);

        return new OrganizationEvent.DelegationRevoked(command.Delegation, reason, command.By, command.Now);
    }
}
