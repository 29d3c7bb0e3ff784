using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.AddingAPicture;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.ExportingAnEdition;
using Standards.ImportingAnEdition;
using Standards.PublishingADraft;
using Standards.ReadingAProject;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The next edition, as a file. What the preview showed is what is published.</summary>
sealed class ImportEditionInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    public required ExchangeFormat Format { get; init; }

    /// <summary>Base64 of the file, or of its gzip.</summary>
    public required string Content { get; init; }
}

sealed partial class Query
{
    /// <summary>What a file would be as an edition, with the repairs. Nothing is kept.</summary>
    [Roles(Roles.Secretariat)]
    public static async Task<ImportPreviewView> PreviewImport([FromServices] PictureShelf pictures, CancellationToken cancellation, ExchangeFormat format, string content) =>
        new(await ImportedFile.ReadAsync(pictures, format, content, cancellation));
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<IDataLoaderResult<DraftView>> ImportEdition(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, [FromServices] PictureShelf pictures,
        [FromServices] Loaders loaders, ImportEditionInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var project = await ProjectRow.RequireAsync(database, Input.Uuid(input.ProjectId, "projectId"), context.CancellationToken);
        await RunRow.DemandGoesOnAsync(database, project.Id, order, context.CancellationToken);
        var taken = await ImportedFile.ReadAsync(pictures, input.Format, input.Content, context.CancellationToken);
        await pictures.KeepAsync(taken, project.Id, context.Caller().PersonId, context.CancellationToken);
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<IDraftGrain>(project.Id.ToString("D")).PublishDocumentAsync(order, Json.Of<Document>(taken.Document)), context.CancellationToken);
        return loaders.Drafts.Load(answer.Accepted<DraftEvent.EditionPublished>().Draft.Value).Always();
    }
}
