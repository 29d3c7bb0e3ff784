using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Standards.ImportingComments;

/// <summary>The words of a cell as one sees them: without what was deleted under tracked changes, with the numbers that Word gives to lists.</summary>
sealed class WordText(NumberingDefinitionsPart? numbering)
{
    readonly Dictionary<int, bool> numbered = [];

    public string Of(OpenXmlElement cell)
    {
        var text = new StringBuilder();
        var items = new Dictionary<int, int>();   // how far each list has counted in this cell
        foreach (var paragraph in cell.Descendants<Paragraph>().Where(p => !p.Ancestors<AlternateContentFallback>().Any()))
        {
            if (text.Length > 0 || paragraph != cell.Descendants<Paragraph>().First())
                text.Append('\n');
            var properties = paragraph.ParagraphProperties?.NumberingProperties;
            var id = properties is { NumberingId.Val.Value: var number } && (properties.NumberingLevelReference?.Val?.Value ?? 0) == 0 ? number : -1;
            if (id >= 0 && IsNumbered(id))
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{items[id] = items.GetValueOrDefault(id) + 1}) ");
            foreach (var part in paragraph.Descendants().Where(e => e.Ancestors<Paragraph>().First() == paragraph && !e.Ancestors<MoveFromRun>().Any()))
                text.Append(Said(part));
        }
        return text.ToString();
    }

    static string Said(OpenXmlElement part) => part switch
    {
        Text words                          => words.Text,
        TabChar                             => "\t",
        Break or CarriageReturn             => "\n",
        NoBreakHyphen                       => "\u2011",
        DocumentFormat.OpenXml.Math.Text m  => m.Text,
        _                                   => "",
    };

    /// <summary>Whether a list counts, and is not one of bullets.</summary>
    bool IsNumbered(int list)
    {
        if (!numbered.TryGetValue(list, out var counts))
        {
            var definitions = numbering?.Numbering;
            var form = definitions?.Elements<NumberingInstance>().FirstOrDefault(n => n.NumberID?.Value == list)?.AbstractNumId?.Val?.Value;
            var level = definitions?.Elements<AbstractNum>().FirstOrDefault(a => a.AbstractNumberId?.Value == form)?.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == 0);
            numbered[list] = counts = level?.NumberingFormat?.Val?.Value is { } format && format != NumberFormatValues.Bullet && format != NumberFormatValues.None;
        }
        return counts;
    }
}
