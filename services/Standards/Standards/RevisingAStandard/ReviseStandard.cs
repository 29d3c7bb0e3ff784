using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.ReadingAProject;
using Standards.RegisteringAProject;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The project of the next edition. The project of the last one stands where it is decided to revise the standard, in 90.92.</summary>
sealed class ReviseStandardInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    public required string Symbol { get; init; }

    public required string Title { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<IDataLoaderResult<ProjectView>> ReviseStandard(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, ReviseStandardInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var last = Input.Uuid(input.ProjectId, "projectId");
        var answer = await Grains.AskAsync(() => grains.GetGrain<IProjectGrain>(last.ToString("D")).ReviseAsync(order, input.Symbol, input.Title), context.CancellationToken);
        answer.Demand();
        return loaders.Projects.Load(Identifiers.OfProject(input.Symbol)).Always();
    }
}
