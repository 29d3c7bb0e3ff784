using Standards.Domain.Comments.Places;
using Standards.Domain.Documents;

namespace Standards.Domain.Comments.Tables;

/// <summary>A commenting table, read row by row.</summary>
/// <param name="Rows">One for each row of the file, in its order.</param>
public sealed record TableReading(ImmutableArray<RowReading> Rows)
{
    /// <summary>All comments, in the order of the rows.</summary>
    public ImmutableArray<DraftComment> Comments => [.. Rows.OfType<RowReading.Read>().SelectMany(r => r.Comments).Select(c => c.Comment)];

    /// <summary>Reads rows as they were filled in by hand.</summary>
    /// <param name="text">The edition that is commented.</param>
    /// <param name="member">The code of the one whose comments these are; a row of another is not readable. Null where any may stand there.</param>
    public static TableReading Of(ImmutableArray<TableRow> rows, Document text, string? member)
    {
        var headings = rows.Select(HeadingsOf).ToImmutableArray();
        var reader = new RowReader(new PlaceNames(text), member);
        var found = headings.Any(h => h is not null);
        ImmutableArray<int>? columns = null;
        var read = ImmutableArray.CreateBuilder<RowReading>(rows.Length);
        foreach (var (row, heading) in rows.Zip(headings))
        {
            columns = heading ?? columns ?? (found ? null : Guess(row));
            read.Add(heading is not null || IsNumbering(row) ? Passed(row, PassedBecause.Headings)
                : row.IsEmpty ? Passed(row, PassedBecause.Empty)
                : columns is { } known ? reader.Read(row, known)
                : found ? Passed(row, PassedBecause.BeforeHeadings)
                : new RowReading.Unreadable(row.Number, RowReader.Excerpt(row), "row.no_headings", "The table has no row of headings, so nobody can tell its columns apart."));
        }
        return new(read.DrainToImmutable());
    }

    /// <summary>Whether one of these rows is one of headings: a file that was taken apart by the wrong separator has none.</summary>
    public static bool HasHeadings(IEnumerable<TableRow> rows) => rows.Any(r => HeadingsOf(r) is not null);

    static ImmutableArray<int>? HeadingsOf(TableRow row) => IsEntry(row) ? null : TableHeadings.Read(row);

    static RowReading.Passed Passed(TableRow row, PassedBecause because) => new(row.Number, RowReader.Excerpt(row), because);

    /// <summary>Whether a row begins with a member and a serial, as ours do: then it is never one of headings.</summary>
    static bool IsEntry(TableRow row) => MemberCell.Read(row.TextAt(0)).Serial is not null;

    /// <summary>Without any headings, as many columns as a form has are in its order.</summary>
    static ImmutableArray<int>? Guess(TableRow row) =>
        row.Cells.Length == TableHeadings.Form.Length ? TableHeadings.InOrder(TableHeadings.Form)
        : row.Cells.Length == TableHeadings.OlderForm.Length ? TableHeadings.InOrder(TableHeadings.OlderForm)
        : null;

    /// <summary>The older form numbers its columns below the headings: 1, 2, (3), 4, 5, (6), (7).</summary>
    static bool IsNumbering(TableRow row) =>
        row.Cells.Length >= TableHeadings.OlderForm.Length
        && row.Cells.Select((c, i) => c.Text.Trim().Trim('(', ')') == (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)).All(same => same);
}
