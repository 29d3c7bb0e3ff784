using System.Globalization;
using System.Text.RegularExpressions;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Comments.Places;

/// <summary>The way between elements of one edition and the words by which people name them in a commenting table.</summary>
/// <remarks>What this names it also finds, so that a table that was written can be read.</remarks>
public sealed partial class PlaceNames(Document text)
{
    readonly Dictionary<string, WId> byNumber = Index(text, e => ContentModel.Divides(e.Kind), label => label.Number);
    readonly Dictionary<string, WId> byLabel = Index(text, e => e.Kind is ElementKind.Table or ElementKind.Figure, label => label.Text);

    /// <summary>A place with its element found by its names, or its names made from its element.</summary>
    /// <remarks>Names that were given stay where they lead to the element.</remarks>
    public Spot Settle(Spot spot) =>
        spot.Element is not { } element ? spot with { Element = Find(spot) }
        : !text.Has(element) || Find(spot with { Element = null }) == element ? spot
        : Name(element) with { Line = spot.Line };

    /// <summary>Whether the clause that is named is not there, so that the place is one above it.</summary>
    public bool IsAbove(Spot spot) => ClauseSpelling.NumberIn(spot.Clause) is { } number && !byNumber.ContainsKey(number);

    /// <summary>The element that names lead to, as near as the edition has one; null for the draft as a whole.</summary>
    public WId? Find(Spot spot)
    {
        if (spot.Part is { } marked && Marked().Match(marked) is { Success: true } mark && WId.TryParse(mark.Groups["id"].Value, out var id) && text.Has(id))
            return id;
        var clause = Division(ClauseSpelling.NumberIn(spot.Clause));
        return Labelled(spot.Part) ?? Labelled(spot.Clause) ?? (clause is { } within ? Paragraph(within, spot.Part) : null) ?? clause;
    }

    /// <summary>What an element is called: its clause, and within it the paragraph, figure or table.</summary>
    public Spot Name(WId element)
    {
        var division = element;
        while (text.Find(division) is { } place && !ContentModel.Divides(place.Element.Kind) && place.Parent is { } parent)
            division = parent;
        var named = new Spot(element, text.Numbers.Of(division)?.Number, null, null);
        if (division == element)
            return named;

        foreach (var part in new[] { text.Numbers.Of(element)?.Text, Paragraph(division, element), "#" + element })
            if (part is not null && Find(named with { Element = null, Part = part }) == element)
                return named with { Part = part };
        return named;
    }

    WId? Division(string? number)
    {
        for (var at = number; at is not null; at = at.LastIndexOf('.') is > 0 and var dot ? at[..dot] : null)
            if (byNumber.TryGetValue(at, out var found))
                return found;
        return null;
    }

    WId? Labelled(string? name) =>
        name is not null && Label().Match(name) is { Success: true } label
        && byLabel.TryGetValue((label.Groups["table"].Success ? "Table " : "Figure ") + label.Groups["number"].Value.ToUpperInvariant(), out var found)
            ? found
            : null;

    WId? Paragraph(WId division, string? name) =>
        name is not null && Ordinal().Match(name) is { Success: true } ordinal && int.TryParse(ordinal.Groups["n"].Value, CultureInfo.InvariantCulture, out var n)
        && Paragraphs(division).Skip(n - 1).FirstOrDefault() is { } found && n > 0
            ? found.WId
            : null;

    string? Paragraph(WId division, WId element) =>
        Paragraphs(division).TakeWhile(e => e.WId != element).Count() is var before && before < Paragraphs(division).Count()
            ? string.Create(CultureInfo.InvariantCulture, $"paragraph {before + 1}")
            : null;

    IEnumerable<Element> Paragraphs(WId division) =>
        text.ChildrenOf(division).Where(c => c.Kind is ElementKind.Paragraph or ElementKind.Requirement or ElementKind.Definition);

    static Dictionary<string, WId> Index(Document text, Func<Element, bool> has, Func<Documents.Label, string> name)
    {
        var index = new Dictionary<string, WId>(StringComparer.Ordinal);
        foreach (var element in text.All().Where(has))
            if (text.Numbers.Of(element.WId) is { } label)
                index.TryAdd(name(label), element.WId);
        return index;
    }

    [GeneratedRegex(@"#(?<id>[A-Za-z][A-Za-z0-9_.-]{0,63})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marked();

    [GeneratedRegex(
        @"^((?<table>table|tab\.?|tableau|tabelle|tabla|таблица|табл\.?|表|الجدول|جدول)|figure|fig\.?|bild|abbildung|abb\.?|figura|рисунок|рис\.?|图|圖|الشكل|شكل)\s*(?<number>([A-Z]\.)?[0-9]{1,3})\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^((paragraphs?|paras?|par|absatz|abs|alinéa|al|párrafo|párr|абзац|абз|段落?|فقرة|الفقرة)\.?\s*(?<n>[0-9]{1,3})\b|(?<n>[0-9]{1,3})(st|nd|rd|th|\.|er|ème|e)?\s+(paragraph|para|absatz|alinéa|párrafo|абзац)\b)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ordinal();
}
