namespace Web.Graph;

public enum Certainty { Not, Possibly, Certainly }
public enum AiModelOrder { Newest, Compute, Name }
public enum ComputeBasis { Reported, ChipHours, ParametersAndTokens, Inferred }
public enum ComputeQuantity { Reported, Chips, Hours, SecondsPerHour, PeakPerSecond, Utilization, OperationsPerParameterAndToken, Parameters, Tokens, Estimate, Spread }
public enum StandingReason { ComputeAbove, ComputeAcross, ComputeBelow, ComputeUnknown, OtherKind, KindUnknown, BaseUnknown, ModificationSmall, ModificationUnsettled }
public enum SettlingEvidence { ReportOfDeveloper, ChipHours, ParametersAndTokens, AuditOfRecords, KindOfModel }
public enum DutyPhase { BeforeTraining, BeforeDeployment, AfterDeployment, UponIncident }
public enum ComputeScope { Own, Cumulative }
public enum CheckVerdict { Possible, PartlyImpossible, Impossible }
public enum Descent { FineTunedFrom, DistilledFrom, MergedFrom }
public enum ModelStepKind { Registered, VersionAdded, RunAssessed, ChangeReported }

/// <summary>A model as far as a document asked for it.</summary>
public sealed record AiModel
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public IReadOnlyList<Developer> Developers { get; init; } = [];
    public IReadOnlyList<string> Domains { get; init; } = [];
    public DateOnly? Deployed { get; init; }
    public bool IsFiled { get; init; }
    public ComputeExtent? Compute { get; init; }
    public InheritedCompute? Inherited { get; init; }
    public IReadOnlyList<InheritedPart> Teachers { get; init; } = [];
    public IReadOnlyList<ModelRelease> Releases { get; init; } = [];
    public IReadOnlyList<RegimeStanding> Standings { get; init; } = [];
    public IReadOnlyList<DutyOfModel> Duties { get; init; } = [];
    public IReadOnlyList<ModelVersion> Versions { get; init; } = [];
    public IReadOnlyList<string> VersionNames { get; init; } = [];
    public string? Version { get; init; }
    public IReadOnlyList<Kin> Parents { get; init; } = [];
    public IReadOnlyList<Kin> Children { get; init; } = [];
    public IReadOnlyList<AiIncident> Incidents { get; init; } = [];
    public IReadOnlyList<ModelStep> History { get; init; } = [];
}

public sealed record Developer(Guid Id, string Name);
public sealed record ComputeExtent(string Low, string High, ComputeBasis Basis);
public sealed record RegimeStanding(Regime Regime, ComputeThreshold Threshold, Certainty Certainty)
{
    public IReadOnlyList<StandingReason> Reasons { get; init; } = [];
    public IReadOnlyList<SettlingEvidence> Settling { get; init; } = [];
}

/// <summary>A regime as far as a document asked for it.</summary>
public sealed record Regime
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public bool IsInForce { get; init; }
    public string Source { get; init; } = "";
    public string TimeZone { get; init; } = "";
    public IReadOnlyList<ComputeThreshold> Thresholds { get; init; } = [];
    public int Version { get; init; }
    public string Jurisdiction { get; init; } = "";
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public string? Document { get; init; }
    public RegimeCalendar? Calendar { get; init; }
    public RegimeStandard? Standard { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public IReadOnlyList<RegimeDuty> Duties { get; init; } = [];
}

/// <summary>A threshold as far as a document asked for it.</summary>
public sealed record ComputeThreshold
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string Compute { get; init; } = "";
    public double ComputeLog10 { get; init; }
    public string Paragraph { get; init; } = "";
    public string Says { get; init; } = "";
    public IReadOnlyList<string> Assumes { get; init; } = [];
    public IReadOnlyList<string> Domains { get; init; } = [];
    public ComputeScope Counts { get; init; }
    public ModificationRule? Modification { get; init; }
}

public sealed record RegimeDuty(string Id, string Name, string To, string Paragraph)
{
    public DutyPhase Phase { get; init; }
    public int Amount { get; init; }
    public TermUnit Unit { get; init; }
    public string? Requirement { get; init; }
}

public sealed record RegimeCalendar(string Id, string Name, string TimeZone);
public sealed record RegimeStandard(string Number, int Edition, Guid? CatalogId, bool IsCurrent);
public sealed record RegimesAnswer(IReadOnlyList<Regime> Regimes);
public sealed record RegimeAnswer(Regime? Regime);
public sealed record RegimeFormAnswer(ControlCatalog? ControlCatalog, IReadOnlyList<RegimeCalendar> RegimeCalendars);
public sealed record PublishedRegime(Regime Regime, ReceiptLink Receipt);
public sealed record PublishRegimeAnswer(PublishedRegime PublishRegime);

public sealed record DutyOfModel(Regime Regime, RegimeDuty Duty, Certainty Certainty, DateTimeOffset? Due);
public sealed record ModelVersion(string Name, ComputeExtent? Compute, ComputeExtent? Cumulative, bool HasUnknown, IReadOnlyList<TrainingRun> Runs);
public sealed record TrainingRun(Guid Id, DateOnly? Began, bool IsFiled, string? Source, ComputeExtent? Compute, IReadOnlyList<ComputeFactor> Derivation, ComputeCheck? Check, RunOnCluster? On = null);
public sealed record ComputeFactor(ComputeQuantity Quantity, string Low, string High);
public sealed record ComputeCheck(CheckVerdict Verdict, string Chips, string Hours, string PeakPerSecond, string Most, string UtilizationLow, string UtilizationHigh);
public sealed record Kin(Descent How, string? Version, AiModel Model, string? ItsVersion);
public sealed record ModelStep(ModelStepKind Kind, DateTimeOffset At, string Version, string? Source, ReceiptLink? Receipt);
public sealed record AiModelPoint(Guid Id, string Name, DateOnly Deployed, double LowLog10, double HighLog10);
public sealed record AiModelConnection(int TotalCount, string? EndCursor, bool HasNextPage, IReadOnlyList<AiModel> Nodes, IReadOnlyList<AiModelPoint>? Points);

public sealed record AiModelsAnswer(AiModelConnection AiModels, IReadOnlyList<Regime>? Regimes);
public sealed record AiModelAnswer(AiModel? AiModel);
public sealed record FindModelsAnswer(AiModel? AiModel, AiModelConnection AiModels);
public sealed record ReportRunAnswer(AiModel? AiModel, Connection<ComputeCluster> ComputeClusters);
public sealed record RegisteredModel(AiModel Model, ReceiptLink Receipt);
public sealed record RegisterModelAnswer(RegisteredModel RegisterModel);
