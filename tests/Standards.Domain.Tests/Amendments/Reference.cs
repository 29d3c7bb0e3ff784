using System.Text.RegularExpressions;
using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Tests.Amendments;

/// <summary>
/// Consolidation as one would do it by hand, slow and obvious: take the amendments one after the other, in the order given,
/// and carry each out on a tree of nodes whose characters know which character of the text they were. What is struck stays as
/// a shadow until the end, so that later amendments find their places. Null where an amendment finds nothing to act on.
/// </summary>
sealed partial class Reference
{
    readonly Node root = new(default, ElementKind.Clause, Traits.None);
    readonly Dictionary<WId, Node> nodes = [];
    readonly Dictionary<Anchor, SortedDictionary<string, List<Node>>> blocks = [];
    readonly HashSet<string> done = [];
    readonly Dictionary<(WId, int), Node> justSplit = [];   // by the amendment at hand: what it inserts there later goes with the second part

    Reference(Document text)
    {
        foreach (var element in text.Elements)
            root.Add(root.Children.Count, Of(element, isOld: true));
    }

    public static Document? InOrder(Document text, IEnumerable<Proposal> amendments)
    {
        var reference = new Reference(text);
        try
        {
            foreach (var amendment in amendments)
                reference.CarryOut(amendment.Operations);
            return new([.. reference.root.Children.Where(n => !n.IsGone).Select(n => n.ToElement())]);
        }
        catch (CannotException)
        {
            return null;
        }
    }

    /// <summary>Replacements that touch are one, as they are for a reader: two amendments that say the same in one step or in two are alike.</summary>
    static ImmutableArray<Operation> Joined(ImmutableArray<Operation> operations)
    {
        var splits = operations.OfType<Operation.Split>().Select(s => (s.Element, s.At)).ToHashSet();
        var joined = new List<Operation>();
        foreach (var operation in operations.OrderBy(Range))
            if (operation is Operation.ReplaceText next && joined.FindLastIndex(o => o is Operation.ReplaceText r && r.Element == next.Element && r.To == next.From) is >= 0 and var at
                && !splits.Contains((next.Element, next.From)) && (Operation.ReplaceText)joined[at] is var last)
                joined[at] = new Operation.ReplaceText(last.Element, last.From, next.To, last.Expected.Concat(next.Expected), last.Words.Concat(next.Words));
            else
                joined.Add(operation);
        return [.. joined];
    }

    void CarryOut(ImmutableArray<Operation> given)
    {
        var operations = Joined(given);
        justSplit.Clear();
        var moves = operations.OfType<Operation.Move>().Where(m => !done.Contains(m.ToString())).ToList();
        foreach (var move in moves)
            Living(move.Element).Leave();
        Place(operations, moves);
        foreach (var operation in operations.Where(o => o is not (Operation.Move or Operation.Insert)).OrderBy(Range))
            if (operation is Operation.Delete || !done.Contains(Name(operation)))
                CarryOut(operation);
        done.UnionWith(operations.Select(Name));
    }

    /// <summary>Within one amendment changes of a text go from its start to its end, and those at one place in their own order; all else comes after.</summary>
    static (int, int) Range(Operation operation) => operation switch
    {
        Operation.ReplaceText o => (o.From, o.To),
        Operation.Split o       => (o.At, o.At),
        _                       => (int.MaxValue, 0),
    };

    void Place(ImmutableArray<Operation> operations, List<Operation.Move> moves)
    {
        var waiting = operations.Where(o => o is Operation.Insert || (o is Operation.Move m && moves.Contains(m)))
            .GroupBy(o => o is Operation.Insert i ? i.At : ((Operation.Move)o).To).ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(g => g.Key.Element is not { } id || (nodes.TryGetValue(id, out var n) && (n.Parent is not null || !g.Key.IsBeside)))
                ?? throw new CannotException();
            waiting.Remove(next);
            Put(next.Key, [.. next.SelectMany(o => o is Operation.Insert i ? i.Elements.Select(e => Of(e, isOld: false)) : [nodes[((Operation.Move)o).Element]])]);
        }
    }

    readonly HashSet<(Anchor, string)> put = [];

    static string Said(List<Node> block) => string.Join('\n', block.Select(n => n.IsOld ? $"move {n.Id}" : n.Words()));

    void Put(Anchor at, List<Node> block)
    {
        if (at.IsBeside ? nodes[at.Element!.Value].Parent!.IsShadow : at.Element is { } id && nodes[id].IsShadow)
            throw new CannotException();
        var there = blocks.TryGetValue(at, out var found) ? found : blocks[at] = new(StringComparer.Ordinal);
        var said = Said(block);
        if (!put.Add((at, said)))
            throw new CannotException();
        var key = $"{said}\n{string.Join(' ', block.SelectMany(n => n.IsOld ? [n] : n.Below().Prepend(n)).Select(n => n.Id))}";
        there.Add(key, block);

        var earlier = there.TakeWhile(b => b.Key != key).SelectMany(b => b.Value).LastOrDefault();
        var later = there.SkipWhile(b => b.Key != key).Skip(1).SelectMany(b => b.Value).FirstOrDefault();
        var parent = at.IsBeside ? nodes[at.Element!.Value].Parent! : at.Element is { } inside ? nodes[inside] : root;
        var index = earlier is not null ? Outermost(earlier, Side.After).Index + 1
            : later is not null ? Outermost(later, Side.Before).Index
            : at.Side switch
            {
                Side.Before => nodes[at.Element!.Value].Index,
                Side.After  => nodes[at.Element!.Value].Index + 1,
                Side.First  => 0,
                _           => parent.Children.Count,
            };
        foreach (var node in block)
            parent.Add(index++, node);
    }

    /// <summary>The farthest of what was put beside a node, beside that, and so on.</summary>
    Node Outermost(Node node, Side side)
    {
        while (blocks.TryGetValue(new(side, node.Id), out var beside))
            node = side is Side.After ? beside.Last().Value[^1] : beside.First().Value[0];
        return node;
    }

    void CarryOut(Operation operation)
    {
        switch (operation)
        {
            case Operation.ReplaceText o:
                Replace(o);
                break;
            case Operation.SetTraits o:
                Living(o.Element).Traits = o.Traits;
                break;
            case Operation.Delete o:
                nodes[o.Element].IsStruck = true;
                break;
            case Operation.Split o:
                Split(o);
                break;
            case Operation.Merge o:
                Merge(Living(nodes[o.Element].Carrier.Id), Living(o.Next), o.Between);   // what was merged away goes on where it went
                break;
        }
    }

    void Replace(Operation.ReplaceText o)
    {
        Living(nodes[o.Element].Carrier.Id);
        var (node, index) = o.From == o.To ? Position(o.Element, o.From) : Standing(o.Element, o.From);
        node.Text.InsertRange(index, Letter.Of(o.Words, default));
        for (var i = o.From; i < o.To; i++)
        {
            var letter = root.Below().SelectMany(n => n.Text).Single(l => l.Source == o.Element && l.Index == i);
            letter.IsStruck = !letter.IsStruck ? true : throw new CannotException();
        }
    }

    void Split(Operation.Split o)
    {
        Living(nodes[o.Element].Carrier.Id);
        var (node, index) = Position(o.Element, o.At);
        var second = new Node(o.Second, node.Kind, node.Traits);
        second.Text.AddRange(node.Text[index..]);
        node.Text.RemoveRange(index, node.Text.Count - index);
        foreach (var child in node.Children.ToList())
        {
            child.Leave();
            second.Add(second.Children.Count, child);
        }
        nodes[o.Second] = second;
        justSplit[(o.Element, o.At)] = second;
        node.Parent!.Add(node.Index + 1, second);
    }

    static void Merge(Node first, Node second, Inline between)
    {
        first.Text.AddRange([.. Letter.Of(between, default), .. second.Text]);
        second.Text.Clear();
        foreach (var child in second.Children.ToList())
        {
            child.Leave();
            first.Add(first.Children.Count, child);
        }
        second.IsStruck = true;
        second.MergedInto = first;
    }

    (Node, int) Standing(WId element, int index)
    {
        var node = root.Below().Single(n => n.Text.Exists(l => l.Source == element && l.Index == index));
        return (node, node.Text.FindIndex(l => l.Source == element && l.Index == index));
    }

    /// <summary>Where a position of the old text is now: right after the character before it.</summary>
    (Node, int) Position(WId element, int position)
    {
        if (justSplit.TryGetValue((element, position), out var second))
            return (second, second.Text.TakeWhile(l => l.Source == default).Count());
        if (position == 0)
        {
            var start = root.Below().FirstOrDefault(n => n.Text.Exists(l => l.Source == element)) ?? nodes[element];
            return (start, start.Text.FindIndex(l => l.Source == element) is >= 0 and var first ? first : start.Text.Count);
        }
        foreach (var node in root.Below())
            if (node.Text.FindIndex(l => l.Source == element && l.Index == position - 1) is >= 0 and var found)
                return (node, found + 1 + node.Text.Skip(found + 1).TakeWhile(l => l.Source == default).Count());
        throw new CannotException();
    }

    Node Living(WId id) => nodes.TryGetValue(id, out var node) && !node.IsShadow ? node : throw new CannotException();

    Node Of(Element element, bool isOld)
    {
        var node = new Node(element.WId, element.Kind, element.Traits) { IsOld = isOld };
        node.Text.AddRange(Letter.Of(element.Text, isOld ? element.WId : default));
        foreach (var child in element.Children)
            node.Add(node.Children.Count, Of(child, isOld));
        return nodes[element.WId] = node;
    }

    static string Name(Operation operation) => operation switch
    {
        Operation.ReplaceText o => $"{o.Element} {o.From} {o.To} {o.Words}",
        _                       => operation.ToString(),
    };

    sealed class CannotException : Exception;

    sealed class Letter(char unit, Marks marks, WId? target, WId source, int index)
    {
        public WId Source => source;

        public int Index => index;

        public bool IsStruck { get; set; }

        public char Unit => unit;

        public Run ToRun(string text) => new(text, marks, target);

        public bool GoesWith(Letter next) => target is null && !next.IsReference && marks == next.Marks;

        bool IsReference => target is not null;

        Marks Marks => marks;

        public static IEnumerable<Letter> Of(Inline text, WId source)
        {
            var index = 0;
            foreach (var run in text.Runs)
                foreach (var unit in run.Text)
                    yield return new(unit, run.Marks, run.Target, source, index++);
        }
    }

    sealed partial class Node(WId id, ElementKind kind, Traits traits)
    {
        public WId Id => id;

        public ElementKind Kind => kind;

        public Traits Traits { get; set; } = traits;

        public Node? Parent { get; private set; }

        public List<Letter> Text { get; } = [];

        public List<Node> Children { get; } = [];

        public bool IsOld { get; init; }

        public bool IsStruck { get; set; }

        public Node? MergedInto { get; set; }

        public Node Carrier => MergedInto?.Carrier ?? this;

        public bool IsGone => IsStruck;

        public bool IsShadow => IsStruck || (Parent?.IsShadow ?? false);

        public int Index => Parent!.Children.IndexOf(this);

        public void Add(int index, Node child)
        {
            child.Parent = this;
            Children.Insert(index, child);
        }

        public void Leave()
        {
            Parent!.Children.Remove(this);
            Parent = null;
        }

        public IEnumerable<Node> Below() => Children.SelectMany(c => c.Below().Prepend(c));

        /// <summary>What it says, and where that is the same, what it is: formulas have no words.</summary>
        public string Words() => string.Concat(Below().Prepend(this).Select(n => new string([.. n.Text.Select(l => l.Unit)]) + "\n"))
            + Nameless().Replace(DocumentJson.Write(new Document([ToElement()]))["elements"]![0]!.ToJsonString(), "");

        public Element ToElement() => new(id, kind, Inline.Of([.. Runs()]), Traits, [.. Children.Where(c => !c.IsGone).Select(c => c.ToElement())]);

        [GeneratedRegex("\"wId\":\"[^\"]*\",", RegexOptions.NonBacktracking)]
        private static partial Regex Nameless();

        IEnumerable<Run> Runs()
        {
            var (text, first) = ("", default(Letter));
            foreach (var letter in Text.Where(l => !l.IsStruck))
            {
                if (first is not null && !first.GoesWith(letter))
                {
                    yield return first.ToRun(text);
                    (text, first) = ("", null);
                }
                first ??= letter;
                text += letter.Unit;
            }
            if (first is not null)
                yield return first.ToRun(text);
        }
    }
}
