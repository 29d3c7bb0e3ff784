using System.Globalization;
using System.Text;

namespace Standards.Exchange.Mending;

/// <summary>Makes a document of mended nodes: gives identifiers, resolves links, cuts what is too long.</summary>
/// <param name="identifiers">Of each node the names by which the file points to it.</param>
sealed class Builder(RepairList repairs, IReadOnlyDictionary<string, Node> identifiers)
{
    /// <summary>What a target begins with that is no name in the file but a permanent identifier.</summary>
    public const char Absent = '~';

    /// <summary>The name of a permanent identifier beside names that hold in the file alone, and go before it.</summary>
    public static string Permanent(string identifier) => Absent + identifier;

    readonly Dictionary<Node, WId> given = [];
    readonly HashSet<WId> taken = [];

    public Import Build(IReadOnlyList<Node> divisions)
    {
        if (divisions.Count == 0)
            return new Import.Refused(new ExchangeRefusal.Empty());
        foreach (var node in divisions.SelectMany(All))
            TakeWanted(node);
        Make(divisions, "");

        var document = new Document([.. divisions.Select(ElementOf)]);
        var problems = ContentModel.Check(document);
        return problems.IsEmpty
            ? new Import.Taken(document, repairs.ToImmutable())
            : new Import.Refused(problems[0].Code is "document.too_large" ? new ExchangeRefusal.TooLarge(problems[0].Message) : new ExchangeRefusal.NoDocument(problems[0].Message));
    }

    static IEnumerable<Node> All(Node node)
    {
        var waiting = new Stack<Node>([node]);
        while (waiting.TryPop(out var next))
        {
            yield return next;
            for (var i = next.Children.Count - 1; i >= 0; i--)
                waiting.Push(next.Children[i]);
        }
    }

    void TakeWanted(Node node)
    {
        if (node.Wanted is null || !WId.TryParse(node.Wanted, out var id))
            return;
        if (taken.Add(id))
            given[node] = id;
        else
            repairs.Add("identifier.twice", node.Place, $"Another element had the identifier \"{id}\" before; this one got its own.");
    }

    void Make(IReadOnlyList<Node> nodes, string path)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            var here = string.Create(CultureInfo.InvariantCulture, $"{path}/{nodes[i].Kind}.{i}");
            if (!given.ContainsKey(nodes[i]))
            {
                given[nodes[i]] = New(here);
                repairs.Identified(nodes[i].Place);
            }
            Make(nodes[i].Children, here);
        }
    }

    WId New(string path)
    {
        for (var name = path; ; name += "'")
            if (WId.TryParse("x-" + SaltedRecord.HashOf(Encoding.UTF8.GetBytes(name))[..16], out var id) && taken.Add(id))
                return id;
    }

    Element ElementOf(Node node) => new(given[node], node.Kind, InlineOf(node), node.Traits, [.. node.Children.Select(ElementOf)]);

    Inline InlineOf(Node node) => node.Text.Count == 0 ? Inline.Empty : Inline.Of([.. node.Text.Select(p => RunOf(p, node))]);

    Run RunOf(Piece piece, Node node)
    {
        if (piece.Target is { } target && TargetOf(target) is { } id)
            return new(Inline.Reference.ToString(), piece.Marks, id);
        if (piece.Target is { Length: > 0 } lost)
            repairs.Add("link.left_out", node.Place, $"The link to \"{(lost.Length > 200 ? lost[..200] + "…" : lost)}\" points to nothing in the text; its words stay.");
        return new(piece.Text.Replace(Inline.Reference, '\uFFFD'), piece.Marks, null);
    }

    WId? TargetOf(string target)
    {
        if (!target.StartsWith('#'))
            return null;
        if (target.Length > 2 && target[1] == Absent && WId.TryParse(target[2..], out var absent))
            return absent;
        return (identifiers.TryGetValue(target[1..], out var node) || identifiers.TryGetValue(Permanent(target[1..]), out node)) && given.TryGetValue(node, out var id) ? id : null;
    }
}
