using Standards.Domain.Drafts;

namespace Standards.Domain.Comments.Tables;

/// <summary>A comment that a table may answer.</summary>
/// <param name="Id">Which.</param>
/// <param name="Text">Its words, which tell it from another of the same reference: a vote's comments are counted by themselves.</param>
/// <param name="Disposition">Its answer so far; null where it has none.</param>
public sealed record AnswerableComment(CommentId Id, string Text, Disposition? Disposition);

/// <summary>What the secretariat wrote in the last column of a row: every row has one, so that none is lost.</summary>
/// <param name="Number">The row's number.</param>
/// <param name="Words">The beginning of its words, to find it again.</param>
public abstract record ObservedRow(int Number, string Words)
{
    /// <summary>It answers a comment.</summary>
    /// <param name="Reference">The comment as the table names it, such as <c>NO-012</c>.</param>
    public sealed record Answers(int Number, string Words, string Reference, CommentId Comment, Disposition Disposition) : ObservedRow(Number, Words);

    /// <summary>It answers nothing, and need not.</summary>
    /// <param name="Code">Stable; published.</param>
    public sealed record Passed(int Number, string Words, string Code) : ObservedRow(Number, Words);

    /// <summary>It cannot be used.</summary>
    /// <param name="Code">Stable; published.</param>
    /// <param name="Reason">One sentence.</param>
    public sealed record Unreadable(int Number, string Words, string Code, string Reason) : ObservedRow(Number, Words);
}

/// <summary>Reads the answers in a commenting table that was written by <see cref="TableWriting"/> and filled in by hand.</summary>
public static class ObservationReading
{
    /// <summary>One for each row of the file, in its order.</summary>
    /// <param name="comments">Every comment on the edition, by its reference such as <c>NO-012</c>.</param>
    /// <param name="find">The element of a name, as <see cref="TableWriting.Observe"/> writes it; null where there is none.</param>
    public static ImmutableArray<ObservedRow> Of(TableReading table, ILookup<string, AnswerableComment> comments, Func<string, WId?> find)
    {
        var answered = new HashSet<CommentId>();
        return [.. table.Rows.Select(Read)];

        ObservedRow Read(RowReading row) => row switch
        {
            RowReading.Read { Comments: [{ Observation: null }, ..] }                          => new ObservedRow.Passed(row.Number, row.Words, "row.no_observation"),
            RowReading.Read { Comments: [{ Member: { } code, Serial: { } serial } entry, ..] } => Answer(row, MemberCell.Write(code, serial), entry),
            RowReading.Read                                                                    => No(row, "row.no_serial", "The first column does not name the comment, such as NO-012."),
            RowReading.Passed passed                                                           => new ObservedRow.Passed(row.Number, row.Words, passed.Code),
            RowReading.Unreadable no                                                           => No(row, no.Code, no.Reason),
            _                                                                                  => throw new UnreachableException(),
        };

        ObservedRow Answer(RowReading row, string reference, TableComment entry)
        {
            var meant = comments[reference].ToList();
            if (meant.Count > 1)
                meant.RemoveAll(c => c.Text != entry.Comment.Text);
            if (meant is not [var comment])
                return No(row, "row.comment_unknown", $"The edition has no comment {reference} in these words, or it was withdrawn.");
            var (disposition, unknown) = ObservationSpelling.Read(entry.Observation!, find);
            return unknown is not null ? No(row, "row.element_unknown", $"The draft has no element \"{unknown}\".")
                : disposition is null ? No(row, "row.no_outcome", "The observation does not begin with accepted, accepted in principle, rejected or noted.")
                : disposition is { Outcome: CommentOutcome.Rejected, Observation: null } ? No(row, "row.reason_required", "Rejecting a comment needs a reason.")
                : !answered.Add(comment.Id) ? No(row, "row.twice", $"An earlier row answers {reference} already.")
                : disposition.SameAs(comment.Disposition) ? new ObservedRow.Passed(row.Number, row.Words, "row.same_answer")
                : new ObservedRow.Answers(row.Number, row.Words, reference, comment.Id, disposition);
        }
    }

    static ObservedRow.Unreadable No(RowReading row, string code, string reason) => new(row.Number, row.Words, code, reason);
}
