using GraphQL;
using Standards.Domain.Ballots;
using Standards.Domain.Comments.Tables;

namespace Standards.ImportingComments;

/// <summary>A file that the caller's organization has given in, row by row as it was read.</summary>
[SignedIn, Name("CommentTable")]
sealed class CommentTableView(GivenTable given, TableReading reading)
{
    const int MostRows = 1_000;

    public string FileName => given.FileName;

    /// <summary>SHA-256 of the file, in lower-case hexadecimal digits; whoever takes the table names it.</summary>
    public string Digest => given.Digest;

    public DateTime GivenAt => given.GivenAt;

    /// <summary>When its comments were made; null until then.</summary>
    public DateTime? TakenAt => given.TakenAt;

    public int RowCount => reading.Rows.Length;

    public int CommentCount => reading.Rows.OfType<RowReading.Read>().Sum(r => r.Comments.Length);

    public int UnreadableCount => reading.Rows.OfType<RowReading.Unreadable>().Count();

    /// <summary>Rows in their order, every one of the file; of one outcome where it is given.</summary>
    public IEnumerable<CommentTableRowView> Rows(CommentTableRowOutcome? outcome = null, int first = 100, int skip = 0) => first is >= 1 and <= MostRows && skip >= 0
        ? reading.Rows.Select(r => new CommentTableRowView(r)).Where(r => outcome is null || r.Outcome == outcome).Skip(skip).Take(first)
        : throw new RefusalError("input.invalid", $"first is from 1 to {MostRows}, and skip is not negative.");
}

/// <summary>What became of a row.</summary>
public enum CommentTableRowOutcome
{
    Read,
    Passed,
    Unreadable,
}

[SignedIn, Name("CommentTableRow")]
sealed class CommentTableRowView(RowReading row)
{
    public int Number => row.Number;

    /// <summary>The beginning of its words.</summary>
    public string Words => row.Words;

    public CommentTableRowOutcome Outcome => row switch
    {
        RowReading.Read       => CommentTableRowOutcome.Read,
        RowReading.Passed     => CommentTableRowOutcome.Passed,
        RowReading.Unreadable => CommentTableRowOutcome.Unreadable,
        _                     => throw new System.Diagnostics.UnreachableException(),
    };

    public IEnumerable<ReadCommentView> Comments => row is RowReading.Read read ? read.Comments.Select(c => new ReadCommentView(c)) : [];

    /// <summary>What was taken otherwise than it stands there.</summary>
    public IEnumerable<string> Remarks => row is RowReading.Read read ? read.Remarks : [];

    /// <summary>Why it holds no comment, or why it cannot be read: a stable code, such as <c>row.no_comment</c>.</summary>
    public string? Code => row switch
    {
        RowReading.Unreadable unreadable => unreadable.Code,
        RowReading.Passed passed         => passed.Code,
        _                                => null,
    };

    /// <summary>One sentence, where it cannot be read.</summary>
    public string? Reason => (row as RowReading.Unreadable)?.Reason;
}

/// <summary>A comment as it would be made.</summary>
[SignedIn, Name("ReadComment")]
sealed class ReadCommentView(TableComment entry)
{
    public CommentKind Kind => entry.Comment.Kind;

    [Id]
    public string? Element => entry.Comment.Spot.Element?.Value;

    public string? Clause => entry.Comment.Spot.Clause;

    public string? Line => entry.Comment.Spot.Line;

    public string? Part => entry.Comment.Spot.Part;

    public string Text => entry.Comment.Text;

    public string? ProposedChange => entry.Comment.ProposedChange;
}
