using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.ReadingAProject;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>What the committee approved that the text is to deal with, and where the decision can be found.</summary>
sealed class ApproveScopeInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    public required string Text { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<ProjectView>> ApproveScope(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, ApproveScopeInput input) =>
        AskProjectAsync(context, grains, loaders, input, input.CommandId, input.ProjectId, (project, order, person) => project.ApproveScopeAsync(order, input.Text, input.Reason, person));
}
