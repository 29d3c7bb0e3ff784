using BuildingBlocks.Graph;
using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.ReadingAProject;
using Standards.RegisteringAProject;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The symbol names the project for good; the stage is the one it has reached.</summary>
sealed class RegisterProjectInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Symbol { get; init; }

    public required string Title { get; init; }

    public required string Stage { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<IDataLoaderResult<ProjectView>> RegisterProject(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, RegisterProjectInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var id = Identifiers.OfProject(input.Symbol);
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<IProjectGrain>(id.ToString("D")).RegisterAsync(order, input.Symbol, input.Title, input.Stage), context.CancellationToken);
        answer.Demand();
        return loaders.Projects.Load(id).Always();
    }
}
