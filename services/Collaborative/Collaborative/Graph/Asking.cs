using Collaborative.Storage;
using Contracts.Identity;
using GraphQL;
using GraphQL.Federation;

namespace Collaborative.Graph;

/// <summary>A binding act that was done.</summary>
[Public, Name("CapacityAct")]
sealed class ActView(Guid act)
{
    public ReceiptStub Receipt => new(act);

    /// <exception cref="RefusalError">It was refused.</exception>
    internal static ActView Of(Answer answer) => new(answer.ActOf());
}

static class Asking
{
    /// <summary>The member for which somebody asks.</summary>
    /// <exception cref="RefusalError">It may not be asked for this one.</exception>
    public static Guid MemberOf(this IResolveFieldContext context, string? memberId)
    {
        var member = memberId is { } named ? Input.Uuid(named, "memberId") : context.Caller().OrganizationId ?? throw new RefusalError("input.invalid", "memberId is needed here.");
        context.DemandMember(member);
        return member;
    }

    /// <summary>Passes for the secretariat, and for who belongs to the member.</summary>
    public static void DemandMember(this IResolveFieldContext context, Guid member)
    {
        if (context.Caller() is var caller && !caller.Roles.Contains(Roles.Secretariat) && caller.OrganizationId != member)
            throw new RefusalError("auth.forbidden", "This is for the member itself.");
    }
}
