using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using RunOf = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace Standards.Exchange.Docx;

/// <summary>Paragraphs and runs, with bookmarks for elements and links between them.</summary>
sealed class DocxWords(Domain.Documents.Document document, Labels labels, Language language)
{
    const int LongestBookmark = 40;   // of Word

    readonly Dictionary<WId, string> bookmarks = document.All().Select((e, i) => (e.WId, Name: NameOf(e.WId, i))).ToDictionary(e => e.WId, e => e.Name);
    int next;

    public Labels Labels => labels;

    public Paragraph Paragraph(string style, string text) => Fill(Empty(style, 0), Inline.Of(text));

    /// <summary>A paragraph that a picture stands in.</summary>
    public Paragraph Paragraph(string style, Drawing picture)
    {
        var paragraph = Empty(style, 0);
        paragraph.ParagraphProperties!.InsertAfter(new KeepNext(), paragraph.ParagraphProperties.ParagraphStyleId);
        paragraph.Append(new RunOf(picture));
        return paragraph;
    }

    /// <summary>A paragraph of an element: bookmark, label, words.</summary>
    public Paragraph Paragraph(string style, Element element, string label, Inline words, int indent = 0)
    {
        var paragraph = Empty(style, indent);
        var id = (next++).ToString(CultureInfo.InvariantCulture);
        paragraph.Append(new BookmarkStart { Id = id, Name = bookmarks[element.WId] }, new BookmarkEnd { Id = id });
        if (label.Length > 0)
        {
            paragraph.Append(Run(label, Marks.None));
            if (!words.IsEmpty)
                paragraph.Append(new RunOf(new TabChar()));
        }
        return Fill(paragraph, words);
    }

    Paragraph Empty(string style, int indent)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (language.RightToLeft)
            properties.Append(new BiDi());
        if (indent > 0)
            properties.Append(new Indentation { Start = (indent * 360).ToString(CultureInfo.InvariantCulture) });
        return new Paragraph(properties);
    }

    Paragraph Fill(Paragraph paragraph, Inline words)
    {
        foreach (var run in words.Runs)
            if (run.Target is { } target && bookmarks.TryGetValue(target, out var bookmark))
                paragraph.Append(new Hyperlink(Run(labels.Refer(target), run.Marks)) { Anchor = bookmark });
            else
                paragraph.Append(Run(run.Target is { } absent ? labels.Refer(absent) : run.Text, run.Marks));
        return paragraph;
    }

    RunOf Run(string text, Marks marks)
    {
        var properties = new RunProperties();
        if (marks.HasFlag(Marks.Code))
            properties.Append(new RunFonts { Ascii = "Courier New", HighAnsi = "Courier New", ComplexScript = "Courier New" });
        if (marks.HasFlag(Marks.Strong))
            properties.Append(new Bold(), new BoldComplexScript());
        if (marks.HasFlag(Marks.Emphasis))
            properties.Append(new Italic(), new ItalicComplexScript());
        if (marks.HasFlag(Marks.Superscript) != marks.HasFlag(Marks.Subscript))
            properties.Append(new VerticalTextAlignment { Val = marks.HasFlag(Marks.Superscript) ? VerticalPositionValues.Superscript : VerticalPositionValues.Subscript });
        if (language.RightToLeft)
            properties.Append(new RightToLeftText());
        var run = properties.HasChildren ? new RunOf(properties) : new RunOf();
        run.Append(new Text(DocxWriter.Plain(text).Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ')) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    static string NameOf(WId id, int number)
    {
        var name = id.Value.Replace('-', '_').Replace('.', '_');
        var suffix = string.Create(CultureInfo.InvariantCulture, $"_{number}");
        return (name.Length + suffix.Length <= LongestBookmark ? name : name[..(LongestBookmark - suffix.Length)]) + suffix;
    }
}
