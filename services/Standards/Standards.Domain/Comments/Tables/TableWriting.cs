namespace Standards.Domain.Comments.Tables;

/// <summary>Writes comments as rows of the commenting table.</summary>
public static class TableWriting
{
    /// <summary>The headings of the form, in its order.</summary>
    public static ImmutableArray<string> Headings { get; } =
    [
        "MB/NC", "Line number", "Clause/Subclause", "Paragraph/Figure/Table", "Type of comment", "Comments", "Proposed change", "Observations of the secretariat",
    ];

    /// <summary>How the first column names a comment, such as <c>NO-012</c>.</summary>
    public static string ReferenceOf(string member, int serial) => MemberCell.Write(member, serial);

    /// <summary>One row. A comment without a serial has the code alone.</summary>
    public static ImmutableArray<string> RowOf(TableComment entry) =>
    [
        entry is { Member: { } code, Serial: { } serial } ? MemberCell.Write(code, serial) : entry.Member ?? "",
        entry.Comment.Spot.Line ?? "", entry.Comment.Spot.Clause ?? "", entry.Comment.Spot.Part ?? "", KindSpelling.Write(entry.Comment.Kind),
        entry.Comment.Text, entry.Comment.ProposedChange ?? "", entry.Observation ?? "",
    ];

    /// <summary>What stands in the last column for a disposition, such as <c>Rejected. It would break older documents.</c></summary>
    /// <param name="numbers">How a changed element is called.</param>
    public static string? Observe(Disposition? disposition, Func<Drafts.WId, string> numbers)
    {
        if (disposition is null)
            return null;
        var outcome = disposition.Outcome switch
        {
            CommentOutcome.Accepted            => "Accepted.",
            CommentOutcome.AcceptedInPrinciple => "Accepted in principle.",
            CommentOutcome.Rejected            => "Rejected.",
            CommentOutcome.Noted               => "Noted.",
            _                                  => throw new UnreachableException(),
        };
        var changed = disposition.Changed.IsEmpty ? "" : $" Changed: {string.Join(", ", disposition.Changed.Select(numbers))}.";
        return $"{outcome}{(disposition.Observation is { } words ? " " + words : "")}{changed}";
    }
}
