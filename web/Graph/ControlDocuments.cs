namespace Web.Graph;

public enum ControlDocumentKind { ComponentDefinition, SystemSecurityPlan, AssessmentPlan, AssessmentResults, PlanOfActionAndMilestones }
public enum DocumentParty { Developer, Overseer, Assessor }
public enum Implementation { Implemented, Partial, Planned, Alternative, NotApplicable, Unstated }
public enum UnusableBecause { NotOfTheCatalog, NoVerdict, NoReason, ReasonTooLong, NoFinding }

/// <summary>One version of a document of OSCAL about a model as far as a document asked for it.</summary>
public sealed record ControlDocument
{
    public Guid Id { get; init; }
    public Guid ModelId { get; init; }
    public string ModelName { get; init; } = "";
    public string? ModelVersion { get; init; }
    public ControlDocumentKind Kind { get; init; }
    public Guid Uuid { get; init; }
    public string Title { get; init; } = "";
    public string Version { get; init; } = "";
    public string Sha256 { get; init; } = "";
    public int Size { get; init; }
    public DocumentParty FiledAs { get; init; }
    public Person? FiledBy { get; init; }
    public DateTimeOffset FiledAt { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public bool IsCurrent { get; init; }
    public bool MayWithdraw { get; init; }
    public int UnknownCount { get; init; }
    public DocumentWithdrawal? Withdrawal { get; init; }
    public ControlCatalog? Catalog { get; init; }
    public IReadOnlyList<ControlDocument> Versions { get; init; } = [];
    public ControlDocumentMetadata? Metadata { get; init; }
    public ControlCoverage? Coverage { get; init; }
    public IReadOnlyList<UnknownControl> Unknown { get; init; } = [];
    public Connection<SpokenControl> Controls { get; init; } = new(0, [], null, false);
    public ExchangeFile? File { get; init; }
}

public sealed record DocumentWithdrawal(DateTimeOffset At) { public string? Reason { get; init; } public ReceiptLink? Receipt { get; init; } }
public sealed record ControlDocumentMetadata(string LastModified, string? Published, string OscalVersion, IReadOnlyList<ControlDocumentParty> Parties);
public sealed record ControlDocumentParty(string Name, string Type, IReadOnlyList<string> Roles);
public sealed record ControlCoverage(int ControlCount, int Implemented, int Partial, int Planned, int Alternative, int NotApplicable, int Unstated, int Unspoken);
public sealed record UnknownControl(string ControlId, string Place);
public sealed record SpokenControl(string ControlId, CatalogControl? Control, ControlSaying? Saying);
public sealed record ControlSaying(Implementation State, string Said) { public string Place { get; init; } = ""; }
public sealed record BroughtResults(int Taken, int Replaced, int UnusableCount, IReadOnlyList<UnusableFinding> Unusable);
public sealed record UnusableFinding(string Place, string Target, UnusableBecause Because);

public sealed record ControlDocumentsAnswer(Connection<ControlDocument> ControlDocuments);
public sealed record ControlDocumentAnswer(ControlDocument? ControlDocument);
public sealed record MadeControlDocument(ControlDocument Document, ReceiptLink Receipt);
public sealed record FileControlDocumentAnswer(MadeControlDocument FileControlDocument);
public sealed record BringControlResultsAnswer(BroughtResults BringControlResults);
