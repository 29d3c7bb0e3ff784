using System.Globalization;
using System.Xml.Linq;
using Standards.Exchange.Mending;

namespace Standards.Exchange.AkomaNtoso;

/// <summary>Reads paragraphs, lists, tables, formulas, figures, and what is named as a note, a provision and so on.</summary>
sealed class AknBlockReader(RepairList repairs, AknWords words, Dictionary<string, Node> names, AknPictures pictures)
{
    public IEnumerable<Node> Read(XElement block) => block.Name.LocalName switch
    {
        "blockList"                              => List(block, "item"),
        "ul" or "ol"                             => List(block, "li"),
        "table"                                  => Table(block, null),
        "tblock" or "blockContainer"             => Container(block),
        "foreign"                                => Foreign(block),
        "block" when KindOf(block.Get("name")) is { } kind => Text(block, kind),
        "crossHeading" or "subheading" or "from" => Text(block, ElementKind.Paragraph, Marks.Strong),
        _                                        => Text(block, ElementKind.Paragraph),
    };

    /// <summary>A node of an element, by whose identifiers it can be pointed to.</summary>
    public Node Of(ElementKind kind, XElement element)
    {
        var node = new Node(kind, AknNames.PlaceOf(element)) { Wanted = element.Get("wId") ?? element.Get("eId") };
        Name(node, element);
        return node;
    }

    /// <summary>Lets links to an element go to a node.</summary>
    public void Name(Node node, XElement element)
    {
        if (element.Get("eId") is { } place)
            names.TryAdd(place, node);
        if (element.Get("wId") is { } permanent)
            names.TryAdd(Builder.Permanent(permanent), node);
    }

    /// <summary>The words of an element, and as nodes the notes that stood in them.</summary>
    public List<Piece> Words(XElement element, List<Node> notes)
    {
        var inside = new List<XElement>();
        var pieces = words.Read(element, inside);
        foreach (var note in inside)
        {
            var node = Of(ElementKind.Note, note);
            repairs.Add("note.moved", node.Place, "A note inside a text stands after it.");
            foreach (var text in note.Descendants().Where(AknNames.HoldsWords))
            {
                if (node.Text.Count > 0)
                    node.Text.Add(new(" ", Marks.None));
                node.Text.AddRange(words.Read(text, null));
            }
            notes.Add(node);
        }
        return pieces;
    }

    IEnumerable<Node> Text(XElement element, ElementKind kind, Marks marks = Marks.None)
    {
        var node = Of(kind, element);
        var notes = new List<Node>();
        node.Text = [.. Words(element, notes).Select(p => p with { Marks = p.Marks | marks })];
        return [node, .. notes];
    }

    IEnumerable<Node> List(XElement element, string itemName)
    {
        var list = Of(ElementKind.List, element);
        list.Traits = new Traits.OfList(element.Name.LocalName is "ol" || (element.Name.LocalName is "blockList" && element.Get("class") is not "unordered"));
        var (before, after) = (new List<Node>(), new List<Node>());
        foreach (var child in element.Elements())
            if (child.Name.LocalName == itemName)
                list.Children.Add(Item(child));
            else
                (list.Children.Count == 0 ? before : after).AddRange(Read(child));
        return [.. before, list, .. after];
    }

    Node Item(XElement element)
    {
        var item = Of(ElementKind.Item, element);
        if (element.Name.LocalName is "li" && AknNames.HoldsWords(element) && !element.Elements().Any(e => e.Name.LocalName is "ul" or "ol" or "p"))
            item.Text = Words(element, item.Children);
        else
            Inside(element, item);
        return item;
    }

    /// <summary>Reads what stands in an element; the first paragraph, unless it has an identifier, is the words of the element itself.</summary>
    void Inside(XElement element, Node into)
    {
        var isFirst = true;
        foreach (var child in element.Nodes().Select(n => n as XElement ?? Loose(n)).OfType<XElement>())
        {
            if (child.Name.LocalName is "num")
                continue;
            if (child.Name.LocalName is "intro" or "content" or "wrapUp" or "div")
                Inside(child, into);
            else if (isFirst && child.Name.LocalName is "p" or "heading" or "span" && child.Get("wId") is null && into.Text.Count == 0)
                Own(child, into);
            else
                into.Children.AddRange(Read(child));
            isFirst = false;
        }
    }

    void Own(XElement child, Node into)
    {
        into.Text = Words(child, into.Children);
        Name(into, child);
    }

    /// <summary>Words between blocks, as a paragraph.</summary>
    static XElement? Loose(XNode node) => node is XText text && !string.IsNullOrWhiteSpace(text.Value) ? new XElement("p", text.Value) : null;

    IEnumerable<Node> Container(XElement element)
    {
        if (KindOf(element.Get("class")) is not { } kind)
            return Unknown(element);
        if (kind is ElementKind.Table)
            return Table(element, element.Element(element.Name.Namespace + "heading"));
        var node = Of(kind, element);
        if (kind is ElementKind.Figure)
            return Figure(element, node);
        if (kind is ElementKind.Requirement)
            node.Traits = new Traits.OfRequirement(Enum.TryParse<Modality>(element.Get("refersTo")?.TrimStart('#'), ignoreCase: true, out var said) && Enum.IsDefined(said) ? said : Modality.Shall);
        Inside(element, node);
        return [node];
    }

    List<Node> Unknown(XElement element)
    {
        var holder = new Node(ElementKind.Clause, AknNames.PlaceOf(element));
        Inside(element, holder);
        var heading = new Node(ElementKind.Paragraph, holder.Place) { Text = [.. holder.Text], Wanted = element.Get("wId") ?? element.Get("eId") };
        Name(heading, element);
        return [heading, .. holder.Children];
    }

    IEnumerable<Node> Table(XElement element, XElement? heading)
    {
        var table = Of(ElementKind.Table, element);
        var after = new List<Node>();
        if ((heading ?? element.Element(element.Name.Namespace + "caption")) is { } title)
            table.Text = Words(title, after);
        foreach (var child in element.Elements().Where(c => c != heading && c.Name.LocalName is not ("num" or "caption")))
            if (child.Name.LocalName is "tr")
                table.Children.Add(Row(child));
            else if (child.Name.LocalName is "table")
                table.Children.AddRange(child.Elements(child.Name.Namespace + "tr").Select(Row));
            else
                foreach (var other in Read(child))
                    (other.Kind is ElementKind.Note ? table.Children : after).Add(other);
        return [table, .. after];
    }

    Node Row(XElement element)
    {
        var row = Of(ElementKind.Row, element);
        foreach (var cell in element.Elements())
        {
            var node = Of(ElementKind.Cell, cell);
            node.Traits = new Traits.OfCell(cell.Name.LocalName is "th", Span(cell, "colspan"), Span(cell, "rowspan"));
            Inside(cell, node);
            row.Children.Add(node);
        }
        return row;
    }

    int Span(XElement cell, string name)
    {
        if (cell.Get(name) is not { } said)
            return 1;
        if (int.TryParse(said, NumberStyles.Integer, CultureInfo.InvariantCulture, out var span) && span is >= 1 and <= Traits.OfCell.MaxSpan)
            return span;
        repairs.Add("table.span", AknNames.PlaceOf(cell), $"The {name} \"{(said.Length > 20 ? said[..20] : said)}\" is none; the cell has 1.");
        return 1;
    }

    IEnumerable<Node> Foreign(XElement element)
    {
        var math = element.Elements(Akn.MathMl + "math").FirstOrDefault();
        if (math is not null && Xml.ExactMathMl.Read(math, element.Attribute(Akn.Own + "text")?.Value) is { } formula)
        {
            var node = Of(ElementKind.Formula, element);
            node.Traits = new Traits.OfFormula(formula);
            return [node];
        }
        repairs.Add("foreign.flattened", AknNames.PlaceOf(element), "What is written in another vocabulary became words.");
        return Text(element, ElementKind.Paragraph);
    }

    IEnumerable<Node> Figure(XElement element, Node node)
    {
        var image = element.Descendants(element.Name.Namespace + "img").FirstOrDefault();
        var alternative = image?.Get("alt") ?? "";
        foreach (var child in element.Elements())
            switch (child.Name.LocalName)
            {
                case "num":
                    break;
                case "heading":
                    node.Text = Words(child, node.Children);
                    break;
                case "p" when child.Descendants().Contains(image):
                    break;
                case "block" when child.Get("name") is "alternative":
                    alternative = string.Concat(words.Read(child, null).Select(p => p.Text));
                    break;
                default:
                    node.Children.AddRange(Read(child));
                    break;
            }
        var (figure, problem) = pictures.Find(image?.Get("src"));
        if (figure is not null && IsPicture(figure.MediaType, alternative))
        {
            node.Traits = figure with { Alternative = alternative };
            return [node];
        }
        repairs.Add("picture.left_out", node.Place, $"The picture is left out, and its words stay. {(figure is null ? problem : "It has no text alternative that can be used.")}");
        node.Kind = ElementKind.Paragraph;
        node.Text = [.. node.Text, new(node.Text.Count > 0 ? " " + alternative : alternative, Marks.None)];
        Node[] below = [.. node.Children];
        node.Children.Clear();
        return [node, .. below];
    }

    static bool IsPicture(string mediaType, string alternative) =>
        Traits.OfFigure.MediaTypes.Contains(mediaType) && !string.IsNullOrWhiteSpace(alternative) && alternative.Length <= Traits.OfFigure.MaxAlternativeLength
        && !alternative.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'));

    static ElementKind? KindOf(string? names) =>
        Akn.KindOf(names?.Split(' ', 2)[0]) is { } kind && !ContentModel.Divides(kind) && kind is not (ElementKind.Item or ElementKind.Row or ElementKind.Cell or ElementKind.List or ElementKind.Formula) ? kind : null;
}
