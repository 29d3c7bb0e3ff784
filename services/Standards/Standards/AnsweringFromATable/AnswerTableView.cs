using Contracts.Identity;
using GraphQL;
using Standards.Domain.Comments;
using Standards.Domain.Comments.Tables;
using Standards.ReadingComments;

namespace Standards.AnsweringFromATable;

/// <summary>A table that answers comments, row by row as it was read.</summary>
[Roles(Roles.Secretariat), Name("AnswerTable")]
sealed class AnswerTableView(AnswerTable table)
{
    const int MostRows = 1_000;

    public string FileName => table.Given.FileName;

    /// <summary>SHA-256 of the file, in lower-case hexadecimal digits; whoever gives its answers names it.</summary>
    public string Digest => table.Given.Digest;

    public DateTime GivenAt => table.Given.GivenAt;

    /// <summary>When its answers were given; null until then.</summary>
    public DateTime? TakenAt => table.Given.TakenAt;

    public int RowCount => table.Rows.Length;

    public int AnswerCount => table.Rows.OfType<ObservedRow.Answers>().Count();

    /// <summary>How many acts these answers are: comments that are answered in the same words share one.</summary>
    public int ActCount => table.Answers.Length;

    public int UnreadableCount => table.Rows.OfType<ObservedRow.Unreadable>().Count();

    /// <summary>Rows in their order, every one of the file; of one outcome where it is given.</summary>
    public IEnumerable<AnswerTableRowView> Rows(AnswerTableRowOutcome? outcome = null, int first = 100, int skip = 0) => first is >= 1 and <= MostRows && skip >= 0
        ? table.Rows.Select(r => new AnswerTableRowView(table, r)).Where(r => outcome is null || r.Outcome == outcome).Skip(skip).Take(first)
        : throw new RefusalError("input.invalid", $"first is from 1 to {MostRows}, and skip is not negative.");
}

/// <summary>What became of a row.</summary>
public enum AnswerTableRowOutcome
{
    Answers,
    Passed,
    Unreadable,
}

[Roles(Roles.Secretariat), Name("AnswerTableRow")]
sealed class AnswerTableRowView(AnswerTable table, ObservedRow row)
{
    readonly ObservedRow.Answers? answer = row as ObservedRow.Answers;

    public int Number => row.Number;

    /// <summary>The beginning of its words.</summary>
    public string Words => row.Words;

    public AnswerTableRowOutcome Outcome => row switch
    {
        ObservedRow.Answers    => AnswerTableRowOutcome.Answers,
        ObservedRow.Passed     => AnswerTableRowOutcome.Passed,
        ObservedRow.Unreadable => AnswerTableRowOutcome.Unreadable,
        _                      => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The comment that it answers, such as <c>NO-012</c>.</summary>
    public string? Reference => answer?.Reference;

    [Id]
    public string? CommentId => answer?.Comment.ToString();

    public CommentOutcome? Answer => answer?.Disposition.Outcome;

    public string? Observation => answer?.Disposition.Observation;

    /// <summary>The elements that were changed.</summary>
    public IEnumerable<ChangedElementView> Changed => answer?.Disposition.Changed.Select(e => new ChangedElementView(e, table.Now.Call(e), table.Then.Call(e))) ?? [];

    /// <summary>Why it answers nothing, or why it cannot be used: a stable code, such as <c>row.no_outcome</c>.</summary>
    public string? Code => row switch
    {
        ObservedRow.Passed passed => passed.Code,
        ObservedRow.Unreadable no => no.Code,
        _                         => null,
    };

    /// <summary>One sentence, where it cannot be used.</summary>
    public string? Reason => (row as ObservedRow.Unreadable)?.Reason;
}
