using GraphQL;
using Npgsql;
using Standards.AdmittingATranslator;
using Standards.Domain.Translations;
using Standards.ImportingAnEdition;
using Standards.ReadingATranslation;
using Standards.ReadingComments;
using Standards.Storage;
using Standards.TranslatingAnEdition;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>A translated file. What the preview showed is what is taken.</summary>
sealed class TakeTranslationFileInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }

    public required string Language { get; init; }

    /// <summary>Base64 of the XLIFF file, or of its gzip.</summary>
    public required string Content { get; init; }

    /// <summary>The revision of the preview. What somebody changed since is not written over.</summary>
    public required int Seen { get; init; }
}

sealed partial class Query
{
    /// <summary>What a translated file would change. Nothing is kept.</summary>
    [SignedIn]
    public static async Task<TranslationPreviewView> PreviewTranslation(
        IResolveFieldContext context, [FromServices] Editions editions, [FromServices] NpgsqlDataSource database, [Id] string draftId, string language, string content)
    {
        var (edition, into, _) = await context.DemandTranslatorAsync(editions, database, draftId, language);
        var row = await LanguageVersionRow.FindAsync(database, edition.Id, into, context.CancellationToken)
            ?? throw new RefusalError("translation.not_begun", "Nobody has begun to translate the edition into this language.");
        var kept = await SegmentRows.OfAsync(database, edition.Id, into, context.CancellationToken);
        return new(edition, row, kept, TranslationFile.Read(content, edition.Text, into));
    }
}

sealed partial class Mutation
{
    [SignedIn]
    public static async Task<TranslationView> TakeTranslationFile(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Editions editions, [FromServices] NpgsqlDataSource database, TakeTranslationFileInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var (edition, language, person) = await context.DemandTranslatorAsync(editions, database, input.DraftId, input.Language);
        var segments = Json.Of(TranslationFile.Read(input.Content, edition.Text, language).Segments);
        return await TellVersionAsync(context, grains, database, edition, language, version => version.GiveAsync(order, person, input.Seen, segments));
    }
}
