using Collaborative.Domain.Calls;
using GraphQL;

namespace Collaborative.Graph;

/// <summary>Who decides on applications, and for which organization.</summary>
static class Deciders
{
    /// <exception cref="RefusalError">The person who asks belongs to no organization.</exception>
    public static InstitutionId DemandInstitution(this IResolveFieldContext context) =>
        new(context.Caller().OrganizationId ?? throw new RefusalError("auth.forbidden", "Only a person who belongs to an organization can do this."));
}
