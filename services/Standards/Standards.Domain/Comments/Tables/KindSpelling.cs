using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Standards.Domain.Ballots;

namespace Standards.Domain.Comments.Tables;

/// <summary>Reads the type of a comment in the spellings that people use, and writes it.</summary>
static partial class KindSpelling
{
    static readonly FrozenDictionary<string, CommentKind> Known = new (CommentKind Kind, string[] Words)[]
    {
        (CommentKind.General, ["ge", "gen", "g", "general", "generally", "gé", "gén", "général", "générale", "allg", "allgemein", "gral", "общ", "общее", "общий", "general comment", "一般", "总体", "عام"]),
        (CommentKind.Technical, ["te", "tech", "tec", "t", "technical", "technique", "techn", "technisch", "fachlich", "téc", "tecn", "técnico", "técnica", "тех", "техн", "техническое", "технический", "technical comment", "技术", "技術", "تقني", "فني"]),
        (CommentKind.Editorial, ["ed", "edit", "e", "edt", "editorial", "editing", "éd", "réd", "rédactionnel", "red", "redakt", "redaktionell", "redaccional", "ред", "редакционное", "редакционный", "editorial comment", "编辑", "編輯", "编辑性", "تحريري"]),
    }.SelectMany(k => k.Words.Select(w => (w, k.Kind))).ToFrozenDictionary(k => k.w, k => k.Kind, StringComparer.OrdinalIgnoreCase);

    /// <summary>The types that are named, each once; null where a word is none.</summary>
    public static ImmutableArray<CommentKind>? Read(string text)
    {
        var kinds = ImmutableArray.CreateBuilder<CommentKind>();
        if (Known.TryGetValue(text.Trim(), out var whole))
            return [whole];
        foreach (var word in Words().Split(text).Where(w => w.Length > 0))
        {
            if (!Known.TryGetValue(word, out var kind))
                return null;
            if (!kinds.Contains(kind))
                kinds.Add(kind);
        }
        return kinds.ToImmutable();
    }

    /// <summary>The two letters of the form.</summary>
    public static string Write(CommentKind kind) => kind switch
    {
        CommentKind.General   => "ge",
        CommentKind.Technical => "te",
        CommentKind.Editorial => "ed",
        _                     => throw new UnreachableException(),
    };

    [GeneratedRegex(@"[^\p{L}\p{M}]+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
