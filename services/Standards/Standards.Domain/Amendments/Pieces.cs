using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>A stretch of a changed text that knows where it comes from: kept from an element's text, or new, or a break, or a seam.</summary>
readonly record struct Piece(WId Source, int From, int To, FlowPart New)
{
    public bool IsKept => Source != default;

    public int Length => IsKept ? To - From : New.Words?.Length ?? 0;
}

/// <summary>The text of an element after changes, piece by piece, so that further changes of it can be led back to what was first.</summary>
sealed class Pieces
{
    readonly Func<WId, Inline> textOf;
    readonly List<Piece> pieces = [];

    /// <param name="textOf">The text of an element before any change.</param>
    public Pieces(WId root, Changes changes, Func<WId, Inline> textOf)
    {
        this.textOf = textOf;
        Root = root;
        Add(root, changes);
        for (var at = root; changes.Merges.TryGetValue(at, out var next); at = next.Next)
        {
            pieces.Add(new(default, 0, 0, new(next.Between, null, next.Next)));
            Add(next.Next, changes);
        }
    }

    public WId Root { get; }

    /// <summary>The elements that this text is divided into, the root first.</summary>
    public IEnumerable<WId> Parts => pieces.Where(p => p.New.Break is not null).Select(p => p.New.Break!.Value).Prepend(Root);

    /// <summary>Does an edit of one part, whose positions are those of the part as it stands now. Later edits of a part come first.</summary>
    public void Edit(WId part, TextEdit edit)
    {
        var start = part == Root ? 0 : pieces.FindIndex(p => p.New.Break == part) + 1;
        var from = Cut(start, edit.From);
        var to = Cut(start, edit.To);
        var seams = pieces[from..to].Where(p => p.New.Seam is not null).Select(p => p with { New = p.New with { Words = Inline.Empty } }).ToList();
        pieces.RemoveRange(from, to - from);
        pieces.InsertRange(from, [.. edit.Content.Select(c => new Piece(default, 0, 0, c)), .. seams]);
    }

    /// <summary>The edits and merges that make this text of what was first.</summary>
    public void Into(Changes changes)
    {
        var (source, at) = (Root, 0);
        var (edits, content) = (new List<TextEdit>(), new List<FlowPart>());
        foreach (var piece in pieces)
        {
            if (piece.New.Seam is { } next)
            {
                Flush(textOf(source).Length);
                Store();
                changes.Merges[source] = new(next, piece.New.Words!);
                (source, at) = (next, 0);
            }
            else if (piece.IsKept)
            {
                Flush(piece.From);
                at = piece.To;
            }
            else
            {
                content.Add(piece.New);
            }
        }
        Flush(textOf(source).Length);
        Store();

        void Flush(int to)
        {
            var normal = FlowPart.Normal(content);
            var isSame = normal switch
            {
                []                    => at == to,
                [{ Words: { } words }] => words.Equals(textOf(source).Slice(at, to)),
                _                     => false,
            };
            if (!isSame)
                edits.Add(new(at, to, normal));
            content.Clear();
        }

        void Store()
        {
            if (edits.Count > 0)
                changes.Edits[source] = TextEdit.Normal(edits);
            else
                changes.Edits.Remove(source);
            edits.Clear();
        }
    }

    void Add(WId source, Changes changes)
    {
        var at = 0;
        foreach (var edit in changes.Edits.GetValueOrDefault(source, []))
        {
            Keep(edit.From);
            pieces.AddRange(edit.Content.Select(c => new Piece(default, 0, 0, c)));
            at = edit.To;
        }
        Keep(textOf(source).Length);

        void Keep(int to)
        {
            if (to > at)
                pieces.Add(new(source, at, to, default));
        }
    }

    /// <summary>The place in the list before which a position stands, counted from a part's start; a piece around it is cut.</summary>
    int Cut(int start, int position)
    {
        var i = start;
        for (; i < pieces.Count && pieces[i].New.Break is null && position > 0; i++)
        {
            var piece = pieces[i];
            if (piece.Length > position)
            {
                (pieces[i], var rest) = Halves(piece, position);
                pieces.Insert(i + 1, rest);
                return i + 1;
            }
            position -= piece.Length;
        }
        return i;
    }

    static (Piece, Piece) Halves(Piece piece, int at) => piece switch
    {
        { IsKept: true }            => (piece with { To = piece.From + at }, piece with { From = piece.From + at }),
        { New.Seam: { } seam }      => (new(default, 0, 0, FlowPart.Of(piece.New.Words!.Slice(0, at))), new(default, 0, 0, new(piece.New.Words!.Slice(at, piece.Length), null, seam))),
        _                           => (new(default, 0, 0, FlowPart.Of(piece.New.Words!.Slice(0, at))), new(default, 0, 0, FlowPart.Of(piece.New.Words!.Slice(at, piece.Length)))),
    };
}
