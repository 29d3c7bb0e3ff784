namespace Standards.Exchange.Mending;

/// <summary>Puts elements where the content model allows them, and changes those that it allows nowhere. No word is lost.</summary>
sealed class Mender(RepairList repairs)
{
    readonly WordBounds bounds = new(repairs);

    public static Traits TraitsOf(ElementKind kind) => kind switch
    {
        ElementKind.Annex       => new Traits.OfAnnex(AnnexStatus.Normative),
        ElementKind.Requirement => new Traits.OfRequirement(Modality.Shall),
        ElementKind.List        => new Traits.OfList(Ordered: true),
        ElementKind.Cell        => Traits.OfCell.Single,
        _                       => Traits.None,
    };

    /// <summary>Adds a block to an element, as what may stand there.</summary>
    /// <param name="depth">At which the block will stand; from 1.</param>
    public void Fit(Node parent, Node block, int depth)
    {
        if (!HasContent(block))
            return;
        if (!ContentModel.Allows(parent.Kind, block.Kind) || IsTooDeep(block.Kind, depth))
            Change(parent, block, depth);
        else if (LacksWords(block))
            Splice(parent, block, depth, "words.missing", $"The {Name(block)} has no words of its own; what stood in it stands in its place.");
        else
            Add(parent, block, depth);
    }

    /// <summary>What was too long in a heading, as paragraphs of what it heads.</summary>
    public void Head(Node division, int depth)
    {
        if (bounds.Hold(division) is { Count: > 0 } rest)
            Fit(division, new Node(ElementKind.Paragraph, division.Place) { Text = rest }, depth + 1);
    }

    void Add(Node parent, Node block, int depth)
    {
        Inside(block, depth);
        var rest = bounds.Hold(block);
        if (LacksWords(block))
            return;
        parent.Children.Add(block);
        if (rest.Count == 0)
            return;
        if (ContentModel.Allows(block.Kind, ElementKind.Paragraph))
        {
            var holder = new Node(block.Kind, block.Place);
            Fit(holder, new Node(ElementKind.Paragraph, block.Place) { Text = rest }, depth + 1);
            block.Children.InsertRange(0, holder.Children);
        }
        else
        {
            var kind = block.Kind is ElementKind.Table or ElementKind.Figure ? ElementKind.Paragraph : block.Kind;
            Fit(parent, new Node(kind, block.Place) { Text = rest, Traits = kind == block.Kind ? block.Traits : Traits.None }, depth);
        }
    }

    void Inside(Node block, int depth)
    {
        var children = block.Children.ToArray();
        block.Children.Clear();
        foreach (var child in children)
            Fit(block, child, depth + 1);
    }

    static bool IsTooDeep(ElementKind kind, int depth) => depth + kind switch { ElementKind.Table => 2, ElementKind.List or ElementKind.Row => 1, _ => 0 } > Document.MaxDepth;

    void Change(Node parent, Node block, int depth)
    {
        if (block.Kind is ElementKind.Paragraph || !ContentModel.Allows(parent.Kind, ElementKind.Paragraph) || depth > Document.MaxDepth)
            Merge(parent, block);
        else
            Splice(parent, block, depth, "block.moved", $"The {Name(block)} cannot stand in the {Name(parent)}; its words became paragraphs.");
    }

    /// <summary>Gives a parent the words of a block as paragraphs.</summary>
    void Splice(Node parent, Node block, int depth, string code, string message)
    {
        repairs.Add(code, block.Place, message);
        if (block.HasWords)
            Fit(parent, new Node(ElementKind.Paragraph, block.Place) { Text = block.Text, Wanted = block.Wanted }, depth);
        foreach (var line in block.Children.Select(c => c.Kind is ElementKind.Row ? RowOf(c) : c).ToArray())
            Fit(parent, line, depth);
    }

    /// <summary>Gives a parent the words of a block as its own.</summary>
    void Merge(Node parent, Node block)
    {
        var words = WordsOf(block).ToList();
        if (words.Count == 0)
            return;
        repairs.Add("block.merged", block.Place, $"The {Name(block)} cannot stand in the {Name(parent)}; its words follow those of the {Name(parent)}.");
        if (parent.HasWords)
            parent.Text.Add(new(" ", Marks.None));
        parent.Text.AddRange(words);
    }

    static Node RowOf(Node row)
    {
        var line = new Node(ElementKind.Paragraph, row.Place);
        foreach (var words in row.Children.Select(c => WordsOf(c).ToList()).Where(w => w.Count > 0))
            line.Text.AddRange(line.Text.Count == 0 ? words : [new(" | ", Marks.None), .. words]);
        return line;
    }

    static IEnumerable<Piece> WordsOf(Node node)
    {
        var isFirst = true;
        foreach (var text in Texts(node).Where(t => t.Count > 0))
        {
            if (!isFirst)
                yield return new(" ", Marks.None);
            isFirst = false;
            foreach (var piece in text)
                yield return piece;
        }

        static IEnumerable<List<Piece>> Texts(Node node) => [node.HasWords ? node.Text : [], Shown(node), .. node.Children.SelectMany(Texts)];

        static List<Piece> Shown(Node node) => node.Traits switch
        {
            Traits.OfFormula formula => [new(formula.Formula.Words, Marks.None)],
            Traits.OfFigure figure   => [new(figure.Alternative, Marks.None)],
            _                        => [],
        };
    }

    static bool HasContent(Node node) => node.HasWords || node.Kind switch
    {
        ElementKind.Formula or ElementKind.Figure                   => true,
        ElementKind.Item or ElementKind.Cell or ElementKind.Example => true,
        ElementKind.List                                            => node.Children.Exists(c => c.Kind is ElementKind.Item),
        ElementKind.Table                                           => node.Children.Exists(c => c.Kind is ElementKind.Row && HasContent(c)),
        ElementKind.Row                                             => node.Children.Exists(c => c.Kind is ElementKind.Cell),
        _                                                           => node.Children.Exists(HasContent),
    };

    static bool LacksWords(Node node) => !node.HasWords && ContentModel.Of(node.Kind).Words is Words.Text or Words.Line;

    static string Name(Node node) => node.Kind is ElementKind.AdmittedTerm ? "admitted term" : node.Kind.ToString().ToLowerInvariant();
}
