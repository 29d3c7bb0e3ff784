using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Standards.Exchange.Docx;

/// <summary>A table on its grid: a cell over several rows is continued in each of them.</summary>
static class DocxTable
{
    /// <summary>Most columns that a word processor takes.</summary>
    const int MaxColumns = 63;

    public static Table Of(DocxWords words, DocxBlocks blocks, Element table)
    {
        var rows = table.Children.Where(c => c.Kind is ElementKind.Row).ToArray();
        var written = new List<TableRow>();
        var over = new Dictionary<int, (int Rows, int Span)>();   // by column: cells of earlier rows that go on in this one
        var columns = 1;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = new TableRow();
            if (i == 0 && rows[i].Children.All(c => c.Traits is Traits.OfCell { Header: true }))
                row.Append(new TableRowProperties(new TableHeader()));
            (over, var width) = Row(words, blocks, row, rows[i], over, rows.Length - i);
            columns = Math.Max(columns, width);
            written.Add(row);
        }
        var grid = new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = Math.Max(1, 9638 / columns).ToString(CultureInfo.InvariantCulture) }));
        return new Table([new TableProperties(new TableStyle { Val = "TableGrid" }, new TableWidth { Width = "0", Type = TableWidthUnitValues.Auto }), grid, .. written]);
    }

    static (Dictionary<int, (int Rows, int Span)> Over, int Width) Row(
        DocxWords words, DocxBlocks blocks, TableRow into, Element row, Dictionary<int, (int Rows, int Span)> over, int rowsLeft)
    {
        var later = new Dictionary<int, (int Rows, int Span)>();
        var (column, next) = (0, 0);
        while (next < row.Children.Length || over.Keys.Any(k => k >= column))
            if (over.TryGetValue(column, out var going))
            {
                into.Append(new TableCell(new TableCellProperties(new GridSpan { Val = going.Span }, new VerticalMerge()), new Paragraph()));
                Go(going.Rows, going.Span);
            }
            else if (next < row.Children.Length)
            {
                var cell = row.Children[next++];
                var traits = (Traits.OfCell)cell.Traits;
                var (span, height) = (Math.Max(1, Math.Min(traits.ColumnSpan, MaxColumns - column)), Math.Min(traits.RowSpan, rowsLeft));
                into.Append(Cell(words, blocks, cell, traits, span, height));
                Go(height, span);
            }
            else
            {
                into.Append(new TableCell(new Paragraph()));
                column++;
            }
        return (later, column);

        void Go(int height, int span)
        {
            if (height > 1)
                later[column] = (height - 1, span);
            column += span;
        }
    }

    static TableCell Cell(DocxWords words, DocxBlocks blocks, Element cell, Traits.OfCell traits, int span, int height)
    {
        var properties = new TableCellProperties();
        if (span > 1)
            properties.Append(new GridSpan { Val = span });
        if (height > 1)
            properties.Append(new VerticalMerge { Val = MergedCellValues.Restart });
        var written = new TableCell(properties);
        if (!cell.Text.IsEmpty || cell.Children.IsEmpty)
            written.Append(words.Paragraph("Normal", cell, "", traits.Header ? Strong(cell.Text) : cell.Text));
        foreach (var block in cell.Children)
            blocks.Block(written, block, 0);
        if (written.LastChild is not Paragraph)
            written.Append(new Paragraph());
        return written;
    }

    static Inline Strong(Inline text) => Inline.Of([.. text.Runs.Select(r => r with { Marks = r.Marks | Marks.Strong })]);
}
