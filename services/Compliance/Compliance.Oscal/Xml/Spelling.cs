using System.Xml.Linq;
using Compliance.Oscal.Markup;

namespace Compliance.Oscal.Xml;

/// <summary>
/// Keeps how an author spelled a text where XML has another spelling for the same: a processing instruction beside it.
/// It counts only while it still says what the element says, so that an edit of the XML wins.
/// </summary>
static class Spelling
{
    public const string Name = "oscal-spelling";

    /// <summary>The instruction; it cannot hold its own end sign or begin with white space, so both are marked.</summary>
    public static XProcessingInstruction Of(string text) => new(Name, "=" + text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("?>", @"?\>", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal));

    /// <summary>The spelling that stands in an element; null where there is none.</summary>
    public static string? In(IEnumerable<XNode> nodes) =>
        nodes.OfType<XProcessingInstruction>().FirstOrDefault(p => p.Target == Name) is { Data: ['=', .. var spelled] } ? Unmark(spelled) : null;

    static string Unmark(string spelled)
    {
        var text = new System.Text.StringBuilder(spelled.Length);
        for (var i = 0; i < spelled.Length; i++)
            text.Append(spelled[i] != '\\' || i + 1 == spelled.Length ? spelled[i] : spelled[++i] switch { 'r' => '\r', var c => c });
        return text.ToString();
    }

    /// <summary>The Markdown of markup: as its author spelled it, else as we do.</summary>
    public static string Markdown(IReadOnlyCollection<XNode> nodes, bool isLine)
    {
        var content = nodes.Where(n => n is not XProcessingInstruction).ToList();
        if (In(nodes) is { } spelled && Prose.Same(Prose.ToXml(spelled, isLine), Prose.Normal(content, isLine)))
            return spelled;
        return Prose.ToMarkdown(content, isLine);
    }
}
