using System.Globalization;
using DocumentFormat.OpenXml;

namespace Standards.Exchange.Docx;

/// <summary>Clauses, paragraphs, notes, lists, formulas and figures of a file.</summary>
sealed class DocxBlocks(DocxWords words, DocxPictures pictures)
{
    public void Division(OpenXmlElement into, Element division, int level)
    {
        var status = division.Traits is Traits.OfAnnex annex ? $" ({words.Labels.StatusOf(annex.Status)})" : "";
        var style = string.Create(CultureInfo.InvariantCulture, $"Heading{Math.Min(level, DocxStyles.Headings)}");
        into.Append(words.Paragraph(style, division, words.Labels.Of(division.WId) + status, division.Text));
        foreach (var child in division.Children)
            if (ContentModel.Divides(child.Kind))
                Division(into, child, level + 1);
            else
                Block(into, child, 0);
    }

    /// <param name="indent">How many lists are around.</param>
    public void Block(OpenXmlElement into, Element block, int indent)
    {
        switch (block.Kind)
        {
            case ElementKind.List:
                foreach (var item in block.Children)
                    Block(into, item, indent + 1);
                break;
            case ElementKind.Table:
                into.Append(words.Paragraph("Caption", block, Label(block), block.Text, indent));
                into.Append(DocxTable.Of(words, this, block));
                Below(into, block, indent);
                break;
            case ElementKind.Formula:
                into.Append(words.Paragraph("Normal", block, "", Inline.Of($"{((Traits.OfFormula)block.Traits).Formula.Words}  {Label(block)}"), indent + 1));
                break;
            case ElementKind.Figure:
                into.Append(pictures.Of((Traits.OfFigure)block.Traits) is { } picture ? words.Paragraph("Normal", picture) : words.Paragraph("Normal", ((Traits.OfFigure)block.Traits).Alternative));
                into.Append(words.Paragraph("Caption", block, Label(block), block.Text, indent));
                Below(into, block, indent);
                break;
            default:
                into.Append(words.Paragraph(StyleOf(block.Kind), block, Label(block), block.Text, indent));
                Below(into, block, indent);
                break;
        }
    }

    void Below(OpenXmlElement into, Element block, int indent)
    {
        foreach (var child in block.Children.Where(c => c.Kind is not ElementKind.Row))
            Block(into, child, indent);
    }

    string Label(Element block) => words.Labels.Of(block.WId);

    static string StyleOf(ElementKind kind) => kind switch
    {
        ElementKind.Note        => "Note",
        ElementKind.Example     => "Example",
        ElementKind.Requirement => "Provision",
        ElementKind.Source      => "Source",
        ElementKind.Item        => "ListParagraph",
        _                       => "Normal",
    };
}
