using GraphQL;
using Npgsql;
using Standards.Domain.Comments;
using Standards.Domain.Comments.Tables;
using Standards.ReadingComments;

namespace Standards.ExportingComments;

/// <summary>In which form the commenting table is written.</summary>
public enum CommentTableFormat
{
    Csv,
    Docx,
}

/// <summary>The commenting table as a file.</summary>
[Public, Name("CommentTableFile")]
sealed class CommentTableFileView(string name, CommentTableFormat format, int count, byte[] file)
{
    public string FileName => $"{name}.{(format is CommentTableFormat.Csv ? "csv" : "docx")}";

    public string MediaType => format is CommentTableFormat.Csv
        ? "text/csv; charset=utf-8"
        : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public int CommentCount => count;

    /// <summary>The file in base64.</summary>
    public string Content => Convert.ToBase64String(file);

    internal static async Task<CommentTableFileView> WriteAsync(
        NpgsqlDataSource database, Editions editions, Edition edition, CommentCondition condition, CommentOrder order, bool descending, CommentTableFormat format, CancellationToken cancellation)
    {
        var rows = await ReadingComments.CommentList.AllAsync(database, condition, order, descending, Resolution.MaxComments, cancellation);
        var current = await editions.CurrentAsync(edition, cancellation);
        var comments = rows.Select(r => new TableComment(r.MemberCode, r.Serial, r.Comment, TableWriting.Observe(r.Disposition, e => current.Call(e) ?? edition.Call(e) ?? e.Value)));
        var title = $"{edition.Symbol}, edition {edition.Number}: comments";
        var file = format is CommentTableFormat.Csv ? CsvWriting.Write(comments) : WordWriting.Write(title, comments);
        return new(NameOf(edition), format, rows.Count, file);
    }

    static string NameOf(Edition edition) =>
        $"comments-{new string([.. edition.Symbol.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-')}-{edition.Number}";
}
