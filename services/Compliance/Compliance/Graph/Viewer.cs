using Contracts.Identity;
using GraphQL;

namespace Compliance.Graph;

/// <summary>Who looks: monitors and the secretariat see everything, a developer's compliance officer also what this developer filed, everyone else what is public.</summary>
sealed record Viewer(bool SeesAll, Guid? Organization)
{
    /// <summary>Who it is, where this person may be assigned to assessments.</summary>
    public Guid? Person { get; init; }

    /// <summary>Whether this viewer is inside of nothing.</summary>
    public bool IsAnyone => !SeesAll && Organization is null && Person is null;

    public static Viewer Of(IResolveFieldContext context) => BuildingBlocks.Hosting.Caller.Of(context.User) switch
    {
        null => new(SeesAll: false, null),
        { Roles: var roles } when roles.Contains(Roles.Monitor) || roles.Contains(Roles.Secretariat) => new(SeesAll: true, null),
        { Roles: var roles, PersonId: var person } when roles.Contains(Roles.Researcher) => new(SeesAll: false, null) { Person = person },
        { Roles: var roles, OrganizationId: var organization } when roles.Contains(Roles.ComplianceOfficer) => new(SeesAll: false, organization),
        _ => new(SeesAll: false, null),
    };

    /// <summary>Whether what these developers filed may be seen.</summary>
    public bool SeesWhatIsFiledBy(IEnumerable<Guid> developers) => SeesAll || (Organization is { } own && developers.Contains(own));
}
