namespace Web.Graph;

public enum AmendmentsStatus { Receiving, Voting, Consolidated }
public enum AmendmentStatus { Proposed, Carried, Rejected, Withdrawn, FallenAway }
public enum ElementChange { Same, Changed, Added, Removed, MovedAway, MovedHere }
public enum SpanKind { Same, Removed, Added }
public enum Modality { Shall, Should, May, Can }
public enum AnnexStatus { Normative, Informative }
public enum Side { Before, After, First, Last }
public enum ElementKind
{
    Introduction, Clause, Annex, Term, AdmittedTerm, Definition, Source, Requirement, Paragraph, Note, Example, List, Item, Table, Row, Cell, Formula, Figure,
}

/// <summary>The amendments to one edition, as far as a document asked for them.</summary>
public sealed record Amendments
{
    public AmendmentsStatus Status { get; init; }
    public IReadOnlyList<Amendment> All { get; init; } = [];
    public IReadOnlyList<AmendmentVote> Order { get; init; } = [];
    public AmendedText? Consolidated { get; init; }
    public AmendedText? With { get; init; }
    public Draft? Next { get; init; }
    public IReadOnlyList<AmendmentAct> Acts { get; init; } = [];
}

public sealed record Amendment
{
    public Guid Id { get; init; }
    public int Number { get; init; }
    public OrganizationLink Sponsor { get; init; } = new(Guid.Empty);
    public IReadOnlyList<OrganizationLink> CoSponsors { get; init; } = [];
    public string Justification { get; init; } = "";
    public string? Group { get; init; }
    public AmendmentStatus Status { get; init; }
    public string? Because { get; init; }
    public DateTimeOffset SubmittedAt { get; init; }
    public Draft Draft { get; init; } = new();
    public Amendment? Amends { get; init; }

    /// <summary>The amendments to it.</summary>
    public IReadOnlyList<Amendment> Amendments { get; init; } = [];
    public IReadOnlyList<ComparedElement> Changes { get; init; } = [];
    public IReadOnlyList<AmendmentAct> Acts { get; init; } = [];
    public string Operations { get; init; } = "";
    public bool IsOpen => Status is AmendmentStatus.Proposed;
}

/// <summary>One vote of the order, with what is put in it.</summary>
public sealed record AmendmentVote(IReadOnlyList<Amendment> Amendments, string? Group, string? Place, string Distance, string Reason, IReadOnlyList<Amendment> Defeats);

public sealed record AmendmentAct(string Kind, IReadOnlyList<Guid> Amendments, OrganizationLink? Member, DateTimeOffset At, ReceiptLink? Receipt);

/// <summary>A text with amendments carried out on it.</summary>
public sealed record AmendedText
{
    public bool IsComplete { get; init; }
    public string DocumentHash { get; init; } = "";
    public IReadOnlyList<ComparedElement> Elements { get; init; } = [];
    public IReadOnlyList<AmendmentConflict> Conflicts { get; init; } = [];
    public IReadOnlyList<AmendmentConflict> Remarks { get; init; } = [];
    public IReadOnlyList<string> Problems { get; init; } = [];
}

public sealed record AmendmentConflict(IReadOnlyList<Amendment> Amendments, string? Place, string Reason);

/// <summary>One element of two texts, known in both by its <see cref="WId"/>.</summary>
public sealed record ComparedElement
{
    public string WId { get; init; } = "";
    public ElementChange Change { get; init; }
    public int Depth { get; init; } = 1;
    public ElementKind Kind { get; init; }
    public string? NumberBefore { get; init; }
    public string? NumberAfter { get; init; }
    public string Location { get; init; } = "";
    public string? PropertiesBefore { get; init; }
    public string? PropertiesAfter { get; init; }
    public Figure? FigureBefore { get; init; }
    public Figure? FigureAfter { get; init; }
    public string? FormulaBefore { get; init; }
    public string? FormulaAfter { get; init; }
    public IReadOnlyList<WordSpan> Words { get; init; } = [];

    /// <summary>Whether it stands in the later text at this place.</summary>
    public bool IsThere => Change is not (ElementChange.Removed or ElementChange.MovedAway);
}

public sealed record WordSpan(SpanKind Kind, string Text);

/// <summary>An element of an edition, with its words as they are read and as they are edited.</summary>
public sealed record DraftElement
{
    public string WId { get; init; } = "";
    public string? Parent { get; init; }
    public int Depth { get; init; } = 1;
    public ElementKind Kind { get; init; }
    public string? Number { get; init; }
    public string Location { get; init; } = "";
    public string Words { get; init; } = "";
    public string Editable { get; init; } = "";
    public Modality? Modality { get; init; }

    /// <summary>A formula, in MathML.</summary>
    public string? Formula { get; init; }
    public Figure? Figure { get; init; }
}

public sealed record AmendmentPreview(IReadOnlyList<ComparedElement> Changes, string? RefusalCode, string? Refusal);

/// <summary>One change of an amendment: exactly one of these.</summary>
public sealed record ChangeInput
{
    public RewriteInput? Rewrite { get; init; }
    public InsertInput? Insert { get; init; }
    public string? Delete { get; init; }
    public MoveInput? Move { get; init; }
    public SplitInput? Split { get; init; }
    public MergeInput? Merge { get; init; }
}

public sealed record RewriteInput(string Element, string Words, Modality? Modality, AnnexStatus? Annex)
{
    /// <summary>Another formula, in MathML.</summary>
    public string? Formula { get; init; }
    public Figure? Figure { get; init; }
}
public sealed record InsertInput(Side Side, string? Of, IReadOnlyList<NewElementInput> Elements);
public sealed record NewElementInput(ElementKind Kind, string Words, Modality? Modality, IReadOnlyList<NewElementInput> Children)
{
    /// <summary>Of a formula, in MathML.</summary>
    public string? Formula { get; init; }
    public Figure? Figure { get; init; }
}
public sealed record MoveInput(string Element, Side Side, string? Of);
public sealed record SplitInput(string Element, int At);
public sealed record MergeInput(string Element, string Next);

public sealed record SubmitAmendmentInput(Guid CommandId, Guid DraftId, Guid? Amends, IReadOnlyList<ChangeInput> Changes, string Justification);
public sealed record SponsorAmendmentInput(Guid CommandId, Guid AmendmentId);
public sealed record AmendmentsInput(Guid CommandId, Guid DraftId);
public sealed record GroupAmendmentsInput(Guid CommandId, Guid DraftId, IReadOnlyList<Guid> AmendmentIds, string? Name);
public sealed record RecordAmendmentsInput(Guid CommandId, Guid DraftId, IReadOnlyList<Guid> AmendmentIds, bool Carried);

public sealed record AmendmentAnswer(Amendment? Amendment);
public sealed record AmendmentPreviewAnswer(AmendmentPreview PreviewAmendment);
public sealed record SubmitAmendmentAnswer(Amendment SubmitAmendment);
public sealed record CoSponsorAmendmentAnswer(Amendment CoSponsorAmendment);
public sealed record WithdrawAmendmentAnswer(Amendment WithdrawAmendment);
public sealed record CloseAmendmentsAnswer(Draft CloseAmendments);
public sealed record GroupAmendmentsAnswer(Draft GroupAmendments);
public sealed record RecordAmendmentsAnswer(Draft RecordAmendments);
public sealed record ConsolidateAmendmentsAnswer(Draft ConsolidateAmendments);
