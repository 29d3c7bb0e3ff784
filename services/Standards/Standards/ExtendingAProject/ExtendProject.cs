using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.ReadingAProject;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>By how many months the track of a project is lengthened, and why. It is done once.</summary>
sealed class ExtendProjectInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    public required int Months { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<ProjectView>> ExtendProject(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, ExtendProjectInput input) =>
        AskProjectAsync(context, grains, loaders, input, input.CommandId, input.ProjectId, (project, order, person) => project.ExtendAsync(order, input.Months, input.Reason, person));
}
