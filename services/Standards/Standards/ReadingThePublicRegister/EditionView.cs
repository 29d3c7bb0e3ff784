using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Documents;
using Standards.Domain.Publications;
using Standards.Graph;
using Standards.ReadingAProject;

namespace Standards.ReadingThePublicRegister;

[Public, Name("StandardEdition")]
sealed class EditionView(Edition edition)
{
    public int Number => edition.Number;

    public string Title => edition.Title;

    public IDataLoaderResult<ProjectView?> Project([FromServices] Loaders loaders) =>
        edition.Project is { } project ? loaders.Projects.Load(project.Value) : LoaderResults.Known<ProjectView?>(null);

    /// <summary>Who adopted the text, and where that can be found; null where a project of this body brought it about.</summary>
    public string? Source => edition.Source;

    public DateOnly PublishedOn => edition.PublishedOn;

    public DateOnly EntersIntoForceOn => edition.Entry.On;

    public DateOnly LatestEntryOn => edition.Entry.Latest;

    public DateOnly? SunsetOn => edition.Entry.Sunset;

    public IEnumerable<CorrectionView> Corrections => edition.InOrder.Select(c => new CorrectionView(c));

    /// <summary>The text with the corrections that have taken effect by a day, or, for null, with all, whomever it binds.</summary>
    public IEnumerable<TextPartView> Parts(DateOnly? on = null) => TextPartView.Of(new(
        on ?? DateOnly.MaxValue, null, edition, edition.TextOn(on ?? DateOnly.MaxValue), ImmutableSortedDictionary<string, Reservation>.Empty, []));

    public string TextHash => DocumentJson.HashOf(edition.Text);

    public ReceiptStub Receipt => new(edition.Act.Value);
}

[Public, Name("StandardCorrection")]
sealed class CorrectionView(Correction correction)
{
    public CorrectionKind Kind => correction.Kind;

    public int Number => correction.Number;

    public string Title => correction.Title;

    public DateOnly PublishedOn => correction.PublishedOn;

    public DateOnly From => correction.From;

    public IEnumerable<TextChangeView> Changes => correction.Changes.Select(c => new TextChangeView(c));

    public ReceiptStub Receipt => new(correction.Act.Value);
}

/// <summary>A change of a whole element, with the words that are new.</summary>
[Public, Name("TextChange")]
sealed class TextChangeView(Change change)
{
    public ChangeKind Change => change.Kind;

    [Id]
    public string Target => change.Target.Value;

    public string? Words => change.Element is { } element ? string.Join('\n', element.SelfAndBelow().Select(e => e.Text.Text).Where(t => t.Length > 0)) : null;
}
