using GraphQL;
using Npgsql;
using Standards.AdmittingATranslator;
using Standards.Domain.Documents;
using Standards.Domain.Translations;
using Standards.Graph;
using Standards.ReadingComments;

namespace Standards.ReadingATranslation;

/// <summary>How far an edition is in a language.</summary>
public enum LanguageVersionStatus
{
    /// <summary>The edition is written in it.</summary>
    Original,

    /// <summary>Nobody has begun.</summary>
    Unbegun,

    /// <summary>It is worked on.</summary>
    Underway,

    /// <summary>Every text is translated, and the check finds nothing that stands against it.</summary>
    Complete,
}

/// <summary>An edition in one of the six languages.</summary>
[Public, Name("Translation")]
sealed class TranslationView(Edition edition, Language language, LanguageVersionRow? row)
{
    bool IsOriginal => language == Domain.Translations.Language.English;

    /// <summary>BCP 47, two letters.</summary>
    public string Language => language.Code;

    public bool RightToLeft => language.RightToLeft;

    public LanguageVersionStatus Status => IsOriginal ? LanguageVersionStatus.Original : row switch { null => LanguageVersionStatus.Unbegun, { IsComplete: true } => LanguageVersionStatus.Complete, _ => LanguageVersionStatus.Underway };

    /// <summary>Whether the text in this language decides where versions differ.</summary>
    public bool Authentic => IsOriginal || row?.AuthenticAct is not null;

    /// <summary>How often words were given.</summary>
    public int Revision => row?.Revision ?? 0;

    /// <summary>The earlier edition from which translations were carried over.</summary>
    public int? CarriedFrom => row?.CarriedFrom;

    public DateTime? BegunAt => row?.BegunAt;

    public DateTime? CompletedAt => row?.CompletedAt;

    /// <summary>SHA-256 of the canonical JSON of the complete text.</summary>
    public string? DocumentHash => row?.DocumentHash;

    /// <summary>Of its completion.</summary>
    public ReceiptStub? Receipt => row?.CompletedAct is { } act ? new(act) : null;

    /// <summary>Of the act by which it became authentic.</summary>
    public ReceiptStub? AuthenticReceipt => row?.AuthenticAct is { } act ? new(act) : null;

    /// <summary>Why it was last reopened.</summary>
    public string? ReopenedFor => row?.ReopenedFor;

    public async Task<TranslationProgressView> Progress([FromServices] VersionTexts texts, CancellationToken cancellation) => new(await TextAsync(texts, cancellation), IsOriginal);

    /// <summary>In what the translated words depart from the edition, in reading order.</summary>
    public async Task<IEnumerable<TranslationFindingView>> Findings([FromServices] VersionTexts texts, CancellationToken cancellation) =>
        IsOriginal ? [] : (await TextAsync(texts, cancellation)).Departures.Select(d => new TranslationFindingView(edition.Text, d));

    /// <summary>The text as it is read in this language. What is not translated says what the edition says.</summary>
    public async Task<IEnumerable<TranslatedElementView>> Elements([FromServices] VersionTexts texts, CancellationToken cancellation) =>
        await TextAsync(texts, cancellation) is var text ? text.Text.All().Select(e => new TranslatedElementView(text, e.WId, IsOriginal)) : [];

    /// <summary>Its texts, each beside its source, in reading order.</summary>
    /// <param name="states">Only those that are so far; all without it.</param>
    /// <param name="withFindings">Only those that the check finds something in.</param>
    /// <param name="skip">How many are left out at the beginning.</param>
    [SignedIn]
    public async Task<TranslationSegmentsView> Segments(
        [FromServices] VersionTexts texts, CancellationToken cancellation, IReadOnlyList<TranslationState>? states = null, bool withFindings = false, int skip = 0, int first = 50) =>
        TranslationSegmentsView.Of(edition.Text, await TextAsync(texts, cancellation), states, withFindings, skip, first);

    /// <summary>One text beside its source; null where the edition has none of this identifier.</summary>
    [SignedIn]
    public async Task<TranslationSegmentView?> Segment([FromServices] VersionTexts texts, CancellationToken cancellation, [Id] string unit) =>
        UnitId.TryParse(unit, out var id) && Units.Find(edition.Text, id) is { } source ? new(edition.Text, await TextAsync(texts, cancellation), id, source) : null;

    /// <summary>Whether the one who asks may translate it.</summary>
    [SignedIn]
    public Task<bool> MayTranslate(IResolveFieldContext context, [FromServices] NpgsqlDataSource database) => context.MayTranslateAsync(database, edition.Project);

    Task<VersionText> TextAsync(VersionTexts texts, CancellationToken cancellation) => texts.OfAsync(edition, language, row, cancellation);
}

/// <summary>How many texts are how far.</summary>
[Public, Name("TranslationProgress")]
sealed class TranslationProgressView(VersionText text, bool isOriginal)
{
    public int Total => text.Units.Length;

    /// <summary>Not translated.</summary>
    public int Initial => Count(TranslationState.Initial);

    public int Translated => Count(TranslationState.Translated);

    public int Reviewed => Count(TranslationState.Reviewed);

    public int Final => isOriginal ? Total : Count(TranslationState.Final);

    /// <summary>Carried over from an earlier edition, and not changed since.</summary>
    public int Carried => text.Segments.Values.Count(s => s.From is not null);

    int Count(TranslationState state) => isOriginal ? 0 : text.CountOf(state);
}

/// <summary>Something in which a version departs from the edition.</summary>
[Public, Name("TranslationFinding")]
sealed class TranslationFindingView(Document source, Departure departure)
{
    [Id]
    public string Element => departure.Element.Value;

    /// <summary>Where it stands, in words.</summary>
    public string Location => Domain.Documents.Location.Of(source, departure.Element);

    public string Code => departure.Code;

    public string Message => departure.Message;

    /// <summary>Whether the text cannot be complete with it.</summary>
    public bool Blocks => Departures.StandsAgainst(departure);
}

/// <summary>An element of a text in a language.</summary>
[Public, Name("TranslatedElement")]
sealed class TranslatedElementView(VersionText version, Domain.Drafts.WId id, bool isOriginal)
{
    readonly Place place = version.Text.Find(id)!;

    [Id]
    public string WId => id.Value;

    [Id]
    public string? Parent => place.Parent?.Value;

    public int Depth => place.Depth;

    public ElementKind Kind => place.Element.Kind;

    /// <summary>What it shows before its words, in this language; null where that is nothing.</summary>
    public string? Label => version.Labels.Of(id) is { Length: > 0 } label ? label : null;

    /// <summary>Its words; of a figure, those below it.</summary>
    public string Words => place.Element.Text.Say(version.Labels.Refer);

    /// <summary>What a picture says, in words.</summary>
    public string? Alternative => (place.Element.Traits as Traits.OfFigure)?.Alternative;

    /// <summary>Whether its words are in this language. Without words, it is.</summary>
    public bool Translated => isOriginal || Units.Of(place.Element).All(u => version.StateOf(u.Id) is not TranslationState.Initial);
}
