using System.Text;
using System.Xml.Linq;
using Standards.Exchange.Mending;

namespace Standards.Exchange.AkomaNtoso;

/// <summary>Reads words with their marks and links. Notes inside the words come out of them.</summary>
sealed class AknWords(RepairList repairs)
{
    static readonly ImmutableHashSet<string> Quoted = ["quotedStructure", "embeddedStructure", "subFlow"];

    /// <param name="notes">Where notes that stood inside the words go; null where there is no place for them.</param>
    public List<Piece> Read(XElement element, List<XElement>? notes)
    {
        var pieces = new List<Piece>();
        Below(element, Marks.None, pieces, notes);
        return element.Attribute(XNamespace.Xml + "space")?.Value is "preserve" ? pieces : Collapse(pieces);
    }

    void Below(XElement element, Marks marks, List<Piece> pieces, List<XElement>? notes)
    {
        foreach (var node in element.Nodes())
            if (node is XText text)
                pieces.Add(new(text.Value, marks));
            else if (node is XElement below)
                Inside(below, marks, pieces, notes);
    }

    void Inside(XElement element, Marks marks, List<Piece> pieces, List<XElement>? notes)
    {
        var name = element.Name.LocalName;
        if (name is "ref" or "a" && element.Get("href") is { Length: > 0 } href)
            Link(element, marks, href, pieces, notes);
        else if (name is "br" or "eol" or "eop")
            pieces.Add(new(" ", marks));
        else if (name is "marker" && CharacterOf(element) is { } character)
            pieces.Add(new(character, marks));
        else if (name is "img")
            Picture(element, marks, pieces);
        else if (name is "authorialNote" && notes is not null)
            notes.Add(element);
        else if (name is "del")
            repairs.Add("deletion.left_out", AknNames.PlaceOf(element), "Words that are marked as deleted were left out.");
        else if (Quoted.Contains(name) || name is "authorialNote")
            Structure(element, marks, pieces, notes);
        else
            Below(element, marks | MarkOf(element), pieces, notes);
    }

    void Link(XElement element, Marks marks, string href, List<Piece> pieces, List<XElement>? notes)
    {
        var shown = new List<Piece>();
        Below(element, Marks.None, shown, notes);
        var words = string.Concat(Collapse(shown).Select(p => p.Text));
        var inner = element.Descendants().Aggregate(marks | MarkOf(element), (all, e) => all | MarkOf(e));
        pieces.Add(new(words, href.StartsWith('#') ? inner : marks, href));
    }

    void Picture(XElement element, Marks marks, List<Piece> pieces)
    {
        repairs.Add("picture.left_out", AknNames.PlaceOf(element), "A picture inside a text was left out; what it says in words stays.");
        pieces.Add(new(element.Get("alt") ?? "", marks));
    }

    void Structure(XElement element, Marks marks, List<Piece> pieces, List<XElement>? notes)
    {
        repairs.Add("structure.flattened", AknNames.PlaceOf(element), "Paragraphs inside a text became words of it.");
        pieces.Add(new(" " + element.Get("startQuote"), marks));
        foreach (var block in element.Descendants().Where(e => AknNames.HoldsWords(e) && !e.Ancestors().TakeWhile(a => a != element).Any(AknNames.HoldsWords)))
        {
            Below(block, marks, pieces, notes);
            pieces.Add(new(" ", marks));
        }
        pieces.Add(new(element.Get("endQuote") + " ", marks));
    }

    static Marks MarkOf(XElement element) => AknMarks.Names.FirstOrDefault(m => m.Name == element.Name.LocalName) switch
    {
        (Marks.Code, _) when element.Get("name") is not AknMarks.CodeName => Marks.None,
        var (mark, _)                                                    => mark,
    };

    static string? CharacterOf(XElement marker)
    {
        foreach (var c in "\uFFFE\uFFFF")
            if (marker.Get("name") == Akn.NameOf(c))
                return c.ToString();
        return null;
    }

    /// <summary>White space as readers of a text see it: none at the ends, one space between.</summary>
    static List<Piece> Collapse(List<Piece> pieces)
    {
        var collapsed = new List<Piece>(pieces.Count);
        var afterSpace = true;
        foreach (var piece in pieces)
        {
            if (piece.Target is not null)
            {
                collapsed.Add(piece);
                afterSpace = false;
                continue;
            }
            var text = new StringBuilder(piece.Text.Length);
            foreach (var c in piece.Text)
            {
                var isSpace = c is ' ' or '\t' or '\n' or '\r';
                if (!isSpace || !afterSpace)
                    text.Append(isSpace ? ' ' : c);
                afterSpace = isSpace;
            }
            if (text.Length > 0)
                collapsed.Add(piece with { Text = text.ToString() });
        }
        if (afterSpace && collapsed.Count > 0 && collapsed[^1] is { Target: null } last)
            collapsed[^1] = last with { Text = last.Text[..^1] };
        collapsed.RemoveAll(p => p is { Text: "", Target: null });
        return collapsed;
    }
}
