using Compliance.Graph;
using Compliance.ReadingIncidents;
using Compliance.ReadingModels;
using Compliance.ReadingRegimes;
using Compliance.Storage;
using GraphQL;

namespace Compliance.ReadingThePortfolio;

/// <summary>How a developer stands. What is null is not public, and may be known by the developer and by overseers.</summary>
[Public, Name("DeveloperStanding")]
sealed class DeveloperStandingView(DeveloperStanding standing)
{
    public DeveloperView Developer => new(standing.Id, standing.Name, standing.Models);

    /// <summary>What is due within 30 days.</summary>
    public int Due => standing.Due;

    /// <summary>What incidents have set running, and nobody has filed in time.</summary>
    public int Overdue => standing.Overdue;

    /// <summary>The same, on one view of what is disputed.</summary>
    public int Disputed => standing.Disputed;

    /// <summary>Of which the day is over, and nothing is on record of whether it was done.</summary>
    public int Unrecorded => standing.Unrecorded;

    /// <summary>Open ones.</summary>
    public int? Findings => standing.Findings;

    /// <summary>Those whose period of cure is over.</summary>
    public int? OverdueFindings => standing.OverdueFindings;

    /// <summary>Those in effect.</summary>
    public int Licences => standing.Licences;

    /// <summary>Conditions of licences that fail now.</summary>
    public int? FailingConditions => standing.FailingConditions;
}

/// <summary>Part of the portfolio.</summary>
[Public, Name("PortfolioConnection")]
sealed class PortfolioConnection(int total, List<DeveloperStanding> rows, int start)
{
    public int TotalCount => total;

    public IEnumerable<DeveloperStandingView> Nodes => rows.Select(d => new DeveloperStandingView(d));

    public string? EndCursor => Offset.Next(start, rows.Count, total);

    public bool HasNextPage => EndCursor is not null;
}

/// <summary>Licences, counted.</summary>
[Public, Name("LicenceCounts")]
sealed class LicenceCountsView(Viewer viewer, Guid? developer)
{
    public async Task<IEnumerable<LicenceCountView>> ByStatus([FromServices] PortfolioShelf shelf, CancellationToken cancellation) =>
        (await shelf.LicencesAsync(viewer, developer, cancellation)).Select(c => new LicenceCountView(c));

    /// <summary>Conditions that fail now, and of how many licences; null for who may not know.</summary>
    public async Task<FailingConditionsView?> Failing([FromServices] PortfolioShelf shelf, CancellationToken cancellation) =>
        viewer.SeesAll || viewer.Organization is not null ? new(await shelf.FailingAsync(viewer, developer, cancellation)) : null;
}

[Public, Name("LicenceCount")]
sealed class LicenceCountView(LicenceCount count)
{
    public LicenceStatus Status => count.Status;

    public int Count => count.Count;
}

[Public, Name("FailingConditions")]
sealed class FailingConditionsView((int Conditions, int Licences) failing)
{
    public int Conditions => failing.Conditions;

    public int Licences => failing.Licences;
}

/// <summary>Incidents of a month.</summary>
[Public, Name("IncidentCount")]
sealed class IncidentCountView(IncidentCount count)
{
    /// <summary>As in 2026-11.</summary>
    public string Month => count.Month;

    /// <summary>What they did; null for all. One incident may have done several.</summary>
    public Harm? Harm => count.Harm;

    public int Count => count.Count;
}

/// <summary>Incidents of a class of a taxonomy. One incident may be of several.</summary>
[Public, Name("IncidentClassCount")]
sealed class IncidentClassCountView(IncidentClassCount count)
{
    [Id]
    public string DimensionId => count.Dimension;

    public string Class => count.Class;

    public int Count => count.Count;
}

/// <summary>Incidents behind a count, newest first.</summary>
[Public, Name("CountedIncidents")]
sealed class CountedIncidents(Page<SeenIncident> page, Viewer viewer)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<IncidentView> Nodes => page.Rows.Select(i => new IncidentView(i, viewer));

    public string? EndCursor => page is { HasNextPage: true, Rows: [.., var last] } ? new Cursor(last.Events[0].At.UtcDateTime, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}

/// <summary>Whom or what orders have paused: one of developer, model and capability is given.</summary>
[Public, Name("PausedSubject")]
sealed class PausedSubjectView(PausedSubject subject, string? modelName)
{
    public OrganizationStub? Developer => subject.Developer is { } developer ? new(developer) : null;

    [Id]
    public string? ModelId => subject.Model?.ToString("D");

    /// <summary>Null for who may not see the model.</summary>
    public string? ModelName => modelName;

    public string? Capability => subject.Capability;

    public IEnumerable<PausedWorkView> Work => subject.Work.Select(w => new PausedWorkView(w));
}

[Public, Name("PausedWork")]
sealed class PausedWorkView(PausedWork work)
{
    public PausedKind Kind => work.Kind;

    [Id]
    public string PauseId => work.Pause.ToString("D");

    public DateTime Since => work.Since.UtcDateTime;
}

/// <summary>Compute over time.</summary>
[Public, Name("ComputeOverTime")]
sealed class ComputeOverTimeView(List<SeenModel> models, ImmutableList<Regime> regimes)
{
    const int MostPoints = 5_000;

    readonly ImmutableArray<(Regime Regime, Threshold Threshold)> thresholds = [.. regimes.SelectMany(r => r.Thresholds.Select(t => (r, t)))];

    /// <summary>How many models are meant, whether or not anything is known of their compute.</summary>
    public int TotalCount => models.Count;

    /// <summary>Those that can be drawn, newest first: of which the compute is known, at most 5,000.</summary>
    public ComputePointsView Points => new([.. models.Where(m => m.Compute is not null).Take(MostPoints)]);

    /// <summary>The lines.</summary>
    public IEnumerable<ThresholdLineView> Thresholds([FromServices] Clock clock) => thresholds.Select(t => new ThresholdLineView(t.Regime, t.Threshold, clock.Now()));

    /// <summary>Newest first.</summary>
    public IEnumerable<ComputeYearView> Years => models.GroupBy(m => m.Deployed!.Value.Year).OrderByDescending(y => y.Key).Select(y => new ComputeYearView(y.Key, [.. y], thresholds));
}

/// <summary>Points in columns: what stands at one place of each column is of one model. Logarithms are for drawing alone, with four digits after the point.</summary>
[Public, Name("ComputePoints")]
sealed class ComputePointsView(List<SeenModel> models)
{
    [Id]
    public IEnumerable<string> Ids => models.Select(m => m.Id.ToString("D"));

    public IEnumerable<string> Names => models.Select(m => m.Name);

    public IEnumerable<DateOnly> Deployed => models.Select(m => m.Deployed!.Value);

    public IEnumerable<double> LowLog10 => models.Select(m => Log(m.Compute!.Value.Low));

    public IEnumerable<double> HighLog10 => models.Select(m => Log(m.Compute!.Value.High));

    static double Log(Flop flop) => Math.Round(System.Numerics.BigInteger.Log10(flop.Count), 4);
}

[Public, Name("ThresholdLine")]
sealed class ThresholdLineView(Regime regime, Threshold threshold, DateTimeOffset now)
{
    public RegimeView Regime => new(regime, now);

    public ThresholdView Threshold => new(threshold);
}

/// <summary>Models that were deployed in a year.</summary>
[Public, Name("ComputeYear")]
sealed class ComputeYearView(int year, List<SeenModel> models, ImmutableArray<(Regime Regime, Threshold Threshold)> thresholds)
{
    public int Year => year;

    public int Models => models.Count;

    public int Known => models.Count(m => m.Compute is not null);

    /// <summary>How many are above each threshold, in the order of the lines.</summary>
    public IEnumerable<AboveThresholdView> Above => thresholds.Select(t => new AboveThresholdView(models.Select(m => Standing.CertaintyOf(t.Threshold, m.Subject)).ToList()));
}

[Public, Name("AboveThreshold")]
sealed class AboveThresholdView(List<Certainty> standings)
{
    public int Certainly => standings.Count(c => c == Certainty.Certainly);

    public int Possibly => standings.Count(c => c == Certainty.Possibly);
}
