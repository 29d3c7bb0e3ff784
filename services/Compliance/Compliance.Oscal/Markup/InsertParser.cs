using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Compliance.Oscal.Markup;

/// <summary>A place where the value of a parameter is put in: <c>{{ insert: param, ac-1_prm_1 }}</c>.</summary>
sealed class InsertInline(string type, string idRef) : LeafInline
{
    public string Type => type;

    public string IdRef => idRef;
}

sealed partial class InsertParser : InlineParser
{
    public InsertParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var found = Insert().Match(slice.Text, slice.Start, slice.Length);
        if (!found.Success || found.Index != slice.Start)
            return false;
        processor.Inline = new InsertInline(found.Groups["type"].Value, found.Groups["id"].Value);
        slice.Start += found.Length;
        return true;
    }

    /// <summary>The sign wherever it stands in a text.</summary>
    [GeneratedRegex(@"\{\{\s*insert:\s*(?<type>[\w-]+)\s*,\s*(?<id>[^\s{},]+)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Insert();
}
