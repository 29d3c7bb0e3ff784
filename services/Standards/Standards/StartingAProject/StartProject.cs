using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Processes;
using Standards.ReadingAProcess;
using Standards.ReadingAProject;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The process that a project runs under from now on, in its newest version, and the track.</summary>
sealed class StartProjectInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    [Id]
    public required string ProcessId { get; init; }

    [Id]
    public required string TrackId { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<IDataLoaderResult<ProjectView>> StartProject(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, [FromServices] Loaders loaders, StartProjectInput input)
    {
        var newest = await ProcessVersionRow.NewestAsync(database, input.ProcessId, context.CancellationToken);
        return await AskProjectAsync(
            context, grains, loaders, input, input.CommandId, input.ProjectId,
            (project, order, person) => project.StartAsync(order, new(Json.Of<FrozenProcess>(newest.Frozen), input.TrackId, person)));
    }
}
