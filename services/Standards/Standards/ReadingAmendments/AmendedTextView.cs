using GraphQL;
using Standards.ComparingEditions;
using Standards.Domain.Amendments;
using Standards.Domain.Documents;

namespace Standards.ReadingAmendments;

/// <summary>The text of an edition with amendments carried out on it: the same in whatever order they are taken.</summary>
[Public, Name("AmendedText")]
sealed class AmendedTextView(Document text, Consolidation consolidation, IReadOnlyList<AmendmentRow> rows)
{
    /// <summary>Whether every amendment was carried out and the text is well formed.</summary>
    public bool IsComplete => consolidation.IsComplete;

    /// <summary>SHA-256 of the canonical JSON of the text.</summary>
    public string DocumentHash => DocumentJson.HashOf(consolidation.Text);

    /// <summary>All elements, as they are and as they would be, in reading order.</summary>
    public IEnumerable<ComparedElementView> Elements => ComparedElementView.Between(text, consolidation.Text);

    /// <summary>The amendments that do not go together.</summary>
    public IEnumerable<AmendmentConflictView> Conflicts => consolidation.Conflicts.Select(c => new AmendmentConflictView(c.Amendments, c.Place?.Value, c.Reason, rows));

    /// <summary>What readers should know, though nothing stands against it.</summary>
    public IEnumerable<AmendmentConflictView> Remarks => consolidation.Remarks.Select(r => new AmendmentConflictView(r.Amendments, r.Place?.Value, r.Message, rows));

    /// <summary>What is wrong with the text.</summary>
    public IEnumerable<string> Problems => consolidation.Problems.Select(p => p.Message);
}

/// <summary>What there is to say of amendments at one place.</summary>
[Public, Name("AmendmentConflict")]
sealed class AmendmentConflictView(ImmutableArray<AmendmentId> amendments, string? place, string reason, IReadOnlyList<AmendmentRow> rows)
{
    public IEnumerable<AmendmentView> Amendments => rows.Where(r => amendments.Contains(r.Amendment.Id)).Select(r => new AmendmentView(r));

    [Id]
    public string? Place => place;

    public string Reason => reason;
}
