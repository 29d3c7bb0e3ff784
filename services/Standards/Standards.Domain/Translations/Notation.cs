using System.Text;
using System.Text.RegularExpressions;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Translations;

/// <summary>Words with their marks and cross references as a translator writes them: <c>&lt;b&gt;shall&lt;/b&gt;</c>, <c>[[identifier]]</c>.</summary>
/// <remarks>Nothing is lost on the way there and back. A character that would be taken for notation is written <c>&amp;lt;</c>, <c>&amp;lsqb;</c> or <c>&amp;amp;</c>.</remarks>
public static partial class Notation
{
    static readonly ImmutableArray<(Marks Mark, string Tag)> Tags =
        [(Marks.Strong, "b"), (Marks.Emphasis, "i"), (Marks.Superscript, "sup"), (Marks.Subscript, "sub"), (Marks.Code, "code")];

    /// <summary>The words as they are written.</summary>
    public static string Write(Inline words)
    {
        var text = new StringBuilder();
        foreach (var run in words.Runs)
        {
            var tags = Tags.Where(t => run.Marks.HasFlag(t.Mark)).Select(t => t.Tag).ToArray();
            text.AppendJoin("", tags.Select(t => $"<{t}>"))
                .Append(run.Target is { } target ? $"[[{target}]]" : Ambiguous().Replace(run.Text, a => Escape(a.Value)))
                .AppendJoin("", tags.Reverse().Select(t => $"</{t}>"));
        }
        return text.ToString();
    }

    /// <summary>The words that were written. What is no notation is words.</summary>
    public static Inline Read(string written)
    {
        var runs = new List<Run>();
        var (text, marks, at) = (written.ReplaceLineEndings("\n").Replace(Inline.Reference.ToString(), "", StringComparison.Ordinal), Marks.None, 0);
        foreach (Match token in Tokens().Matches(text))
        {
            runs.Add(new(text[at..token.Index], marks, null));
            at = token.Index + token.Length;
            if (token.Groups["tag"] is { Success: true, Value: var tag })
                marks = token.Value[1] == '/' ? marks & ~MarkOf(tag) : marks | MarkOf(tag);
            else if (token.Groups["target"] is { Success: true, Value: var target } && WId.TryParse(target, out var element))
                runs.Add(new(Inline.Reference.ToString(), marks, element));
            else
                runs.Add(new(token.Value switch { "&lt;" => "<", "&lsqb;" => "[", _ => "&" }, marks, null));
        }
        runs.Add(new(text[at..], marks, null));
        return Inline.Of([.. runs]);
    }

    static Marks MarkOf(string tag) => Tags.First(t => t.Tag == tag).Mark;

    static string Escape(string token) => token[0] switch { '<' => "&lt;" + token[1..], '[' => "&lsqb;&lsqb;", _ => "&amp;" + token[1..] };

    [GeneratedRegex(@"</?(?<tag>b|i|sup|sub|code)>|\[\[(?<target>[A-Za-z][A-Za-z0-9_.-]{0,63})\]\]|&(?:lt|lsqb|amp);", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"</?(?:b|i|sup|sub|code)>|\[\[|&(?:lt|lsqb|amp);", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Ambiguous();
}
