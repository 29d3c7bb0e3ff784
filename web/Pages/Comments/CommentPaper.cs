namespace Web.Pages.Comments;

/// <summary>A comment as it is written on the form.</summary>
public sealed class CommentPaper
{
    /// <summary>Drawn when the form is first shown, so that sending it twice is one comment.</summary>
    public Guid CommandId { get; set; }
    public CommentKind Kind { get; set; } = CommentKind.Technical;
    public string? Element { get; set; }
    public string? Line { get; set; }
    public string? Text { get; set; }
    public string? ProposedChange { get; set; }

    /// <summary>The button that was pressed: <c>send</c> or <c>withdraw</c>.</summary>
    public string? Do { get; set; }

    public DraftCommentInput Input => new(Kind, Blank(Element), null, Blank(Line), null, Text?.Trim() ?? "", Blank(ProposedChange));

    public static CommentPaper Of(DraftComment comment) => new()
    {
        CommandId = Guid.CreateVersion7(), Kind = comment.Kind, Element = comment.Element, Line = comment.Line, Text = comment.Text, ProposedChange = comment.ProposedChange,
    };

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
