using System.Globalization;
using Standards.Domain.Drafts;
using static Standards.Domain.Documents.ElementKind;

namespace Standards.Domain.Documents;

/// <summary>The numbers that elements show: computed from where they stand, never kept.</summary>
/// <remarks>
/// ISO/IEC Directives, Part 2: 13 and 22 (the introduction is 0, clauses count from 1, annexes from A), 16.5.9 and 24 (notes),
/// 25 (examples), 23 (lists), 27 to 29 (formulas, figures and tables count through the document, and through each annex).
/// </remarks>
public sealed class Numbering
{
    /// <summary>Annexes go from A to Z.</summary>
    public const int MaxAnnexes = 26;

    readonly Dictionary<WId, Label> labels = [];

    Numbering() { }

    /// <summary>What an element shows; null where its kind shows nothing.</summary>
    public Label? Of(WId id) => labels.TryGetValue(id, out var label) ? label : null;

    /// <summary>What a cross reference to an element shows.</summary>
    public string Refer(WId id) => labels.TryGetValue(id, out var label) && label.Text.Length > 0 ? label.Text : $"[{id}]";

    internal static Numbering Of(Document document)
    {
        var numbering = new Numbering();
        numbering.Divisions(document.Elements, "", document.Elements.Any(e => e.Kind is Annex));
        var body = new Series("");
        foreach (var element in document.Elements)
            numbering.Count(element, element.Kind is Annex ? new Series(numbering.labels[element.WId].Number + ".") : body);
        return numbering;
    }

    void Divisions(ImmutableArray<Element> children, string prefix, bool isTop)
    {
        var (clause, annex) = (0, 0);
        foreach (var child in children.Where(c => ContentModel.Divides(c.Kind)))
        {
            var number = child.Kind switch
            {
                Introduction => "0",
                Annex        => ((char)('A' + (annex++ % MaxAnnexes))).ToString(),
                _            => prefix + Plain(++clause),
            };
            labels.TryAdd(child.WId, new(child.Kind, number, child.Kind is Annex && isTop ? $"Annex {number}" : number));
            Divisions(child.Children, number + ".", isTop: false);
        }
    }

    void Count(Element scope, Series series)
    {
        var (notes, examples) = (new List<Element>(), new List<Element>());
        Visit(scope, 0);
        Label(notes, scope.Kind is Term ? (n, _) => $"Note {n} to entry" : (n, all) => all == 1 ? "NOTE" : $"NOTE {n}");
        Label(examples, (n, all) => all == 1 ? "EXAMPLE" : $"EXAMPLE {n}");

        void Visit(Element element, int level)
        {
            foreach (var child in element.Children)
            {
                if (child.Kind is Note)
                    notes.Add(child);
                if (child.Kind is Example)
                    examples.Add(child);
                if (series.Next(child.Kind) is { } numbered)
                    labels.TryAdd(child.WId, numbered);
                if (child.Kind is List)
                    Items(child, level);

                if (ContentModel.Divides(child.Kind) || child.Kind is Table or Figure)
                    Count(child, series);
                else
                    Visit(child, child.Kind is List ? level + 1 : level);
            }
        }
    }

    void Label(List<Element> elements, Func<string, int, string> say)
    {
        for (var i = 0; i < elements.Count; i++)
            labels.TryAdd(elements[i].WId, new(elements[i].Kind, Plain(i + 1), say(Plain(i + 1), elements.Count)));
    }

    void Items(Element list, int level)
    {
        var ordered = list.Traits is Traits.OfList { Ordered: true };
        var count = 0;
        foreach (var item in list.Children.Where(c => c.Kind is Item))
        {
            var number = ordered ? Ordinal(++count, level) + ")" : "—";
            labels.TryAdd(item.WId, new(Item, number, number));
        }
    }

    /// <summary>a, b, …, z, aa; then 1, 2; then i, ii; and so on.</summary>
    static string Ordinal(int number, int level) => (level % 3) switch
    {
        0 => number <= 26 ? Letter(number) : Letter((number - 1) / 26) + Letter(((number - 1) % 26) + 1),
        1 => Plain(number),
        _ => Roman(number),
    };

    static string Letter(int number) => ((char)('a' + ((number - 1) % 26))).ToString();

    static string Roman(int number)
    {
        ReadOnlySpan<(int Value, string Digits)> steps =
            [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
        var roman = "";
        foreach (var (value, digits) in steps)
            for (; number >= value; number -= value)
                roman += digits;
        return roman;
    }

    static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Tables, figures and formulas of the body or of one annex.</summary>
    sealed class Series(string prefix)
    {
        int tables, figures, formulas;

        public Label? Next(ElementKind kind) => kind switch
        {
            Table   => Of(kind, ++tables, "Table "),
            Figure  => Of(kind, ++figures, "Figure "),
            Formula => new Label(kind, prefix + Plain(++formulas), $"({prefix}{Plain(formulas)})"),
            _       => null,
        };

        Label Of(ElementKind kind, int number, string word) => new(kind, prefix + Plain(number), word + prefix + Plain(number));
    }
}

/// <summary>What an element shows before its text.</summary>
/// <param name="Kind">The element's kind.</param>
/// <param name="Number">The number alone, such as <c>A.1</c>.</param>
/// <param name="Text">As it is printed in English, such as <c>Table A.1</c> or <c>Note 1 to entry</c>.</param>
public sealed record Label(ElementKind Kind, string Number, string Text);
