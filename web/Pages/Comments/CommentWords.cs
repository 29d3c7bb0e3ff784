namespace Web.Pages.Comments;

/// <summary>Names of things in comments, as the keys of <see cref="Words"/>.</summary>
static class CommentWords
{
    public static string Of(CommentOutcome? outcome) => outcome switch
    {
        CommentOutcome.Accepted => "Accepted",
        CommentOutcome.AcceptedInPrinciple => "Accepted in principle",
        CommentOutcome.Rejected => "Rejected",
        CommentOutcome.Noted => "Noted",
        _ => "No answer yet",
    };

    /// <summary>Where a comment points, as its member named it; null for the draft as a whole.</summary>
    public static string? Place(DraftComment comment) =>
        $"{comment.Clause} {(comment.Part?.StartsWith('#') is true ? null : comment.Part)}".Trim() is { Length: > 0 } place ? place : null;

    /// <summary>Why a file could not be read, in a sentence.</summary>
    public static string OfTable(string code) => code switch
    {
        "table.empty" => "The file is empty.",
        "table.too_large" => "The file is larger than this site takes. Divide the table.",
        "table.too_large_inside" => "The document unpacks to more than this site takes. Save it without pictures, or divide the table.",
        "table.macros" => "The document carries macros. Save it as a Word document without macros (.docx).",
        "table.old_word" => "The file is of an old Word, or locked by a password. Save it as a Word document (.docx) without a password.",
        "table.no_table" => "The document holds no table.",
        "table.too_many_rows" => "The file has too many rows. Divide the table.",
        "table.malformed" => "The file is damaged: it cannot be read.",
        "table.format_unknown" => "The file is neither a Word document (.docx) nor a table with commas (.csv).",
        "table.none" => "Choose a file first.",
        _ => "The file could not be taken. Look whether you may comment on this edition.",
    };
}
