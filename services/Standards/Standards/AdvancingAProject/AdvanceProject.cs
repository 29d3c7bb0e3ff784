using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.ReadingAProject;
using Standards.RegisteringAProject;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>A decision that was taken, and where it can be found.</summary>
sealed class AdvanceProjectInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    public required string To { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<ProjectView>> AdvanceProject(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, AdvanceProjectInput input) =>
        AskProjectAsync(context, grains, loaders, input, input.CommandId, input.ProjectId, (project, order, person) => project.AdvanceAsync(order, input.To, input.Reason, person));

    static async Task<IDataLoaderResult<ProjectView>> AskProjectAsync(
        IResolveFieldContext context, IGrainFactory grains, Loaders loaders, object input, string commandId, string projectId, Func<IProjectGrain, Order, Guid, Task<Answer>> ask)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        var id = Input.Uuid(projectId, "projectId");
        var person = context.DemandPerson();
        var answer = await Grains.AskAsync(() => ask(grains.GetGrain<IProjectGrain>(id.ToString("D")), order, person), context.CancellationToken);
        answer.Demand();
        return loaders.Projects.Load(id).Always();
    }
}
