using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Drafts;
using Standards.ReadingAProject;
using Standards.Storage;
using Standards.WritingAManuscript;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The revision that becomes the next edition: the newest, so that nothing is published that nobody looked at.</summary>
sealed class PublishManuscriptInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    public required int Revision { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<IDataLoaderResult<DraftView>> PublishManuscript(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, [FromServices] Loaders loaders, PublishManuscriptInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var project = Input.Uuid(input.ProjectId, "projectId");
        await RunRow.DemandGoesOnAsync(database, project, order, context.CancellationToken);
        var answer = await Grains.AskAsync(() => grains.GetGrain<IManuscriptGrain>(project.ToString("D")).PublishAsync(order, input.Revision), context.CancellationToken);
        return loaders.Drafts.Load(answer.Accepted<DraftEvent.EditionPublished>().Draft.Value).Always();
    }
}
