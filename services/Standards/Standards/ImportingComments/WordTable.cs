using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Standards.Domain.Comments.Tables;
using Row = Standards.Domain.Comments.Tables.TableRow;
using WordRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Standards.ImportingComments;

/// <summary>Reads the tables of a Word document, row by row, in bounded memory.</summary>
static class WordTable
{
    const int MaxCharacters = 40_000_000;

    /// <exception cref="RefusalError">It cannot be read, or holds no table.</exception>
    public static ImmutableArray<Row> Read(byte[] file)
    {
        Container.Check(file);
        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false, new() { MaxCharactersInPart = MaxCharacters });
            var part = document.MainDocumentPart ?? throw Container.Damaged();
            var rows = Tables(part);
            return rows.Count > 0 ? [.. rows] : throw new RefusalError("table.no_table", "The document holds no table.");
        }
        catch (Exception damaged) when (damaged is OpenXmlPackageException or XmlException or InvalidDataException or FileFormatException or ArgumentException or InvalidOperationException or OverflowException or FormatException)
        {
            throw Container.Damaged();
        }
    }

    static List<Row> Tables(MainDocumentPart part)
    {
        var words = new WordText(part.NumberingDefinitionsPart);
        var rows = new List<Row>();
        var grid = new List<WordCell[]>();
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(WordRow) && reader.IsStartElement)
            {
                // Reading a row loads it whole and goes on behind it, so tables within cells are part of the cells.
                if (rows.Count + grid.Count >= Row.MaxRows)
                    throw new RefusalError("table.too_many_rows", $"The file has more than {Row.MaxRows} rows. Divide the table.");
                grid.Add(WordCell.Of((WordRow)reader.LoadCurrentElement()!, words));
            }
            else if (reader.ElementType == typeof(Table) && reader.IsEndElement)
                Close();
        }
        Close();
        return rows;

        void Close()
        {
            foreach (var cells in WordGrid.Align(grid))
                rows.Add(new(rows.Count + 1, cells));
            grid.Clear();
        }
    }
}

/// <summary>A cell where it stands in the grid of its table.</summary>
/// <param name="Start">The grid column at which it begins.</param>
sealed record WordCell(int Start, string Text, bool Continues)
{
    public static WordCell[] Of(WordRow row, WordText words)
    {
        var start = row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0;
        var cells = new List<WordCell>();
        foreach (var cell in row.Elements<OpenXmlElement>().SelectMany(e => e is SdtCell framed ? framed.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableCell>() : e is DocumentFormat.OpenXml.Wordprocessing.TableCell own ? [own] : []))
        {
            var merged = cell.TableCellProperties?.VerticalMerge;
            if (cells.Count < Row.MaxCells)
                cells.Add(new(start, words.Of(cell), merged is not null && merged.Val?.Value != MergedCellValues.Restart));
            start += Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, Row.MaxCells);
        }
        return [.. cells];
    }
}

/// <summary>Brings the rows of one table under the same columns, also where somebody has merged cells or drawn borders anew.</summary>
static class WordGrid
{
    /// <remarks>Rows with the usual number of cells are taken cell by cell; the cells of others go to the column that begins nearest to them.</remarks>
    public static IEnumerable<ImmutableArray<Domain.Comments.Tables.TableCell>> Align(List<WordCell[]> rows)
    {
        if (rows.Count == 0)
            yield break;
        var usual = rows.GroupBy(r => r.Length).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;
        var columns = rows.First(r => r.Length == usual).Select(c => c.Start).ToArray();
        foreach (var row in rows)
            yield return row.Length == usual ? [.. row.Select(c => new Domain.Comments.Tables.TableCell(c.Text, c.Continues))] : Place(row, columns);
    }

    static ImmutableArray<Domain.Comments.Tables.TableCell> Place(WordCell[] row, int[] columns)
    {
        var placed = new Domain.Comments.Tables.TableCell[columns.Length];
        Array.Fill(placed, new(""));
        var next = 0;
        foreach (var cell in row)
        {
            var column = Enumerable.Range(0, columns.Length).Skip(next).DefaultIfEmpty(columns.Length - 1).MinBy(i => Math.Abs(columns[i] - cell.Start));
            placed[column] = placed[column].Text.Length == 0 ? new(cell.Text, cell.Continues) : new($"{placed[column].Text}\n{cell.Text}");
            next = Math.Min(column + 1, columns.Length);
        }
        return [.. placed];
    }
}
