using CsvHelper;
using Standards.Domain.Comments.Tables;
using Standards.ImportingComments;

namespace Standards.ExportingComments;

/// <summary>Writes the commenting table as comma-separated values: RFC 4180, in UTF-8 with the mark by which spreadsheets know it.</summary>
static class CsvWriting
{
    public static byte[] Write(IEnumerable<TableComment> comments)
    {
        var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, new CsvWriterOptions { NewLine = "\r\n", WriteByteOrderMark = true, HasHeader = false }, leaveOpen: true))
        {
            Row(csv, TableWriting.Headings);
            foreach (var comment in comments)
                Row(csv, TableWriting.RowOf(comment));
        }
        return file.ToArray();
    }

    static void Row(CsvWriter csv, ImmutableArray<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(FormulaGuard.Add(cell));
        csv.EndRecord();
    }
}
