using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using Identity.Domain.Organizations;
using PersonId = Identity.Domain.PersonId;

namespace Identity.Graph;

/// <summary>What granting and revoking have in common: who may, and how the outcome reads.</summary>
static class Delegating
{
    /// <summary>The secretariat may for every organization, a head of delegation for the own one.</summary>
    /// <exception cref="RefusalError">The person may not act on this organization.</exception>
    public static PersonId Authorize(IResolveFieldContext context, Guid organization)
    {
        var (person, caller) = context.Person();
        return caller.Roles.Contains(Contracts.Identity.Roles.Secretariat) || caller.OrganizationId == organization
            ? new(person)
            : throw new RefusalError("auth.forbidden", "A head of delegation decides for the own organization only.");
    }

    /// <summary>As <see cref="Authorize"/>, where the field lets in others too: one's own organization is not enough, it takes its head.</summary>
    /// <exception cref="RefusalError">The person may not act on this organization.</exception>
    public static void AuthorizeHead(IResolveFieldContext context, Guid organization)
    {
        var (_, caller) = context.Person();
        if (!caller.Roles.Contains(Contracts.Identity.Roles.Secretariat) && !caller.Roles.Contains(Contracts.Identity.Roles.HeadOfDelegation))
            throw new RefusalError("auth.forbidden", "Only the holder of the delegation, the head of delegation or the secretariat can end this.");
        Authorize(context, organization);
    }

    public static IReadOnlyList<OrganizationEvent> Accepted(this Outcome<OrganizationEvent> outcome) => outcome switch
    {
        Outcome<OrganizationEvent>.Done done => done.Events,
        Outcome<OrganizationEvent>.Refused refused => throw new RefusalError(refused.Code, refused.Message),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
