using Contracts.Identity;
using GraphQL;

namespace Compliance.Graph;

/// <summary>Who callers are to pauses.</summary>
static class Parties
{
    /// <summary>The secretariat is the authority, monitors audit, and officers act for their own developer. Whoever else there is, is a peer.</summary>
    public static Party Of(IResolveFieldContext context, Guid developer) => context.Caller() switch
    {
        { Roles: var roles } when roles.Contains(Roles.Secretariat) => Party.Authority,
        { Roles: var roles } when roles.Contains(Roles.Monitor)     => Party.Auditor,
        { OrganizationId: { } own, Roles: var roles } when own == developer && roles.Contains(Roles.ComplianceOfficer) => Party.Developer,
        _                                                           => Party.Peer,
    };

    /// <summary>Who the caller is to a developer's licences and cases.</summary>
    public static LicenceParty OfLicence(IResolveFieldContext context, Guid? developer) => context.Caller() switch
    {
        { Roles: var roles } when roles.Contains(Roles.Secretariat) => LicenceParty.Secretariat,
        { Roles: var roles } when roles.Contains(Roles.Monitor)     => LicenceParty.Monitor,
        { OrganizationId: { } own, Roles: var roles } when own == developer && roles.Contains(Roles.ComplianceOfficer) => LicenceParty.Holder,
        _                                                           => LicenceParty.Other,
    };

    /// <summary>What of a developer's pauses reaches who looks.</summary>
    public static Audience AudienceOf(Viewer viewer, Guid developer) =>
        viewer.SeesAll ? Audience.Overseers : viewer.Organization == developer ? Audience.Own : Audience.Others;
}
