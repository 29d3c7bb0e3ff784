using System.Text.RegularExpressions;
using Standards.Exchange.Mending;

namespace Standards.Exchange.AkomaNtoso;

/// <summary>Makes clauses, annexes, entries and lists of the parts of a file.</summary>
sealed partial class AknAssembly(RepairList repairs, AknBlockReader blocks)
{
    readonly Mender mender = new(repairs);

    /// <summary>What stands at the top of the document.</summary>
    public List<Node> Divisions(AknSection file)
    {
        var top = new Node(ElementKind.Clause, "");
        Fill(top, file, 0);
        return [.. top.Children.Where(c => c.Kind is not ElementKind.Annex), .. top.Children.Where(c => c.Kind is ElementKind.Annex)];
    }

    void Fill(Node division, AknSection section, int level)
    {
        var target = level == 0 ? null : division;   // where text goes; a clause of its own after the first clause below
        Node? list = null;
        foreach (var content in section.Flat)
            if (content is AknSection { IsClause: true } part && level < ContentModel.MaxClauseLevels)
            {
                if (list is not null)
                    Flush(ref list, target!, DepthIn(target!, division, level));
                target = null;
                division.Children.Add(Division(part, division, level + 1));
            }
            else if (content is AknSection item)
            {
                target ??= Continue(division, item.Element, level);
                list ??= new(ElementKind.List, AknNames.PlaceOf(item.Element));
                list.Children.Add(Item(item));
            }
            else
            {
                target ??= Continue(division, section.Element, level);
                Flush(ref list, target, DepthIn(target, division, level));
                mender.Fit(target, (Node)content, DepthIn(target, division, level));
            }
        if (list is not null)
            Flush(ref list, target!, DepthIn(target!, division, level));
    }

    void Flush(ref Node? list, Node target, int depth)
    {
        if (list is not null)
            mender.Fit(target, list, depth);
        list = null;
    }

    static int DepthIn(Node target, Node division, int level) => target == division ? level + 1 : level + 2;

    Node Division(AknSection section, Node parent, int level)
    {
        var kind = KindOf(section, parent, level);
        var node = blocks.Of(kind, section.Element);
        if (kind is ElementKind.Annex && section.Element.Get("refersTo") is "#informative")
            node.Traits = new Traits.OfAnnex(AnnexStatus.Informative);
        node.Text = HeadingOf(section, node);
        mender.Head(node, level);
        Fill(node, section, level);
        return node;
    }

    ElementKind KindOf(AknSection section, Node parent, int level)
    {
        var named = section.Element.Name.LocalName is "hcontainer" ? Akn.KindOf(section.Element.Get("name")) : null;
        if (named is not { } kind || !ContentModel.Divides(kind) || kind is ElementKind.Clause)
            return ElementKind.Clause;
        var fits = ContentModel.Allows(level == 1 ? null : parent.Kind, kind) && (kind is not ElementKind.Introduction || parent.Children.Count == 0)
            && (kind is not ElementKind.Term || IsEntry(section));
        if (!fits)
            repairs.Add("part.moved", AknNames.PlaceOf(section.Element), $"The {Akn.NameOf(kind)} cannot stand there; it is a clause.");
        return fits ? kind : ElementKind.Clause;
    }

    static bool IsEntry(AknSection section) =>
        section.Flat.All(c => c is Node block && ContentModel.Allows(ElementKind.Term, block.Kind)) && section.Flat.Any(c => c is Node { Kind: ElementKind.Definition, HasWords: true });

    List<Piece> HeadingOf(AknSection section, Node node)
    {
        if (section.Heading.Exists(p => !string.IsNullOrWhiteSpace(p.Text)))
            return section.Heading;
        var name = section.Number.Length > 0 ? section.Number : NameOf(section.Element.Get("name") ?? section.Element.Name.LocalName);
        repairs.Add("heading.made", node.Place, $"There was no heading; the clause is headed \"{name}\".");
        return [new(name, Marks.None)];
    }

    /// <summary>A clause for text that stood where the content model has clauses alone.</summary>
    Node Continue(Node division, System.Xml.Linq.XElement element, int level)
    {
        if (level >= ContentModel.MaxClauseLevels)
            return division;
        var name = NameOf(element.Name.LocalName is "akomaNtoso" ? "text" : element.Name.LocalName);
        var clause = new Node(ElementKind.Clause, AknNames.PlaceOf(element)) { Text = division.Text.Count > 0 ? [.. division.Text] : [new(name, Marks.None)] };
        repairs.Add("text.wrapped", clause.Place, level == 0
            ? $"Text outside of all clauses stands in a clause headed \"{name}\"."
            : "Text that followed subclauses stands in a subclause of its own, with the heading of its clause.");
        division.Children.Add(clause);
        return clause;
    }

    Node Item(AknSection section)
    {
        var item = blocks.Of(ElementKind.Item, section.Element);
        item.Text = [.. section.Heading.Select(p => p with { Marks = p.Marks | Marks.Strong })];
        if (section.Heading.Count > 0)
            repairs.Add("clauses.too_deep", item.Place, $"Clauses nest at most {ContentModel.MaxClauseLevels} deep; this one is an item of a list.");
        Node? list = null;
        foreach (var content in section.Flat)
            if (content is AknSection below)
            {
                if (list is null)
                    item.Children.Add(list = new(ElementKind.List, AknNames.PlaceOf(below.Element)));
                list.Children.Add(Item(below));
            }
            else
                list = Into(item, (Node)content);
        return item;
    }

    static Node? Into(Node item, Node block)
    {
        if (block.Kind is ElementKind.Paragraph && item is { Text.Count: 0, Children.Count: 0 })
            item.Text = block.Text;
        else
            item.Children.Add(block);
        return null;
    }

    static string NameOf(string name)
    {
        var words = Words().Replace(name, " ${capital}").ToLowerInvariant().Trim();
        return words.Length == 0 ? "Text" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<capital>[A-Z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}
