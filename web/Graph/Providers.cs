namespace Web.Graph;

public enum ProviderKind { Cloud, OwnDataCentre, Public }
public enum Shortage { Chips, Compute }
public enum ClusterStepKind { ClusterOpened, ChipsChanged, ClusterRetired }
public enum AccessKind { Internal, Api, Product, OpenWeights, LicensedWeights }
public enum ReleaseStatus { Announced, Available, Ended, CannotBeRecalled }

/// <summary>A provider of compute as far as a document asked for it.</summary>
public sealed record ComputeProvider
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public ProviderKind Kind { get; init; }
    public string Jurisdiction { get; init; } = "";
    public string Source { get; init; } = "";
    public bool IsFiled { get; init; }
    public bool IsYours { get; init; }
    public DateTimeOffset RegisteredAt { get; init; }
    public ReceiptLink Receipt { get; init; } = new(Guid.Empty);
    public IReadOnlyList<ComputeCluster> Clusters { get; init; } = [];
}

/// <summary>A cluster as far as a document asked for it.</summary>
public sealed record ComputeCluster
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public ChipKind Chip { get; init; } = new("", "");
    public int Chips { get; init; }
    public string Location { get; init; } = "";
    public DateOnly From { get; init; }
    public DateOnly? Until { get; init; }
    public string Source { get; init; } = "";
    public bool IsFiled { get; init; }
    public string MostADay { get; init; } = "";
    public ComputeProvider? Provider { get; init; }
    public IReadOnlyList<ClusterPhase> Phases { get; init; } = [];
    public IReadOnlyList<ClusterRun> Runs { get; init; } = [];
    public IReadOnlyList<ClusterOverload> Overloads { get; init; } = [];
    public IReadOnlyList<ClusterStep> History { get; init; } = [];
}

public sealed record ChipKind(string Name, string PeakPerSecond);
public sealed record ClusterPhase(DateOnly From, DateOnly? Until, int Chips);
public sealed record ClusterRun(Guid Id, Guid ModelId, string ModelName, string Version, DateOnly From, DateOnly Until, int? Chips, string Least, bool IsFiled);
public sealed record ClusterOverload(Shortage Of, DateOnly From, DateOnly Until, string Needed, string There, IReadOnlyList<ClusterRun>? Runs, IReadOnlyList<string>? Models);
public sealed record ClusterStep(ClusterStepKind Kind, DateTimeOffset At, DateOnly Day, int? Chips, ReceiptLink Receipt);
public sealed record RunOnCluster(ComputeCluster Cluster, DateOnly From, DateOnly Until, int? Chips, CheckVerdict? Verdict, string? Most, string? UtilizationLow, string? UtilizationHigh, string? ChipsAtLeast, IReadOnlyList<ClusterOverload> Overloads);
public sealed record InheritedCompute(ComputeExtent? Cumulative, ComputeExtent? Own, ComputeExtent? Original, bool HasUnknown, bool IsModification, IReadOnlyList<InheritedPart> Parts);
public sealed record InheritedPart(Descent How, AiModel Model, string? Version, ComputeExtent? Compute);
public sealed record ModificationRule(string Share, string Paragraph, string Says);
public sealed record ModelRelease(Guid Id, string Version, AccessKind Access, ReleaseStatus Status, DateOnly From, DateOnly? Until, IReadOnlyList<string> Jurisdictions, bool IsPublic, string Source, string? WithdrawnBecause, ReceiptLink Receipt, ReceiptLink? WithdrawalReceipt);

public sealed record ComputeProvidersAnswer(Connection<ComputeProvider> ComputeProviders);
public sealed record ComputeProviderAnswer(ComputeProvider? ComputeProvider, IReadOnlyList<ChipKind>? ChipKinds);
public sealed record ComputeClustersAnswer(Connection<ComputeCluster> ComputeClusters, IReadOnlyList<ChipKind>? ChipKinds);
public sealed record ComputeClusterAnswer(ComputeCluster? ComputeCluster);
public sealed record RegisteredProvider(ComputeProvider Provider, ReceiptLink Receipt);
public sealed record RegisterProviderAnswer(RegisteredProvider RegisterProvider);
public sealed record OpenedCluster(ComputeCluster Cluster, ReceiptLink Receipt);
public sealed record OpenClusterAnswer(OpenedCluster OpenCluster);
