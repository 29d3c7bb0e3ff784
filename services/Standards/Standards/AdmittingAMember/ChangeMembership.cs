using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Committees;
using Standards.ReadingACommittee;

namespace Standards.Graph;

/// <summary>A member has another membership from an instant on.</summary>
sealed class ChangeMembershipInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CommitteeId { get; init; }

    [Id]
    public required string MemberId { get; init; }

    public required Membership Membership { get; init; }

    public required DateTime From { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A member leaves. <c>until</c> is the first instant without it.</summary>
sealed class EndMembershipInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CommitteeId { get; init; }

    [Id]
    public required string MemberId { get; init; }

    public required DateTime Until { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<CommitteeView>> ChangeMembership(IResolveFieldContext context, [FromServices] Committees committees, ChangeMembershipInput input) =>
        committees.TellAsync(
            context, input.CommandId, Input.Uuid(input.CommitteeId, "committeeId"), input,
            new CommitteeCommand.ChangeMembership(
                default, new(Input.Uuid(input.MemberId, "memberId")), input.Membership, Input.Instant(input.From, "from"), input.Reason,
                Committees.By(context), default));

    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<CommitteeView>> EndMembership(IResolveFieldContext context, [FromServices] Committees committees, EndMembershipInput input) =>
        committees.TellAsync(
            context, input.CommandId, Input.Uuid(input.CommitteeId, "committeeId"), input,
            new CommitteeCommand.EndMembership(
                default, new(Input.Uuid(input.MemberId, "memberId")), Input.Instant(input.Until, "until"), input.Reason, Committees.By(context), default));
}
