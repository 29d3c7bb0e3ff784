using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Committees;
using Standards.ReadingACommittee;

namespace Standards.Graph;

/// <summary>An organization becomes a member for a time. The dates may lie in the past.</summary>
sealed class AdmitMemberInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CommitteeId { get; init; }

    [Id]
    public required string MemberId { get; init; }

    public required Membership Membership { get; init; }

    public required DateTime From { get; init; }

    public DateTime? Until { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<CommitteeView>> AdmitMember(IResolveFieldContext context, [FromServices] Committees committees, AdmitMemberInput input) =>
        committees.TellAsync(
            context, input.CommandId, Input.Uuid(input.CommitteeId, "committeeId"), input,
            new CommitteeCommand.Admit(
                default, new(Input.Uuid(input.MemberId, "memberId")), input.Membership, Input.Instant(input.From, "from"),
                Input.InstantOrNull(input.Until, "until"), Committees.By(context), default));
}
