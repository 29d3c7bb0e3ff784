using Standards.Domain.Documents;
using Standards.Domain.Publications;
using Standards.Graph;
using Standards.ReadingThePublicRegister;
using Standards.Storage;

namespace Standards.CorrectingAStandard;

/// <summary>Makes whole elements of what clients give.</summary>
static class ChangeReading
{
    public static async Task<ImmutableArray<Change>> ReadAsync(StandardShelf shelf, CorrectStandardInput input, CancellationToken cancellation)
    {
        var text = Document.Empty;
        if (input.Changes.Any(c => c is { Change: ChangeKind.Replace, Words: not null })
            && await shelf.FindAsync(Identifiers.OfStandard(input.Number), cancellation) is { Record: var record } && record.Find(input.Edition) is { } edition)
            text = edition.TextOn(input.From);
        return [.. input.Changes.Select(c => Read(c, text))];
    }

    static Change Read(TextChangeInput given, Document text)
    {
        var target = Given.Element(given.Target, "target");
        return new(given.Change, target, given switch
        {
            { Change: ChangeKind.Remove }                       => null,
            { Element: { } json }                               => Given.Element(json),
            { Words: { } words, Change: ChangeKind.Replace }    => text.Find(target)?.Element is { } before ? before with { Text = WordsOf(words) } : throw Unknown(given.Target),
            { Words: { } words, NewId: { } id }                 => new Element(Given.Element(id, "newId"), ElementKind.Paragraph, WordsOf(words)),
            _ => throw new RefusalError("input.invalid", $"The change of \"{given.Target}\" needs an element, or words; words that are added need a new identifier."),
        });
    }

    static Inline WordsOf(string words) => words.Contains(Inline.Reference, StringComparison.Ordinal)
        ? throw new RefusalError("input.invalid", "The words hold an object replacement character.")
        : Inline.Of(words);

    static RefusalError Unknown(string target) => new("correction.inapplicable", $"The change of \"{target}\" cannot be made in the text as it will stand on that day.");
}
