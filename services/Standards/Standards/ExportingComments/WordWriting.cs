using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Standards.Domain.Comments.Tables;
using Cell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using Row = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Standards.ExportingComments;

/// <summary>Writes the commenting table as a Word document: A4 across, with headings that come again on each page. Rows go out one by one.</summary>
static class WordWriting
{
    // In twentieths of a point: A4 across, with margins of 2 cm.
    const uint PageWidth = 16_838, PageHeight = 11_906, Margin = 1_134;
    static readonly int[] Widths = [900, 800, 1_150, 1_350, 850, 3_850, 3_150, 2_520];

    public static byte[] Write(string title, IEnumerable<TableComment> comments)
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = title;
            using var writer = OpenXmlWriter.Create(document.AddMainDocumentPart());
            writer.WriteStartDocument();
            writer.WriteStartElement(new Document());
            writer.WriteStartElement(new Body());
            writer.WriteElement(Line(title, isBold: true, halfPoints: "24"));
            writer.WriteStartElement(new Table());
            writer.WriteElement(Borders());
            writer.WriteElement(new TableGrid(Widths.Select(w => new GridColumn { Width = Text(w) })));
            writer.WriteElement(RowOf(TableWriting.Headings, isHeading: true));
            foreach (var comment in comments)
                writer.WriteElement(RowOf(TableWriting.RowOf(comment), isHeading: false));
            writer.WriteEndElement();
            writer.WriteElement(new SectionProperties(
                new PageSize { Width = PageWidth, Height = PageHeight, Orient = PageOrientationValues.Landscape },
                new PageMargin { Top = (int)Margin, Bottom = (int)Margin, Left = Margin, Right = Margin, Header = Margin / 2, Footer = Margin / 2, Gutter = 0 }));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        return file.ToArray();
    }

    static Row RowOf(ImmutableArray<string> cells, bool isHeading)
    {
        var row = new Row(isHeading ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties());
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = new Cell(new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Text(Widths[i]) }));
            foreach (var line in cells[i].Split('\n'))
                cell.AppendChild(Line(line, isHeading, "18"));
            row.AppendChild(cell);
        }
        return row;
    }

    static Paragraph Line(string line, bool isBold, string halfPoints)
    {
        var run = new Run(isBold ? new RunProperties(new Bold(), new FontSize { Val = halfPoints }) : new RunProperties(new FontSize { Val = halfPoints }));
        var words = line.Split('\t');
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0)
                run.AppendChild(new TabChar());
            if (words[i].Length > 0)
                run.AppendChild(new DocumentFormat.OpenXml.Wordprocessing.Text(words[i]) { Space = SpaceProcessingModeValues.Preserve });
        }
        return new(run);
    }

    static TableProperties Borders() => new(
        new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
            new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
        new TableLayout { Type = TableLayoutValues.Fixed });

    static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
