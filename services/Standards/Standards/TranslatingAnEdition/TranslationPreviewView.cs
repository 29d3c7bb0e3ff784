using GraphQL;
using Standards.Domain.Documents;
using Standards.Domain.Translations;
using Standards.ImportingAnEdition;
using Standards.ReadingATranslation;
using Standards.ReadingComments;

namespace Standards.TranslatingAnEdition;

/// <summary>What a translated file would change.</summary>
[SignedIn, Name("TranslationPreview")]
sealed class TranslationPreviewView(Edition edition, LanguageVersionRow row, ImmutableDictionary<UnitId, Segment> kept, TranslationFile file)
{
    const int Longest = 500;

    readonly GivenSegment[] changed = [.. file.Segments.Where(s => !(kept.TryGetValue(s.Unit, out var now) && now.State == s.State && now.Words.Equals(s.Words)))];

    /// <summary>Of the version: give it back with the file.</summary>
    public int Revision => row.Revision;

    /// <summary>How many texts would have other words or another state.</summary>
    public int ChangeCount => changed.Length;

    /// <summary>How many texts of the file are as they are kept.</summary>
    public int SameCount => file.Segments.Length - changed.Length;

    /// <summary>The changes, in reading order.</summary>
    public IEnumerable<TranslationChangeView> Changes(int first = 100) => first is < 1 or > Longest
        ? throw new RefusalError("input.invalid", $"first is from 1 to {Longest}.")
        : changed.Take(first).Select(s => new TranslationChangeView(edition.Text, kept.GetValueOrDefault(s.Unit), s));

    /// <summary>What in the file would not be taken as it stands.</summary>
    public IEnumerable<RepairView> Repairs => file.Repairs.Select(r => new RepairView(r));
}

/// <summary>One text that a file would change.</summary>
[SignedIn, Name("TranslationChange")]
sealed class TranslationChangeView(Document source, Segment? before, GivenSegment after)
{
    [Id]
    public string Unit => after.Unit.ToString();

    public string Location => Domain.Documents.Location.Of(source, after.Unit.Element);

    /// <summary>Null where there are none.</summary>
    public string? WordsBefore => before is null ? null : Notation.Write(before.Words);

    public TranslationState StateBefore => before?.State ?? TranslationState.Initial;

    public string Words => Notation.Write(after.Words);

    public TranslationState State => after.State;
}
