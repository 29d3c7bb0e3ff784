using Compliance.Graph;
using Compliance.ReadingRegimes;
using Compliance.Storage;
using GraphQL;

namespace Compliance.ReadingDuties;

/// <summary>What a regime asks of a model or upon an incident, from when it is known until it is filed.</summary>
[Public, Name("RegulatoryDuty")]
sealed class RegulatoryDutyView(WatchedDutyRow duty)
{
    [Id]
    public string Id => duty.Id.ToString("D");

    [Id]
    public string ModelId => duty.Model.ToString("D");

    public string ModelName => duty.ModelName;

    [Id]
    public string DeveloperId => duty.Developer.ToString("D");

    public string DeveloperName => duty.DeveloperName;

    /// <summary>The incident because of which it is due; null where the model itself is the reason.</summary>
    [Id]
    public string? IncidentId => duty.Incident?.ToString("D");

    /// <summary>Null where a later edition of the platform has the regime no longer.</summary>
    public RegimeView? Regime([FromServices] Clock clock) => RegimeOf is { } regime ? new(regime, clock.Now()) : null;

    public RegimeDutyView? Duty => RegimeOf?.Duties.Find(d => d.Id == duty.Duty) is { } found ? new(found) : null;

    public Certainty Certainty => duty.Certainty;

    public RegulatoryDutyState State([FromServices] Clock clock) => duty.StateAt(clock.Now().UtcDateTime);

    /// <summary>What is done at this instant is late, on the view that leaves least time.</summary>
    public DateTime? DueEarliest => duty.DueEarliest;

    /// <summary>On the view that leaves most; then it is missed.</summary>
    public DateTime? DueLatest => duty.DueLatest;

    /// <summary>How often the developer was reminded.</summary>
    public int Reminders => duty.Reminders;

    /// <summary>For which moment the last reminder went.</summary>
    public DateTime? RemindedAt => duty.RemindedFor;

    public ReceiptStub? ReminderReceipt => duty.ReminderAct is { } act ? new(act) : null;

    /// <summary>Its due date, where it was missed.</summary>
    public DateTime? MissedAt => duty.MissedAt;

    public ReceiptStub? MissedReceipt => duty.MissedAct is { } act ? new(act) : null;

    /// <summary>The finding that it has become.</summary>
    [Id]
    public string? FindingId => duty.Finding?.ToString("D");

    public DateTime? FiledAt => duty.FiledAt;

    /// <summary>Under what the authority knows it.</summary>
    public string? Reference => duty.Reference;

    public ReceiptStub? FiledReceipt => duty.FiledAct is { } act ? new(act) : null;

    Regime? RegimeOf => ShippedRegimes.All.Find(r => r.Id == duty.Regime);
}

/// <summary>Part of the duties; what is due first comes first.</summary>
[Public, Name("RegulatoryDutyConnection")]
sealed class RegulatoryDutyConnection(Page<WatchedDutyRow> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<RegulatoryDutyView> Nodes => page.Rows.Select(d => new RegulatoryDutyView(d));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor((last.DueLatest ?? last.FiledAt)!.Value, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}

/// <summary>A binding act on a duty, just done or recalled.</summary>
[Public, Name("RegulatoryDutyAct")]
sealed class RegulatoryDutyActView(Guid duty, Guid act)
{
    public async Task<RegulatoryDutyView?> Duty(IResolveFieldContext context, [FromServices] DutyRegister duties) =>
        await duties.FindAsync(Viewer.Of(context), duty, context.CancellationToken) is { } seen ? new(seen) : null;

    public ReceiptStub Receipt => new(act);
}
