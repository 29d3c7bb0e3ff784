using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Committees;
using Standards.ReadingACommittee;

namespace Standards.Graph;

/// <summary>The answer of a member to a reminder, which the secretariat takes as good.</summary>
sealed class AcceptAnswerInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CommitteeId { get; init; }

    [Id]
    public required string MemberId { get; init; }

    public required string Answer { get; init; }
}

/// <summary>A lapsed member wishes to participate again, after twelve months.</summary>
sealed class RestoreMemberInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CommitteeId { get; init; }

    [Id]
    public required string MemberId { get; init; }

    public required DateTime From { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<CommitteeView>> AcceptAnswer(IResolveFieldContext context, [FromServices] Committees committees, AcceptAnswerInput input) =>
        committees.TellAsync(
            context, input.CommandId, Input.Uuid(input.CommitteeId, "committeeId"), input,
            new CommitteeCommand.AcceptAnswer(default, new(Input.Uuid(input.MemberId, "memberId")), input.Answer, Committees.By(context), default));

    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<CommitteeView>> RestoreMember(IResolveFieldContext context, [FromServices] Committees committees, RestoreMemberInput input) =>
        committees.TellAsync(
            context, input.CommandId, Input.Uuid(input.CommitteeId, "committeeId"), input,
            new CommitteeCommand.Restore(default, new(Input.Uuid(input.MemberId, "memberId")), Input.Instant(input.From, "from"), Committees.By(context), default));
}
