namespace Web.Graph;

public enum Harm { InfrastructureDisrupted, SecurityBreached, Death, HealthHarmed, RightsInfringed, PropertyOrNatureHarmed, ControlLost, DeveloperDeceived, DangerImminent }
public enum ClockState { Running, Disputed, Overdue, Met, MetLate, Unrecorded }
public enum IncidentState { Received, TakenIn, Triaged, Merged, Closed }
public enum IncidentStepKind { Reported, Filed, TakenIn, Triaged, Merged, Closed, Reopened, SummaryPublished, SummaryWithdrawn }
public enum TaxonomyOutcome { Taken, Open, Internal, Copy }

/// <summary>An incident as far as a document asked for it.</summary>
public sealed record AiIncident
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string? Account { get; init; }
    public bool IsFiled { get; init; }
    public bool MayFile { get; init; }
    public IReadOnlyList<Harm> Harms { get; init; } = [];
    public DateTimeOffset ReportedAt { get; init; }
    public DateTimeOffset AwareFrom { get; init; }
    public DateTimeOffset AwareUntil { get; init; }
    public AiModel? Model { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public IReadOnlyList<IncidentClock> Clocks { get; init; } = [];
    public IncidentState? State { get; init; }
    public IncidentTriage? Triage { get; init; }
    public IReadOnlyList<string> Next { get; init; } = [];
    public IReadOnlyList<IncidentStep> History { get; init; } = [];
    public IncidentLink? MergedInto { get; init; }
    public IReadOnlyList<IncidentLink> Duplicates { get; init; } = [];
    public PublicIncident? Summary { get; init; }
}

public sealed record IncidentClock(Regime Regime, RegimeDuty Duty, Certainty Certainty, ClockState State, DateTimeOffset DueEarliest, DateTimeOffset DueLatest, DateTimeOffset? FiledAt, string? Reference, ReceiptLink? Receipt);
public sealed record SeverityLevel(string Id, string Name) { public string Definition { get; init; } = ""; }
public sealed record SeverityScale(string Name, int Version, string Source, IReadOnlyList<SeverityLevel> Levels);
public sealed record IncidentClass(string TaxonomyId, string DimensionId, string Class);
public sealed record IncidentTriage(SeverityLevel Severity)
{
    public IReadOnlyList<Harm> Harms { get; init; } = [];
    public IReadOnlyList<IncidentClass> Classes { get; init; } = [];
    public IReadOnlyList<AiModel> Models { get; init; } = [];
}

public sealed record IncidentStep(IncidentStepKind Kind, DateTimeOffset At, string? Reason, SeverityLevel? Severity, IReadOnlyList<Harm> Harms, Person? By, ReceiptLink? Receipt);
public sealed record IncidentLink(Guid Id, string Title) { public DateTimeOffset ReportedAt { get; init; } }

/// <summary>What everyone may know of an incident.</summary>
public sealed record PublicIncident
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";
    public SeverityLevel? Severity { get; init; }
    public IReadOnlyList<Harm> Harms { get; init; } = [];
    public IReadOnlyList<IncidentClass> Classes { get; init; } = [];
    public AiModel? Model { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
    public ReceiptLink? Receipt { get; init; }
}

public sealed record IncidentTaxonomy(string Id, string Name, string Source, IReadOnlyList<TaxonomyDimension> Dimensions);
public sealed record TaxonomyDimension(string Id, string Name, string Text, bool IsMultiple, IReadOnlyList<string> Classes);
public sealed record TaxonomyImport(Guid Id, string Source, DateTimeOffset ImportedAt, int TotalCount, int Taken, int Open, int Internal, int Copies, IReadOnlyList<TaxonomyRow> Rows, ReceiptLink? Receipt);
public sealed record TaxonomyRow(int Row, string Taxonomy, string Number, string Name, TaxonomyOutcome Outcome, int Classes);

public sealed record AiIncidentsAnswer(IReadOnlyList<AiIncident> AiIncidents);
public sealed record AiIncidentAnswer(AiIncident? AiIncident);
public sealed record PublicIncidentsAnswer(Connection<PublicIncident> PublicIncidents, SeverityScale IncidentSeverity);
public sealed record IncidentClassesAnswer(SeverityScale IncidentSeverity, IReadOnlyList<IncidentTaxonomy> IncidentTaxonomies);
public sealed record TaxonomyImportsAnswer(IReadOnlyList<TaxonomyImport> TaxonomyImports);
