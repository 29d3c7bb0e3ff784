using System.Text;
using CsvHelper;
using Standards.Domain.Comments.Tables;

namespace Standards.ImportingComments;

/// <summary>Reads a table of separated values as spreadsheets of all countries write it: commas, semicolons or tabs, in several encodings.</summary>
static class CsvTable
{
    const int RowsToTell = 20;   // by which separator a file goes
    static readonly char[] Separators = [',', ';', '\t'];

    /// <exception cref="RefusalError">It is no text.</exception>
    public static ImmutableArray<TableRow> Read(byte[] file)
    {
        var text = Decode(file);
        var separator = Separators.MaxBy(s => Likelihood(Rows(text, s, RowsToTell) ?? []));
        var rows = Rows(text, separator, TableRow.MaxRows + 1) ?? Rows(text, separator, TableRow.MaxRows + 1, breaksInQuotes: false)!;
        return rows.Count <= TableRow.MaxRows ? [.. rows] : throw new RefusalError("table.too_many_rows", $"The file has more than {TableRow.MaxRows} rows. Divide the table.");
    }

    /// <summary>Headings tell the separator, for words have commas and semicolons of their own. Without them, the one that makes most cells is likeliest.</summary>
    static (bool, int) Likelihood(List<TableRow> rows) => (TableReading.HasHeadings(rows), rows.Sum(r => Math.Min(r.Cells.Length, TableWriting.Headings.Length)));

    /// <remarks>A quote that is never closed would swallow all rows behind it: then no cell may go on over the end of its line.</remarks>
    /// <returns>Null if a quote is never closed.</returns>
    static List<TableRow>? Rows(string text, char separator, int most, bool breaksInQuotes = true)
    {
        var unclosed = false;
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            TrimWhitespace = false,
            AllowLineBreaksInQuotes = breaksInQuotes,
            MaxRecordSize = TableFile.MaxBytes * 3,
            OnMalformedRecord = record => unclosed |= record.Reason is CsvMalformedReason.UnterminatedQuote,
        });
        var rows = new List<TableRow>();
        while (rows.Count < most && csv.Read())
            rows.Add(new(rows.Count + 1, [.. Enumerable.Range(0, Math.Min(csv.FieldCount, TableRow.MaxCells)).Select(i => new TableCell(FormulaGuard.Remove(csv.GetString(i))))]));
        return unclosed && breaksInQuotes ? null : rows;
    }

    static string Decode(byte[] file)
    {
        var text = file switch
        {
            [0xFF, 0xFE, ..]       => Encoding.Unicode.GetString(file.AsSpan(2)),
            [0xFE, 0xFF, ..]       => Encoding.BigEndianUnicode.GetString(file.AsSpan(2)),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(file.AsSpan(3)),
            _ when System.Text.Unicode.Utf8.IsValid(file) => Encoding.UTF8.GetString(file),
            _                      => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file),
        };
        return text.AsSpan().IndexOf('\0') < 0 && !file.AsSpan().StartsWith("%PDF"u8)
            ? text
            : throw new RefusalError("table.format_unknown", "The file is neither a Word document (.docx) nor a table with commas (.csv).");
    }
}

/// <summary>Keeps spreadsheets from taking words for formulas: a cell that begins like one gets an apostrophe, which is taken away again on reading (OWASP, CSV injection).</summary>
static class FormulaGuard
{
    public static string Add(string cell) => IsRisky(cell) ? "'" + cell : cell;

    public static string Remove(string cell) => cell is ['\'', ..] && IsRisky(cell[1..]) ? cell[1..] : cell;

    /// <summary>Behind any number of apostrophes, so that adding and removing always undo each other.</summary>
    static bool IsRisky(string cell) => cell.TrimStart('\'') is [('=' or '+' or '-' or '@' or '\t' or '\r'), ..];
}
