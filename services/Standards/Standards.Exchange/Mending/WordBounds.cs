namespace Standards.Exchange.Mending;

/// <summary>Holds the words of elements within what their kind allows: no control characters, one line where it is a line, not too long.</summary>
sealed class WordBounds(RepairList repairs)
{
    /// <summary>Brings the words of a node within bounds.</summary>
    /// <returns>What was too much, as pieces that follow.</returns>
    public List<Piece> Hold(Node node)
    {
        var isLine = ContentModel.Of(node.Kind).Words is Words.Line or Words.OptionalLine;
        if (node.Text.Exists(p => p.Text.Any(c => IsForbidden(c, isLine))))
        {
            node.Text = [.. node.Text.Select(p => p with { Text = Without(p.Text, isLine) })];
            repairs.Add("words.control_characters", node.Place, "Control characters were left out.");
        }
        if (isLine)
            Trim(node.Text);
        node.Text.RemoveAll(p => p is { Text: "", Target: null });
        if (node is { HasWords: false, Text.Count: > 0 })
            node.Text = [];
        return Cut(node, isLine ? ContentModel.MaxLineLength : ContentModel.MaxTextLength);
    }

    static bool IsForbidden(char c, bool isLine) => char.IsControl(c) && (isLine || c is not ('\t' or '\n' or '\r'));

    static string Without(string text, bool isLine) =>
        string.Concat(text.Where(c => !char.IsControl(c) || c is '\t' or '\n' or '\r').Select(c => isLine && char.IsControl(c) ? ' ' : c));

    static void Trim(List<Piece> text)
    {
        while (text.Count > 0 && text[0] is { Target: null } first && first.Text.TrimStart() != first.Text)
            if ((text[0] = first with { Text = first.Text.TrimStart() }).Text.Length == 0)
                text.RemoveAt(0);
        while (text.Count > 0 && text[^1] is { Target: null } last && last.Text.TrimEnd() != last.Text)
            if ((text[^1] = last with { Text = last.Text.TrimEnd() }).Text.Length == 0)
                text.RemoveAt(text.Count - 1);
    }

    List<Piece> Cut(Node node, int longest)
    {
        var length = 0;
        for (var i = 0; i < node.Text.Count; i++)
        {
            var piece = node.Text[i];
            var here = piece.Target is { } target && target.StartsWith('#') ? 1 : piece.Text.Length;
            if (length + here <= longest)
            {
                length += here;
                continue;
            }
            var at = BoundaryIn(piece.Text, longest - length);
            List<Piece> rest = [piece with { Text = piece.Text[at..], Target = null }, .. node.Text[(i + 1)..]];
            node.Text = [.. node.Text[..i], piece with { Text = piece.Text[..at], Target = null }];
            Trim(node.Text);
            Trim(rest);
            repairs.Add("words.too_long", node.Place, $"The text was longer than {longest} characters; what follows stands in an element of its own.");
            return rest;
        }
        return [];
    }

    /// <summary>The last space within reach, or else the last place between two whole characters.</summary>
    static int BoundaryIn(string text, int most)
    {
        var space = most > 0 ? text.LastIndexOf(' ', Math.Min(most, text.Length) - 1) : -1;
        if (space > 0)
            return space;
        return most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
    }
}
