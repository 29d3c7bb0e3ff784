using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Commitments;
using Standards.NamingAnExpert;
using Standards.ReadingAProject;

namespace Standards.Graph;

/// <summary>Somebody who works on the project for the caller's organization.</summary>
sealed class NameExpertInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    public required string Name { get; init; }

    /// <summary>What the person is an expert in.</summary>
    public required string Field { get; init; }
}

/// <summary>An expert who works on the project no longer.</summary>
sealed class WithdrawExpertInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    [Id]
    public required string ExpertId { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    /// <summary>For who may speak for a member. Where a committee does the work, its participating members name experts.</summary>
    [SignedIn]
    public static async Task<IDataLoaderResult<ProjectView>> NameExpert(IResolveFieldContext context, [FromServices] CommitmentsDesk desk, NameExpertInput input)
    {
        var (by, member) = await desk.DemandParticipantAsync(context, Input.Uuid(input.ProjectId, "projectId"));
        return await desk.AskAsync(context, input, input.CommandId, input.ProjectId, new CommitmentsCommand.NameExpert(default, member, input.Name, input.Field, by, default));
    }

    /// <summary>For the member that named the expert.</summary>
    [SignedIn]
    public static async Task<IDataLoaderResult<ProjectView>> WithdrawExpert(IResolveFieldContext context, [FromServices] CommitmentsDesk desk, WithdrawExpertInput input)
    {
        var (by, member) = await desk.DemandSpeakerAsync(context);
        return await desk.AskAsync(context, input, input.CommandId, input.ProjectId, new CommitmentsCommand.WithdrawExpert(
            default, new(Input.Uuid(input.ExpertId, "expertId")), member, input.Reason, by, default));
    }
}
