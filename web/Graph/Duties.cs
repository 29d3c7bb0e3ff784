namespace Web.Graph;

public enum RegulatoryDutyState { Ahead, Reminded, Unsettled, Missed, Filed, FiledLate, Lifted }
public enum RegulatoryDutyFilter { Open, Missed, Filed, All }

/// <summary>What a regime asks of a model or upon an incident, as far as a document asked for it.</summary>
public sealed record RegulatoryDuty
{
    public Guid Id { get; init; }
    public Guid ModelId { get; init; }
    public string ModelName { get; init; } = "";
    public string DeveloperName { get; init; } = "";
    public Guid? IncidentId { get; init; }
    public Regime? Regime { get; init; }
    public RegimeDuty? Duty { get; init; }
    public Certainty Certainty { get; init; }
    public RegulatoryDutyState State { get; init; }
    public DateTimeOffset? DueEarliest { get; init; }
    public DateTimeOffset? DueLatest { get; init; }
    public int Reminders { get; init; }
    public DateTimeOffset? RemindedAt { get; init; }
    public ReceiptLink? ReminderReceipt { get; init; }
    public DateTimeOffset? MissedAt { get; init; }
    public ReceiptLink? MissedReceipt { get; init; }
    public Guid? FindingId { get; init; }
    public DateTimeOffset? FiledAt { get; init; }
    public string? Reference { get; init; }
    public ReceiptLink? FiledReceipt { get; init; }

    /// <summary>Where it is put on record that it was filed.</summary>
    public string FormAddress => IncidentId is { } incident ? $"/incidents/{incident}/file?regime={Regime?.Id}&duty={Duty?.Id}" : $"/duties/file?model={ModelId}&regime={Regime?.Id}&duty={Duty?.Id}";
}

public sealed record RegulatoryDutiesAnswer(Connection<RegulatoryDuty> RegulatoryDuties);
