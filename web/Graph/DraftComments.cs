namespace Web.Graph;

public enum CommentOutcome { Accepted, AcceptedInPrinciple, Rejected, Noted }
public enum CommentOrigin { Consultation, Ballot }
public enum CommentOrder { Place, Member, Kind, Outcome, Time }
public enum CommentTableFormat { Csv, Docx }
public enum CommentTableRowOutcome { Read, Passed, Unreadable }
public enum AnswerTableRowOutcome { Answers, Passed, Unreadable }

/// <summary>All that was said on an edition, as far as a document asked for it.</summary>
public sealed record DraftComments
{
    public CommentedDraft Draft { get; init; } = new();
    public Consultation? Consultation { get; init; }
    public CommentCounts Counts { get; init; } = new();

    /// <summary>The counts of the whole edition, where <see cref="Counts"/> are those of a filter.</summary>
    public CommentCounts All { get; init; } = new();
    public IReadOnlyList<ElementCount> Elements { get; init; } = [];
    public Connection<DraftComment> List { get; init; } = new(0, [], null, false);
    public SimilarGroups Groups { get; init; } = new(0, [], false);
    public CommentTableFile? Table { get; init; }
}

public sealed record CommentedDraft
{
    public Guid Id { get; init; }
    public int Edition { get; init; }
    public Project Project { get; init; } = new();
    public IReadOnlyList<DraftElement> Elements { get; init; } = [];

    /// <summary>What there is to point at: lists are known by their items, cells by their table.</summary>
    /// <param name="chosen">An element that is there in any case.</param>
    public IReadOnlyList<DraftElement> Places(string? chosen = null) => [.. Elements.Where(e => e.Kind is not (ElementKind.List or ElementKind.Row or ElementKind.Cell) || e.WId == chosen)];
}

public sealed record Consultation
{
    public DateTimeOffset OpensAt { get; init; }
    public DateTimeOffset ClosesAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? ClosedBecause { get; init; }
    public bool IsOpen { get; init; }
    public bool AsksMe { get; init; }
    public int MemberCount { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public ReceiptLink? ClosingReceipt { get; init; }
}

public sealed record CommentCounts
{
    public int Total { get; init; }
    public int Undisposed { get; init; }
    public IReadOnlyList<KindCount> ByKind { get; init; } = [];
    public IReadOnlyList<OutcomeCount> ByOutcome { get; init; } = [];
    public IReadOnlyList<MemberCount> ByMember { get; init; } = [];
}

public sealed record KindCount(CommentKind Kind, int Total, int Undisposed);
public sealed record OutcomeCount(CommentOutcome? Outcome, int Total);
public sealed record MemberCount(OrganizationLink Member, int Total);

/// <summary>Comments on one element; on the draft as a whole where <see cref="Element"/> is null.</summary>
public sealed record ElementCount(string? Element, string? Name, int Total, int Undisposed);

public sealed record DraftComment
{
    public Guid Id { get; init; }
    public string Reference { get; init; } = "";
    public CommentedDraft Draft { get; init; } = new();
    public OrganizationLink Member { get; init; } = new(Guid.Empty);
    public CommentOrigin Origin { get; init; }
    public Ballot? Ballot { get; init; }
    public int Revision { get; init; }
    public string? Element { get; init; }
    public string? Clause { get; init; }
    public string? Line { get; init; }
    public string? Part { get; init; }
    public CommentKind Kind { get; init; }
    public string Text { get; init; } = "";
    public string? ProposedChange { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public bool IsFinal { get; init; }
    public Disposition? Disposition { get; init; }
    public IReadOnlyList<DraftComment> Similar { get; init; } = [];
}

public sealed record Disposition
{
    public CommentOutcome Outcome { get; init; }
    public string? Observation { get; init; }
    public DateTimeOffset DisposedAt { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public IReadOnlyList<ChangedElement> Changed { get; init; } = [];
}

/// <summary>An element that was changed, as it is called now; by its former name where the current edition has it no more.</summary>
public sealed record ChangedElement(string Element, string? Name, string? FormerName);

public sealed record SimilarGroups(int TotalCount, IReadOnlyList<SimilarGroup> Nodes, bool HasNextPage);
public sealed record SimilarGroup(Guid Id, int Count, bool OnOneElement, IReadOnlyList<SimilarComment> Comments);
public sealed record SimilarComment(DraftComment Comment, string Shared, string SharedPercent);
public sealed record CommentTableFile(string FileName, string MediaType, int CommentCount, string Content);

/// <summary>A file that was given in, row by row.</summary>
public sealed record CommentTable
{
    public string FileName { get; init; } = "";
    public string Digest { get; init; } = "";
    public DateTimeOffset GivenAt { get; init; }
    public DateTimeOffset? TakenAt { get; init; }
    public int RowCount { get; init; }
    public int CommentCount { get; init; }
    public int UnreadableCount { get; init; }
    public IReadOnlyList<CommentTableRow> Rows { get; init; } = [];
}

public sealed record CommentTableRow
{
    public int Number { get; init; }
    public string Words { get; init; } = "";
    public CommentTableRowOutcome Outcome { get; init; }
    public string? Code { get; init; }
    public string? Reason { get; init; }
    public IReadOnlyList<string> Remarks { get; init; } = [];
    public IReadOnlyList<DraftComment> Comments { get; init; } = [];
}

/// <summary>A file of answers that was given in, row by row.</summary>
public sealed record AnswerTable
{
    public string FileName { get; init; } = "";
    public string Digest { get; init; } = "";
    public DateTimeOffset GivenAt { get; init; }
    public DateTimeOffset? TakenAt { get; init; }
    public int RowCount { get; init; }
    public int AnswerCount { get; init; }
    public int ActCount { get; init; }
    public int UnreadableCount { get; init; }
    public IReadOnlyList<AnswerTableRow> Rows { get; init; } = [];
}

public sealed record AnswerTableRow
{
    public int Number { get; init; }
    public string Words { get; init; } = "";
    public AnswerTableRowOutcome Outcome { get; init; }
    public string? Reference { get; init; }
    public Guid? CommentId { get; init; }
    public CommentOutcome? Answer { get; init; }
    public string? Observation { get; init; }
    public IReadOnlyList<ChangedElement> Changed { get; init; } = [];
    public string? Code { get; init; }
    public string? Reason { get; init; }
}

/// <summary>Which comments; what is null does not matter.</summary>
public sealed record DraftCommentFilter
{
    public Guid? MemberId { get; init; }
    public CommentKind? Kind { get; init; }
    public string? Element { get; init; }
    public bool? WholeDraft { get; init; }
    public CommentOutcome? Outcome { get; init; }
    public bool? Disposed { get; init; }
    public CommentOrigin? Origin { get; init; }
    public string? Text { get; init; }
    public Guid? Group { get; init; }
}

public sealed record DraftCommentInput(CommentKind Kind, string? Element, string? Clause, string? Line, string? Part, string Text, string? ProposedChange);
public sealed record CommentOnDraftInput(Guid CommandId, Guid DraftId, IReadOnlyList<DraftCommentInput> Comments);
public sealed record ReplaceCommentInput(Guid CommandId, Guid CommentId, DraftCommentInput Comment);
public sealed record WithdrawCommentInput(Guid CommandId, Guid CommentId);
public sealed record ReadCommentTableInput(Guid DraftId, string FileName, string Content);
public sealed record ImportCommentTableInput(Guid CommandId, Guid DraftId, string Digest);
public sealed record DisposeOfCommentsInput(
    Guid CommandId, Guid DraftId, IReadOnlyList<Guid>? CommentIds, DraftCommentFilter? Filter, int? Expected, CommentOutcome Outcome, string? Observation, IReadOnlyList<string> Changed);
public sealed record OpenConsultationInput(Guid CommandId, Guid DraftId, IReadOnlyList<Guid> MemberIds, DateTimeOffset ClosesAt);
public sealed record CloseConsultationInput(Guid CommandId, Guid DraftId, string? Reason);

public sealed record DraftCommentsAnswer(DraftComments DraftComments);
public sealed record DraftCommentAnswer(DraftComment? DraftComment);
public sealed record CommentTableAnswer(CommentTable? CommentTable, DraftComments DraftComments);
public sealed record CommentOnDraftAnswer(IReadOnlyList<DraftComment> CommentOnDraft);
public sealed record ReplaceCommentAnswer(DraftComment ReplaceComment);
public sealed record WithdrawCommentAnswer(DraftComment WithdrawComment);
public sealed record ReadCommentTableAnswer(CommentTable ReadCommentTable);
public sealed record ImportCommentTableAnswer(ImportedTable ImportCommentTable);
public sealed record AnswerTableAnswer(AnswerTable? AnswerTable, DraftComments DraftComments);
public sealed record ReadAnswerTableAnswer(AnswerTable ReadAnswerTable);
public sealed record AnswerFromTableAnswer(IReadOnlyList<DispositionAct> AnswerFromTable);
public sealed record ImportedTable(int CommentCount, int FirstSerial);
public sealed record DisposeOfCommentsAnswer(DispositionAct DisposeOfComments);
public sealed record DispositionAct(Guid Id, int Count, string ListHash);
public sealed record OpenConsultationAnswer(Consultation OpenConsultation);
public sealed record CloseConsultationAnswer(Consultation CloseConsultation);

/// <summary>A consultation that waits for comments of the reader's organization.</summary>
public sealed record CommentDuty(int Given, Draft Draft);
public sealed record CommentDutiesAnswer(IReadOnlyList<CommentDuty> CommentDuties);
