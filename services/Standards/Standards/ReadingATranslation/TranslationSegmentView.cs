using GraphQL;
using Standards.Domain.Documents;
using Standards.Domain.Translations;
using Standards.Graph;

namespace Standards.ReadingATranslation;

/// <summary>Some of the texts of a version.</summary>
[SignedIn, Name("TranslationSegments")]
sealed class TranslationSegmentsView(int total, IEnumerable<TranslationSegmentView> nodes)
{
    const int Longest = 200;

    /// <summary>How many there are of those that were asked for.</summary>
    public int TotalCount => total;

    public IEnumerable<TranslationSegmentView> Nodes => nodes;

    internal static TranslationSegmentsView Of(Document source, VersionText version, IReadOnlyList<TranslationState>? states, bool withFindings, int skip, int first)
    {
        if (first is < 1 or > Longest || skip < 0)
            throw new RefusalError("input.invalid", $"first is from 1 to {Longest}, and skip is at least 0.");
        var found = withFindings ? version.Departures.Select(d => d.Element).ToHashSet() : [];
        var chosen = version.Units.Where(u => states?.Contains(version.StateOf(u.Id)) is not false && (!withFindings || (!u.Id.IsAlternative && found.Contains(u.Id.Element)))).ToArray();
        return new(chosen.Length, chosen.Skip(skip).Take(first).Select(u => new TranslationSegmentView(source, version, u.Id, u.Text)));
    }
}

/// <summary>A text of an edition beside what there is of it in a language.</summary>
[SignedIn, Name("TranslationSegment")]
sealed class TranslationSegmentView(Document document, VersionText version, UnitId id, Inline source)
{
    readonly Segment? segment = version.Segments.GetValueOrDefault(id);

    /// <summary>The identifier of the element; with <c>:alt</c> after it, of what a picture says in words.</summary>
    [Id]
    public string Unit => id.ToString();

    [Id]
    public string Element => id.Element.Value;

    public ElementKind Kind => document.Find(id.Element)!.Element.Kind;

    /// <summary>Where it stands, in words.</summary>
    public string Location => Domain.Documents.Location.Of(document, id.Element);

    /// <summary>What the edition says, as a translator writes it: marks as <c>&lt;b&gt;</c>, <c>&lt;i&gt;</c>, <c>&lt;sup&gt;</c>, <c>&lt;sub&gt;</c>, <c>&lt;code&gt;</c>, a cross reference as <c>[[identifier]]</c>.</summary>
    public string Source => Notation.Write(source);

    /// <summary>The words in this language, written so; empty where there are none.</summary>
    public string Words => segment is null ? "" : Notation.Write(segment.Words);

    public TranslationState State => segment?.State ?? TranslationState.Initial;

    /// <summary>At which revision of the version the words were given.</summary>
    public int Revision => segment?.Revision ?? 0;

    /// <summary>The earlier edition from which they were carried over.</summary>
    public int? CarriedFrom => segment?.From;

    public PersonStub? By => segment is null ? null : new(segment.By.Value);

    public DateTime? At => segment?.At.UtcDateTime;

    public IEnumerable<TranslationFindingView> Findings =>
        id.IsAlternative ? [] : version.Departures.Where(d => d.Element == id.Element).Select(d => new TranslationFindingView(document, d));
}
