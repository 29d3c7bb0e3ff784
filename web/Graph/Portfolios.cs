namespace Web.Graph;

public enum DutyState { Overdue, Disputed, Unsettled, Due, Unrecorded, Undated, MetLate, Met, Lifted }
public enum PortfolioOrder { Overdue, Due, Findings, Failing, Models, Name }
public enum RiskSource { Area, Safeguard, Requirement, Control, Condition, Harm }

/// <summary>A developer of the portfolio; what is null is not for who looks.</summary>
public sealed record DeveloperStanding(CountedDeveloper Developer, int Due, int Overdue, int Disputed, int Unrecorded, int? Findings, int? OverdueFindings, int Licences, int? FailingConditions);
public sealed record CountedDeveloper(Guid Id, string Name, int? Models);
public sealed record OwedDutyCount(Regime Regime, DutyState State, Certainty Certainty, int Count);
public sealed record LicenceCounts(IReadOnlyList<LicenceCount> ByStatus, FailingConditions? Failing);
public sealed record LicenceCount(LicenceStatus Status, int Count);
public sealed record FailingConditions(int Conditions, int Licences);

/// <summary>Something that a regime asks, and what has come of it; the latter for who may know what the developer filed.</summary>
public sealed record OwedDuty
{
    public Guid Id { get; init; }
    public Guid ModelId { get; init; }
    public string ModelName { get; init; } = "";
    public IReadOnlyList<Developer> Developers { get; init; } = [];
    public Guid? IncidentId { get; init; }
    public Regime Regime { get; init; } = default!;
    public RegimeDuty Duty { get; init; } = default!;
    public Certainty Certainty { get; init; }
    public DutyState State { get; init; }
    public DateTimeOffset? Due { get; init; }
    public DateTimeOffset? DueLatest { get; init; }
    public DateTimeOffset? FiledAt { get; init; }
    public string? Reference { get; init; }
    public int Reminders { get; init; }
    public Guid? FindingId { get; init; }
    public bool MayFile { get; init; }
    public ReceiptLink? Receipt { get; init; }

    /// <summary>Where it is put on record that it was filed.</summary>
    public string FormAddress => $"{(IncidentId is { } incident ? $"/incidents/{incident}/file?" : $"/duties/file?model={ModelId}&")}regime={Uri.EscapeDataString(Regime.Id)}&duty={Uri.EscapeDataString(Duty.Id)}";
}

public sealed record ComputeOverTime(int TotalCount, ComputePoints Points, IReadOnlyList<ThresholdLine> Thresholds, IReadOnlyList<ComputeYear> Years);

/// <summary>Points in columns.</summary>
public sealed record ComputePoints(IReadOnlyList<Guid> Ids, IReadOnlyList<string> Names, IReadOnlyList<DateOnly> Deployed, IReadOnlyList<double> LowLog10, IReadOnlyList<double> HighLog10)
{
    public static ComputePoints None { get; } = new([], [], [], [], []);

    public IReadOnlyList<AiModelPoint> Rows() => [.. Ids.Select((id, i) => new AiModelPoint(id, Names[i], Deployed[i], LowLog10[i], HighLog10[i]))];
}

public sealed record ThresholdLine(Regime Regime, ComputeThreshold Threshold);
public sealed record ComputeYear(int Year, int Models, int Known, IReadOnlyList<AboveThreshold> Above);
public sealed record AboveThreshold(int Certainly, int Possibly);
public sealed record IncidentCount(string Month, Harm? Harm, int Count);
public sealed record RiskCoverage(string Id, int Version, string Name, string Source, IReadOnlyList<RiskCategory> Categories);
public sealed record RiskCategory(string Id, string Name, IReadOnlyList<string> Suggestions, IReadOnlyList<CoveredRisk> Risks);
public sealed record CoveredRisk(string Id, string Name, string Text, IReadOnlyList<RiskAnswer> Standards, IReadOnlyList<RiskAnswer> Controls, IReadOnlyList<RiskAnswer> Monitoring, int? Assessments, int? Conditions)
{
    public int? ControlsAssessed { get; init; }
    public int? ControlsSatisfied { get; init; }
}
public sealed record RiskAnswer(RiskSource Source, string Name, string? StandardId, Harm? Harm, int? Incidents);
public sealed record PausedSubject(PausedOrganization? Developer, Guid? ModelId, string? ModelName, string? Capability, IReadOnlyList<PausedWork> Work);
public sealed record PausedWork(PausedKind Kind, Guid PauseId, DateTimeOffset Since);

public sealed record PortfolioAnswer(Connection<DeveloperStanding> Portfolio, IReadOnlyList<OwedDutyCount>? OwedDutyCounts, IReadOnlyList<AuditFindingAge>? AuditFindingAges, LicenceCounts? LicenceCounts);
public sealed record OwedDutiesAnswer(Connection<OwedDuty> OwedDuties, IReadOnlyList<Regime> Regimes);
public sealed record WhatWeOweAnswer(
    IReadOnlyList<OwedDutyCount> OwedDutyCounts, Connection<OwedDuty> Reports, Connection<OwedDuty> Coming, Connection<OwedDuty> Undated, Connection<AuditFinding> AuditFindings, LicenceConnection Licences, IReadOnlyList<Pause> Pauses);
public sealed record ComputeOverTimeAnswer(ComputeOverTime ComputeOverTime, IReadOnlyList<Regime> Regimes);
public sealed record IncidentClassCount(string DimensionId, string Class, int Count);
public sealed record IncidentClassCountsAnswer(IReadOnlyList<IncidentClassCount> IncidentClassCounts);
public sealed record IncidentCountsAnswer(IReadOnlyList<IncidentCount> IncidentCounts);
public sealed record CountedIncidentsAnswer(Connection<AiIncident> CountedIncidents);
public sealed record RiskCoverageAnswer(RiskCoverage RiskCoverage);
public sealed record PauseMapAnswer(IReadOnlyList<PausedSubject> PauseMap);
