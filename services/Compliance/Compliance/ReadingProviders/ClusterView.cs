using Compliance.Graph;
using Compliance.ReadingModels;
using GraphQL;

namespace Compliance.ReadingProviders;

/// <summary>Chips of one kind at one place. Days are days of UTC.</summary>
[Public, Name("ComputeCluster")]
sealed class ClusterView(SeenCluster cluster, Viewer viewer, DateTimeOffset asOf)
{
    readonly ClusterSheet sheet = cluster.State.Sheet;

    [Id]
    public string Id => cluster.Id.ToString("D");

    public string Name => sheet.Name;

    public ChipKindView Chip => new(sheet.Chip);

    /// <summary>The code of the country in which it stands.</summary>
    public string Location => sheet.Location;

    /// <summary>The first day in service.</summary>
    public DateOnly From => sheet.From;

    /// <summary>The first day out of service; null where there is no end.</summary>
    public DateOnly? Until => cluster.State.Until;

    /// <summary>How many chips are in service on the day that is looked at.</summary>
    public int Chips => cluster.State.ChipsOn(Today);

    public string Source => sheet.Source;

    /// <summary>Whether its provider filed it, so that only the provider and monitors see it.</summary>
    public bool IsFiled => sheet.IsFiled;

    /// <summary>What all its chips can do at most on the day that is looked at.</summary>
    public string MostADay => ExactNumber.Scientific(cluster.State.MostBetween(Today, Today.AddDays(1)));

    /// <summary>How many chips from which day on, oldest first.</summary>
    public IEnumerable<ClusterPhaseView> Phases => cluster.State.Phases.Select(p => new ClusterPhaseView(p));

    public ProviderView? Provider => new(cluster.Provider, viewer, asOf);

    /// <summary>Runs that may be seen, earliest first: the 300 with the most compute. None of a cluster as it stood once.</summary>
    public async Task<IEnumerable<ClusterRunView>> Runs([FromServices] ProviderRegister register, CancellationToken cancellation) =>
        (await RunsAsync(register, cancellation)).Select(r => new ClusterRunView(r));

    /// <summary>Times in which these runs took more than there was, earliest first.</summary>
    public async Task<IEnumerable<OverloadView>> Overloads([FromServices] ProviderRegister register, CancellationToken cancellation) =>
        OverloadView.Among(cluster.State, await RunsAsync(register, cancellation));

    /// <summary>What has happened to it, oldest first.</summary>
    public async Task<IEnumerable<ClusterStepView>> History([FromServices] ProviderRegister register, CancellationToken cancellation) =>
        (await register.EventsAsync(cluster.Provider.Id, asOf, cancellation)).Where(e => e.OfCluster == cluster.Id).Select(e => new ClusterStepView(e));

    DateOnly Today => DateOnly.FromDateTime(asOf.UtcDateTime);

    Task<List<RunThere>> RunsAsync(ProviderRegister register, CancellationToken cancellation) => cluster.IsPast ? Task.FromResult<List<RunThere>>([]) : register.RunsAsync(viewer, [cluster.Id], cancellation);
}

/// <summary>A stretch of days with the same number of chips.</summary>
[Public, Name("ClusterPhase")]
sealed class ClusterPhaseView(ClusterPhase phase)
{
    public DateOnly From => phase.From;

    /// <summary>The first day after it; null where there is no end.</summary>
    public DateOnly? Until => phase.Until;

    public int Chips => phase.Chips;
}

/// <summary>A run on a cluster.</summary>
[Public, Name("ClusterRun")]
sealed class ClusterRunView(RunThere run)
{
    [Id]
    public string Id => run.Borne.Run.ToString("D");

    [Id]
    public string ModelId => run.Model.ToString("D");

    public string ModelName => run.ModelName;

    public string Version => run.Version;

    public DateOnly From => run.Borne.From;

    /// <summary>The first day after it.</summary>
    public DateOnly Until => run.Borne.Until;

    /// <summary>How many chips it had at least, where that was said.</summary>
    public int? Chips => run.Borne.Chips;

    /// <summary>The least number of operations that it can have used.</summary>
    public string Least => ExactNumber.Scientific(run.Borne.Least);

    public bool IsFiled => run.IsFiled;
}

/// <summary>A time in which runs took more of a cluster than there was: something that was reported is wrong.</summary>
[Public, Name("ClusterOverload")]
sealed class OverloadView(Overload overload, IReadOnlyList<RunThere> runs)
{
    public Shortage Of => overload.Of;

    public DateOnly From => overload.From;

    /// <summary>The first day after it.</summary>
    public DateOnly Until => overload.Until;

    /// <summary>Chips, or operations.</summary>
    public string Needed => ExactNumber.Write(new(overload.Needed, 1));

    /// <summary>The same, at most.</summary>
    public string There => ExactNumber.Write(new(overload.There, 1));

    public IEnumerable<ClusterRunView> Runs => runs.Select(r => new ClusterRunView(r));

    /// <summary>The names of the models of these runs, each once.</summary>
    public IEnumerable<string> Models => runs.Select(r => r.ModelName).Distinct();

    internal static IEnumerable<OverloadView> Among(Cluster cluster, IReadOnlyCollection<RunThere> runs)
    {
        var byId = runs.ToLookup(r => r.Borne.Run);
        return ClusterLoad.Of(cluster, [.. runs.Select(r => r.Borne)]).Select(o => new OverloadView(o, [.. o.Runs.SelectMany(r => byId[r])]));
    }
}

/// <summary>What can happen to a cluster.</summary>
public enum ClusterStepKind
{
    ClusterOpened,
    ChipsChanged,
    ClusterRetired,
}

/// <summary>Something that happened to a cluster.</summary>
[Public, Name("ClusterStep")]
sealed class ClusterStepView(ProviderEvent happened)
{
    public ClusterStepKind Kind => Enum.Parse<ClusterStepKind>(happened.GetType().Name);

    public DateTime At => happened.At.UtcDateTime;

    /// <summary>From which day on.</summary>
    public DateOnly Day => happened switch
    {
        ProviderEvent.ClusterOpened e  => e.Sheet.From,
        ProviderEvent.ChipsChanged e   => e.Day,
        ProviderEvent.ClusterRetired e => e.Day,
        _                              => throw new System.Diagnostics.UnreachableException(),
    };

    public int? Chips => happened switch
    {
        ProviderEvent.ClusterOpened e => e.Sheet.Chips,
        ProviderEvent.ChipsChanged e  => e.Chips,
        _                             => null,
    };

    public ReceiptStub Receipt => new(happened.Act);
}

/// <summary>Part of a list.</summary>
[Public, Name("ComputeClusterConnection")]
sealed class ClusterConnection(IReadOnlyList<SeenCluster> all, int start, int first, Viewer viewer, DateTimeOffset asOf)
{
    public int TotalCount => all.Count;

    public IEnumerable<ClusterView> Nodes => all.Skip(start).Take(first).Select(c => new ClusterView(c, viewer, asOf));

    public string? EndCursor => Offset.Next(start, first, all.Count);

    public bool HasNextPage => EndCursor is not null;
}

/// <summary>A binding act on a cluster, just done or recalled.</summary>
[Public, Name("ComputeClusterAct")]
sealed class ClusterActView(Guid cluster, Guid act)
{
    public Task<ClusterView?> Cluster(IResolveFieldContext context, [FromServices] ProviderRegister register, [FromServices] Clock clock) => Query.ComputeCluster(context, register, clock, cluster.ToString("D"), asOf: null);

    public ReceiptStub Receipt => new(act);
}

/// <summary>Where a run was, and what the cluster says to it.</summary>
[Public, Name("RunOnCluster")]
sealed class RunOnClusterView(SeenCluster cluster, TrainingRun run, Lazy<ImmutableArray<OverloadView>> overloads, Viewer viewer, DateTimeOffset asOf)
{
    readonly ClusterUse use = run.On!;
    readonly ClusterCheck? check = run.Compute is { } compute ? ClusterCheck.Of(compute, run.On!, cluster.State) : null;

    public ClusterView Cluster => new(cluster, viewer, asOf);

    public DateOnly From => use.From;

    /// <summary>The first day after it.</summary>
    public DateOnly Until => use.Until;

    /// <summary>How many chips it had at least, where that was said.</summary>
    public int? Chips => run.Chips;

    public CheckVerdict? Verdict => check?.Verdict;

    /// <summary>What the whole cluster could have done in this time at most.</summary>
    public string? Most => check is null ? null : ExactNumber.Scientific(check.Most);

    /// <summary>The part of the cluster's peak that the bounds ask for, in per cent; null where it was not in service.</summary>
    public string? UtilizationLow => check?.Utilization?.Low.ToPercent();

    public string? UtilizationHigh => check?.Utilization?.High.ToPercent();

    /// <summary>So many chips at their peak, all the time, make up the lower bound.</summary>
    public string? ChipsAtLeast => check is null ? null : ExactNumber.Write(new(check.ChipsAtLeast, 1));

    /// <summary>Times in which this run, alone or with others that may be seen, took more of the cluster than there was.</summary>
    public IEnumerable<OverloadView> Overloads => overloads.Value.Where(o => o.Runs.Any(r => r.Id == run.Id.ToString("D")));
}
