using Compliance.Graph;
using Compliance.ReadingModels;
using Compliance.ReadingRegimes;
using GraphQL;

namespace Compliance.ReadingDuties;

/// <summary>What a regime asks of a model, or upon an incident.</summary>
[Public, Name("OwedDuty")]
sealed class OwedDutyView(SeenDuty duty, DateTimeOffset now)
{
    readonly (Regime Regime, Duty Duty) asked = ShippedRegimes.Duty(duty.Regime, duty.Duty);

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
}

/// <summary>How many duties of a regime stand so.</summary>
[Public, Name("OwedDutyCount")]
sealed class OwedDutyCountView(DutyCount count, DateTimeOffset now)
{
    public RegimeView Regime => new(ShippedRegimes.All.Single(r => r.Id == count.Regime), now);

    public DutyState State => count.State;

    public Certainty Certainty => count.Certainty;

    public int Count => count.Count;
}

/// <summary>Part of what is owed.</summary>
[Public, Name("OwedDutyConnection")]
sealed class OwedDutyConnection(int total, List<SeenDuty> rows, int start, DateTimeOffset now)
{
    public int TotalCount => total;

    public IEnumerable<OwedDutyView> Nodes => rows.Select(d => new OwedDutyView(d, now));

    public string? EndCursor => Offset.Next(start, rows.Count, total);

    public bool HasNextPage => EndCursor is not null;
}
