using System.Text;

namespace Standards.Exchange.Markdown;

/// <summary>Words in CommonMark: what would be read as a sign of it is escaped.</summary>
static class MarkdownWords
{
    /// <param name="refer">What a cross reference shows.</param>
    /// <param name="address">Where it leads; null for nowhere.</param>
    public static string Write(Inline text, Func<WId, string> refer, Func<WId, string?>? address)
    {
        var written = new StringBuilder();
        foreach (var run in text.Runs)
        {
            var words = run.Target is { } target ? refer(target) : run.Text;
            var marked = Marked(Escape(words), run.Marks);
            written.Append(run.Target is { } to && address?.Invoke(to) is { } href ? $"[{marked}]({href})" : marked);
        }
        return written.ToString();
    }

    public static string EscapeLine(string text) => Escape(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var startsLine = i == 0 || text[i - 1] is '\n' or '\r';
            var c = text[i];
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '|' or '~' or '$' or '^' or '{' or '}'
                || (startsLine && c is '#' or '+' or '-' or '=' or ':')
                || (c is '.' or ')' && IsNumberOfLine(text, i)))
                escaped.Append('\\');
            escaped.Append(c is '\r' or '\n' or '\t' ? ' ' : c);
        }
        return escaped.ToString();
    }

    /// <summary>Emphasis by elements of HTML, for the stars of Markdown do not hold beside letters and spaces.</summary>
    static string Marked(string words, Marks marks)
    {
        foreach (var (mark, name) in Names)
            if (marks.HasFlag(mark))
                words = $"<{name}>{words}</{name}>";
        return words;
    }

    static readonly ImmutableArray<(Marks, string)> Names =
        [(Marks.Code, "code"), (Marks.Subscript, "sub"), (Marks.Superscript, "sup"), (Marks.Emphasis, "em"), (Marks.Strong, "strong")];

    static bool IsNumberOfLine(string text, int at)
    {
        var i = at - 1;
        while (i >= 0 && char.IsAsciiDigit(text[i]))
            i--;
        return i < at - 1 && (i < 0 || text[i] is '\n' or '\r');
    }
}
