using System.Globalization;
using System.Text;
using Standards.Domain.Drafts;

namespace Standards.Domain.Documents;

/// <summary>The way between the numbered clauses of an edition and its document.</summary>
/// <remarks>
/// Editions from before documents keep clauses with paragraphs of plain words. They read as documents: the n-th paragraph of a
/// clause gets the identifier <c>clause.p1</c> and so on, or, where that is taken or too long, one made of a hash of it. The way
/// back is a reading copy: exact for what came from clauses, and without marks, lists and tables otherwise.
/// </remarks>
public static class FlatClauses
{
    const int HashDigits = 32;

    /// <summary>The document of an edition's clauses, which form a tree by their numbers.</summary>
    public static Document ToDocument(ImmutableArray<Clause> clauses)
    {
        var taken = clauses.Select(c => c.WId).ToHashSet();
        var next = 0;
        return new(Below(level: 1));

        ImmutableArray<Element> Below(int level)
        {
            var elements = ImmutableArray.CreateBuilder<Element>();
            while (next < clauses.Length && clauses[next].Level >= level)
            {
                var clause = clauses[next++];
                var paragraphs = clause.Paragraphs.Select((text, i) => new Element(Identify(clause.WId, i + 1, taken), ElementKind.Paragraph, Inline.Of(text)));
                elements.Add(Division(clause, [.. paragraphs, .. Below(clause.Level + 1)]));
            }
            return elements.DrainToImmutable();
        }
    }

    /// <summary>A document as numbered clauses with plain words.</summary>
    public static ImmutableArray<Clause> ToClauses(Document document)
    {
        var clauses = ImmutableArray.CreateBuilder<Clause>();
        foreach (var element in document.Elements)
            Add(element, 1);
        return clauses.DrainToImmutable();

        void Add(Element division, int level)
        {
            var number = document.Numbers.Of(division.WId)?.Number ?? "";
            var blocks = division.Children.Where(c => !ContentModel.Divides(c.Kind));
            clauses.Add(new(division.WId, number, Say(division), level, [.. blocks.SelectMany(Paragraphs)]));
            foreach (var below in division.Children.Where(c => ContentModel.Divides(c.Kind)))
                Add(below, level + 1);
        }

        IEnumerable<string> Paragraphs(Element block) => block.Kind switch
        {
            ElementKind.Row     => Rows(block),
            ElementKind.Formula => [Cut($"{document.Numbers.Refer(block.WId)} {((Traits.OfFormula)block.Traits).Formula.Words}".TrimEnd())],
            _                   => Labelled(block).Concat(block.Children.SelectMany(Paragraphs)),
        };

        IEnumerable<string> Labelled(Element block)
        {
            var label = document.Numbers.Of(block.WId)?.Text;
            var text = Say(block);
            var line = (label, text) switch
            {
                (null, _)    => text,
                (_, "")      => block.Kind is ElementKind.Item or ElementKind.Example ? "" : label,
                _            => $"{label} {text}",
            };
            return string.IsNullOrWhiteSpace(line) ? [] : [Cut(line)];
        }

        IEnumerable<string> Rows(Element row)
        {
            var line = new StringBuilder();
            foreach (var words in row.Children.Select(c => string.Join(' ', c.SelfAndBelow().Select(Say).Where(s => s.Length > 0))))
                line.Append(line.Length > 0 ? " | " : "").Append(words);
            return string.IsNullOrWhiteSpace(line.ToString()) ? [] : [Cut(line.ToString())];
        }

        string Say(Element element) => element.Text.Say(document.Numbers.Refer);
    }

    static Element Division(Clause clause, ImmutableArray<Element> children)
    {
        var heading = Inline.Of(clause.Heading);
        return clause switch
        {
            { Level: 1, Number: "0" }                                         => new(clause.WId, ElementKind.Introduction, heading, children),
            { Level: 1 } when char.IsAsciiLetterUpper(clause.Number[0])       => new(clause.WId, ElementKind.Annex, heading, new Traits.OfAnnex(AnnexStatus.Normative), children),
            _                                                                 => new(clause.WId, ElementKind.Clause, heading, children),
        };
    }

    static WId Identify(WId clause, int number, HashSet<WId> taken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{clause}.p{number}");
        for (var candidate = name; ; candidate = "p-" + SaltedRecord.HashOf(Encoding.UTF8.GetBytes(candidate))[..HashDigits])
            if (WId.TryParse(candidate, out var id) && taken.Add(id))
                return id;
    }

    static string Cut(string line) => line.Length <= Clause.MaxParagraphLength
        ? line
        : line[..(Clause.MaxParagraphLength - (char.IsHighSurrogate(line[Clause.MaxParagraphLength - 1]) ? 1 : 0))];
}
