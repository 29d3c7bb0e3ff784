using Contracts.Identity;
using GraphQL;
using Npgsql;
using Standards.AdmittingATranslator;
using Standards.CompletingATranslation;
using Standards.ReadingATranslation;
using Standards.ReadingComments;
using Standards.Storage;
using Standards.TranslatingAnEdition;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>A language version.</summary>
sealed class TranslationInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }

    public required string Language { get; init; }
}

/// <summary>A language version that is complete, and why it is to be worked on again.</summary>
sealed class ReopenTranslationInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }

    public required string Language { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    /// <summary>Says that the text is whole in a language. It is, if every text is translated and the check finds nothing that stands against it.</summary>
    [SignedIn]
    public static async Task<TranslationActView> CompleteTranslation(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Editions editions, [FromServices] NpgsqlDataSource database, TranslationInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        return await ActOnVersionAsync(context, grains, editions, database, input.DraftId, input.Language, (version, person) => version.CompleteAsync(order, person));
    }

    /// <summary>Lets a complete text be worked on again. It is not authentic then.</summary>
    [Roles(Roles.Secretariat)]
    public static async Task<TranslationActView> ReopenTranslation(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Editions editions, [FromServices] NpgsqlDataSource database, ReopenTranslationInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        return await ActOnVersionAsync(context, grains, editions, database, input.DraftId, input.Language, (version, person) => version.ReopenAsync(order, person, input.Reason));
    }

    /// <summary>Gives a complete text the authority of the edition's own.</summary>
    [Roles(Roles.Secretariat)]
    public static async Task<TranslationActView> DeclareAuthentic(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Editions editions, [FromServices] NpgsqlDataSource database, TranslationInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, new { input, context.FieldDefinition.Name });
        return await ActOnVersionAsync(context, grains, editions, database, input.DraftId, input.Language, (version, person) => version.DeclareAuthenticAsync(order, person));
    }

    static async Task<TranslationActView> ActOnVersionAsync(
        IResolveFieldContext context, IGrainFactory grains, Editions editions, NpgsqlDataSource database, string draftId, string code, Func<ILanguageVersionGrain, Guid, Task<Answer>> act)
    {
        var (edition, language, person) = await context.DemandTranslatorAsync(editions, database, draftId, code);
        var version = grains.GetGrain<ILanguageVersionGrain>(Identifiers.OfLanguageVersion(edition.Id, language));
        var answer = await Grains.AskAsync(() => act(version, person), context.CancellationToken);
        return new(answer.ActOf(), new(edition, language, await LanguageVersionRow.FindAsync(database, edition.Id, language, context.CancellationToken)));
    }
}
