using Compliance.Graph;
using Compliance.ReadingModels;
using Compliance.ReadingRegimes;
using Compliance.Storage;
using GraphQL;

namespace Compliance.ReadingDuties;

/// <summary>What a regime asks of a model, or upon an incident.</summary>
[Public, Name("OwedDuty")]
sealed class OwedDutyView(SeenDuty duty, RegimeBook book, DateTimeOffset now)
{
    readonly (Regime Regime, Duty Duty) asked = book.Duty(duty.Regime, duty.Duty);

    [Id]
    public string Id => duty.Id.ToString("D");

    [Id]
    public string ModelId => duty.Model.ToString("D");

    public string ModelName => duty.ModelName;

    public IEnumerable<DeveloperView> Developers => duty.Developers.Select(d => new DeveloperView(d.Id, d.Name));

    /// <summary>The incident that has set it running; null where it is asked of the model by itself.</summary>
    [Id]
    public string? IncidentId => duty.Incident?.ToString("D");

    public RegimeView Regime => new(asked.Regime, now);

    public RegimeDutyView Duty => new(asked.Duty);

    public Certainty Certainty => duty.Certainty;

    public DutyState State => duty.State;

    /// <summary>What is done at this instant is late, on the view that leaves least time. Null where it is not known from when it is reckoned.</summary>
    public DateTime? Due => duty.Due;

    /// <summary>On the view that leaves most.</summary>
    public DateTime? DueLatest => duty.DueLatest;

    public DateTime? FiledAt => duty.FiledAt;

    /// <summary>Under what the authority knows it; null for who may not know what the developer filed, and so is all that has come of it.</summary>
    public string? Reference => duty.Outcome.Reference;

    /// <summary>How often the developer was reminded.</summary>
    public int Reminders => duty.Outcome.Reminders;

    /// <summary>For which moment the last reminder went.</summary>
    public DateTime? RemindedAt => duty.Outcome.RemindedAt;

    /// <summary>Its due date, where it was missed.</summary>
    public DateTime? MissedAt => duty.Outcome.MissedAt;

    /// <summary>The finding that it has become.</summary>
    [Id]
    public string? FindingId => duty.Outcome.Finding?.ToString("D");

    /// <summary>Of the last binding act on it: that it was filed, else that it was missed, else the last reminder.</summary>
    public ReceiptStub? Receipt => duty.Outcome.Act is { } act ? new(act) : null;

    /// <summary>Whether its developer, or an overseer, can say that it was filed: with the incident that has set it running, else with the model.</summary>
    public bool MayFile => duty is { IsInside: true, FiledAt: null, State: not DutyState.Lifted };
}

/// <summary>How many duties of a regime stand so.</summary>
[Public, Name("OwedDutyCount")]
sealed class OwedDutyCountView(DutyCount count, RegimeBook book, DateTimeOffset now)
{
    public RegimeView Regime => new(book.FindEver(count.Regime)!, now);

    public DutyState State => count.State;

    public Certainty Certainty => count.Certainty;

    public int Count => count.Count;
}

/// <summary>Part of what is owed.</summary>
[Public, Name("OwedDutyConnection")]
sealed class OwedDutyConnection(int total, List<SeenDuty> rows, int start, RegimeBook book, DateTimeOffset now)
{
    public int TotalCount => total;

    public IEnumerable<OwedDutyView> Nodes => rows.Select(d => new OwedDutyView(d, book, now));

    public string? EndCursor => Offset.Next(start, rows.Count, total);

    public bool HasNextPage => EndCursor is not null;
}

/// <summary>That a duty was filed, just now or recalled.</summary>
[Public, Name("OwedDutyAct")]
sealed class OwedDutyActView(Guid duty, Guid act)
{
    /// <summary>The duty as the list has it; null while everything is being reckoned anew.</summary>
    public async Task<OwedDutyView?> Duty(IResolveFieldContext context, [FromServices] DutyShelf shelf, [FromServices] RegimeBook book, [FromServices] Clock clock) =>
        await shelf.FindAsync(Viewer.Of(context), duty, context.CancellationToken) is { } seen ? new(seen, book, clock.Now()) : null;

    public ReceiptStub Receipt => new(act);
}
