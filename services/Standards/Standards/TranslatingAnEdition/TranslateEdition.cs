using GraphQL;
using Npgsql;
using Standards.AdmittingATranslator;
using Standards.Domain.Translations;
using Standards.ReadingATranslation;
using Standards.ReadingComments;
using Standards.Storage;
using Standards.TranslatingAnEdition;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>An edition and the language into which it is to be translated.</summary>
sealed class BeginTranslationInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }

    public required string Language { get; init; }
}

/// <summary>Words for texts of an edition. Those that are there already are no change.</summary>
sealed class GiveTranslationsInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }

    public required string Language { get; init; }

    /// <summary>The revision that was seen. What somebody changed since is not written over.</summary>
    public required int Seen { get; init; }

    public required IReadOnlyList<SegmentInput> Segments { get; init; }
}

/// <summary>Words for one text.</summary>
sealed class SegmentInput
{
    [Id]
    public required string Unit { get; init; }

    /// <summary>As a translator writes them (<c>Translation.segments</c>); empty to take back what there was.</summary>
    public required string Words { get; init; }

    public required TranslationState State { get; init; }

    internal GivenSegment ToSegment() => new(
        UnitId.TryParse(Unit, out var unit) ? unit : throw new RefusalError("input.invalid", $"\"{Unit}\" is no identifier of a text."), Notation.Read(Words), State);
}

sealed partial class Mutation
{
    /// <summary>Begins a language. What an earlier edition has in it is carried over where its source says the same.</summary>
    [SignedIn]
    public static async Task<TranslationView> BeginTranslation(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Editions editions, [FromServices] NpgsqlDataSource database, BeginTranslationInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var (edition, language, person) = await context.DemandTranslatorAsync(editions, database, input.DraftId, input.Language);
        return await TellVersionAsync(context, grains, database, edition, language, version => version.BeginAsync(order, person));
    }

    [SignedIn]
    public static async Task<TranslationView> GiveTranslations(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Editions editions, [FromServices] NpgsqlDataSource database, GiveTranslationsInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var (edition, language, person) = await context.DemandTranslatorAsync(editions, database, input.DraftId, input.Language);
        var segments = Json.Of<GivenSegment[]>([.. input.Segments.Select(s => s.ToSegment())]);
        return await TellVersionAsync(context, grains, database, edition, language, version => version.GiveAsync(order, person, input.Seen, segments));
    }

    static async Task<TranslationView> TellVersionAsync(
        IResolveFieldContext context, IGrainFactory grains, NpgsqlDataSource database, Edition edition, Language language, Func<ILanguageVersionGrain, Task<Answer>> tell)
    {
        var version = grains.GetGrain<ILanguageVersionGrain>(Identifiers.OfLanguageVersion(edition.Id, language));
        (await Grains.AskAsync(() => tell(version), context.CancellationToken)).Demand();
        return new(edition, language, await LanguageVersionRow.FindAsync(database, edition.Id, language, context.CancellationToken));
    }
}
