using System.Globalization;
using BuildingBlocks.Messaging;
using Compliance.Graph;
using Compliance.ReadingIncidents;
using Compliance.ReadingProviders;
using Compliance.ReadingRegimes;
using Compliance.ReadingReleases;
using Compliance.Storage;
using GraphQL;
using GraphQL.Federation;

namespace Compliance.ReadingModels;

[Public, Name("AiModel"), Key("id")]
sealed class ModelView(SeenModel model, Viewer viewer, DateTimeOffset asOf)
{
    [Id]
    public string Id => model.Id.ToString("D");

    public string Name => model.Name;

    public IEnumerable<DeveloperView> Developers => model.Developers.Select(d => new DeveloperView(d.Id, d.Name));

    public IEnumerable<string> Domains => model.Domains;

    public DateOnly? Deployed => model.Deployed;

    /// <summary>Whether a developer filed it, so that only the developer and monitors see it.</summary>
    public bool IsFiled => model.IsFiled;

    /// <summary>Its compute, where that is known: of the newest version of which it is.</summary>
    public ComputeExtentView? Compute => model.Compute is { } compute ? new(compute) : null;

    /// <summary>Its compute with that of all models of whose weights it comes; null where it comes of none that may be seen.</summary>
    public InheritedComputeView? Inherited => model.Inherited is { } inherited ? new(inherited, model, viewer, asOf) : null;

    /// <summary>The models from which it was distilled: their weights are not in it, and nothing is inherited of them.</summary>
    public IEnumerable<InheritedPartView> Teachers => model.Teachers.Select(t => new InheritedPartView(t, viewer, asOf));

    /// <summary>How it stands to every threshold of every regime.</summary>
    public IEnumerable<StandingView> Standings([FromServices] RegimeBook book) => book.All.SelectMany(r => r.Thresholds.Select(t => new StandingView(r, t, Standing.Of(t, model.Subject), asOf)));

    /// <summary>What every regime asks, except upon incidents; what is due first comes first.</summary>
    public IEnumerable<DutyOfModelView> Duties([FromServices] RegimeBook book) => DutyOfModel.Of(book.All, model.Subject, model.Course).Select(d => new DutyOfModelView(d, asOf));

    /// <summary>The names of its versions, oldest first.</summary>
    public IEnumerable<string> VersionNames => model.Versions.Select(v => v.Name);

    /// <summary>The version that stands for it: the newest of which compute is known, else the newest.</summary>
    public string? Version => model.Version;

    /// <summary>Oldest first.</summary>
    [Complexity(20)]   // its events are read
    public async Task<IEnumerable<ModelVersionView>> Versions([FromServices] ModelRegister register, [FromServices] ProviderRegister providers, CancellationToken cancellation)
    {
        var events = await register.EventsAsync(model.Id, asOf, cancellation);
        var state = (Model.Registered)events.Aggregate(Model.Initial, Model.Evolve);
        var filed = SeesFiled;
        var runs = state.Runs.Values.Where(r => filed || !r.IsFiled).OrderBy(r => r.Id).ToLookup(r => r.Version);
        var clusters = await RunsOnClusters.ReadAsync(providers, viewer, runs.SelectMany(r => r), model.AsOf, cancellation);
        return state.Versions.Select(v => new ModelVersionView(v, state.ComputeOf(v, filed), model, runs[v].Select(r => new TrainingRunView(r, clusters.Of(r, viewer, asOf)))));
    }

    /// <summary>Deployments and releases of weights, the latest first, as far as they may be seen.</summary>
    public async Task<IEnumerable<ReleaseView>> Releases([FromServices] ReleaseRegister releases, CancellationToken cancellation) =>
        (await releases.OfModelAsync(viewer, model.Id, asOf, cancellation)).Select(r => new ReleaseView(r, asOf));

    /// <summary>What has happened to it, oldest first. What a row of a table brought has no receipt.</summary>
    [Complexity(20)]   // its events are read
    public async Task<IEnumerable<ModelStepView>> History([FromServices] ModelRegister register, [FromServices] BindingRecords records, CancellationToken cancellation)
    {
        var filed = SeesFiled;
        var events = (await register.EventsAsync(model.Id, asOf, cancellation)).Where(e => filed || e is not (ModelEvent.RunAssessed { Run.IsFiled: true } or ModelEvent.ChangeReported)).ToList();
        var bound = await records.ReadAsync([.. events.Select(e => e.Act)], cancellation);
        return events.Select(e => new ModelStepView(e, bound.ContainsKey(e.Act)));
    }

    /// <summary>The models that it comes of.</summary>
    public Task<IEnumerable<KinView>> Parents([FromServices] ModelRegister register, CancellationToken cancellation) => KinAsync(register, k => k.Later, k => k.Earlier, cancellation);

    /// <summary>The models that come of it.</summary>
    public Task<IEnumerable<KinView>> Children([FromServices] ModelRegister register, CancellationToken cancellation) => KinAsync(register, k => k.Earlier, k => k.Later, cancellation);

    /// <summary>Newest first, as far as they may be seen.</summary>
    public async Task<IEnumerable<IncidentView>> Incidents([FromServices] IncidentRegister incidents, CancellationToken cancellation) =>
        (await incidents.AllAsync(viewer, model.Id, state: null, cancellation)).Select(i => new IncidentView(i, viewer));

    [FederationResolver]
    public static Task<ModelView?> Resolve(IResolveFieldContext context, [FromServices] ModelRegister register, [FromServices] Clock clock, [Id] string id) =>
        Query.AiModel(context, register, clock, id, asOf: null);

    bool SeesFiled => viewer.SeesWhatIsFiledBy(model.Developers.Select(d => d.Id));

    async Task<IEnumerable<KinView>> KinAsync(ModelRegister register, Func<Kinship, Kin> which, Func<Kinship, Kin> other, CancellationToken cancellation)
    {
        var kin = (await register.KinAsync(model.Id, cancellation)).Where(k => which(k).Model == model.Id).ToList();
        var seen = (await register.FindAsync(viewer, [.. kin.Select(k => other(k).Model).Distinct()], cancellation)).ToDictionary(m => m.Id);
        return kin.Where(k => seen.ContainsKey(other(k).Model)).Select(k => new KinView(k.How, which(k).Version, new(seen[other(k).Model], viewer, asOf), other(k).Version));
    }
}

[Public, Name("Developer")]
sealed class DeveloperView(Guid id, string name, int? models = null)
{
    [Id]
    public string Id => id.ToString("D");

    public string Name => name;

    /// <summary>How many of its models may be seen; only in the list of developers.</summary>
    public int? Models => models;
}

[Public, Name("Kin")]
sealed class KinView(Descent how, string? version, ModelView model, string? itsVersion)
{
    public Descent How => how;

    /// <summary>Of which version of the model that is asked it is said; null where of all.</summary>
    public string? Version => version;

    /// <summary>The other one.</summary>
    public ModelView Model => model;

    /// <summary>Which of its versions; null where that is not said.</summary>
    public string? ItsVersion => itsVersion;
}

/// <summary>Whole operations, written out: 2.1e25. The logarithm is for drawing alone.</summary>
[Public, Name("ComputeExtent")]
sealed class ComputeExtentView(ComputeExtent compute)
{
    public string Low => compute.Low.ToString();

    public string High => compute.High.ToString();

    public double LowLog10 => System.Numerics.BigInteger.Log10(compute.Low.Count);

    public double HighLog10 => System.Numerics.BigInteger.Log10(compute.High.Count);

    public ComputeBasis Basis => compute.Basis;
}

[Public, Name("ModelVersion")]
sealed class ModelVersionView(string name, ComputeInterval? compute, SeenModel model, IEnumerable<TrainingRunView> runs)
{
    readonly Lazy<Inherited?> inherited = new(() => model.InheritedBy(name));

    public string Name => name;

    public ComputeExtentView? Compute => (ComputeExtent?)compute is { } known ? new(known) : null;

    /// <summary>With that of all of whose weights it comes; null where it comes of none, or nothing is known of any.</summary>
    public ComputeExtentView? Cumulative => inherited.Value?.Cumulative is { } all ? new(all) : null;

    /// <summary>Whether something of that is not known: then there is no upper bound.</summary>
    public bool HasUnknown => inherited.Value is { } known && (compute is null || known.HasUnknown);

    public IEnumerable<TrainingRunView> Runs => runs;
}

[Public, Name("TrainingRun")]
sealed class TrainingRunView(TrainingRun run, RunOnClusterView? on)
{
    [Id]
    public string Id => run.Id.ToString("D");

    public DateOnly? Began => run.Began;

    public bool IsFiled => run.IsFiled;

    public ComputeExtentView? Compute => (ComputeExtent?)run.Compute is { } known ? new(known) : null;

    /// <summary>The factors of the product, each between its bounds.</summary>
    public IEnumerable<ComputeFactorView> Derivation => run.Compute?.Derivation.Select(f => new ComputeFactorView(f)) ?? [];

    public string? Source => run.Compute?.Source;

    /// <summary>On which cluster it was, and what that says to it; null where it is not known, or the cluster may not be seen.</summary>
    public RunOnClusterView? On => on;

    /// <summary>What the chips and the time say to it, where they are known.</summary>
    public ComputeCheckView? Check => run is { Compute: { } compute, Capacity: { } capacity } && CrossCheck.Of(compute, capacity) is { } check ? new(check, capacity) : null;
}

[Public, Name("ComputeFactor")]
sealed class ComputeFactorView(Factor factor)
{
    public ComputeQuantity Quantity => factor.Quantity;

    public string Low => ExactNumber.Write(factor.Low);

    public string High => ExactNumber.Write(factor.High);
}

[Public, Name("ComputeCheck")]
sealed class ComputeCheckView(CrossCheck check, RunCapacity capacity)
{
    public CheckVerdict Verdict => check.Verdict;

    public string Chips => ExactNumber.Write(capacity.Chips);

    public string Hours => ExactNumber.Write(capacity.Hours);

    public string PeakPerSecond => ExactNumber.Write(capacity.PeakPerSecond);

    /// <summary>What these chips could have done in this time at most.</summary>
    public string Most => ExactNumber.Scientific(check.Most);

    /// <summary>The part of the chips' peak that the bounds ask for, in per cent.</summary>
    public string UtilizationLow => check.UtilizationLow.ToPercent();

    public string UtilizationHigh => check.UtilizationHigh.ToPercent();
}

/// <summary>What can happen to a model.</summary>
public enum ModelStepKind
{
    Registered,
    VersionAdded,
    RunAssessed,
    ChangeReported,
}

[Public, Name("ModelStep")]
sealed class ModelStepView(ModelEvent happened, bool isBound)
{
    public ModelStepKind Kind => Enum.Parse<ModelStepKind>(happened.GetType().Name);

    public DateTime At => happened.At.UtcDateTime;

    public string Version => happened switch
    {
        ModelEvent.Registered e   => e.Version,
        ModelEvent.VersionAdded e => e.Version,
        ModelEvent.RunAssessed e  => e.Run.Version,
        ModelEvent.ChangeReported e => e.Version,
        _                         => throw new System.Diagnostics.UnreachableException(),
    };

    public string? Source => happened switch
    {
        ModelEvent.Registered e     => e.Details.Source,
        ModelEvent.RunAssessed e    => e.Run.Compute?.Source,
        ModelEvent.ChangeReported e => e.Account,
        _                           => null,
    };

    /// <summary>Of a person's act; a row of a table has none of its own.</summary>
    public ReceiptStub? Receipt => isBound ? new(happened.Act) : null;
}

/// <summary>A binding act on a model, just done or recalled.</summary>
[Public, Name("ModelAct")]
sealed class ModelActView(Guid model, Guid act)
{
    public Task<ModelView?> Model(IResolveFieldContext context, [FromServices] ModelRegister register, [FromServices] Clock clock) =>
        Query.AiModel(context, register, clock, model.ToString("D"), asOf: null);

    public ReceiptStub Receipt => new(act);
}

/// <summary>A model as a figure shows it. Logarithms are for drawing alone.</summary>
[Public, Name("AiModelPoint")]
sealed class ModelPointView(SeenModel model)
{
    [Id]
    public string Id => model.Id.ToString("D");

    public string Name => model.Name;

    public DateOnly Deployed => model.Deployed!.Value;

    public double LowLog10 => System.Numerics.BigInteger.Log10(model.Compute!.Value.Low.Count);

    public double HighLog10 => System.Numerics.BigInteger.Log10(model.Compute!.Value.High.Count);
}

/// <summary>Part of a list.</summary>
[Public, Name("AiModelConnection")]
sealed class ModelConnection(IReadOnlyList<SeenModel> all, int start, int first, Viewer viewer, DateTimeOffset asOf)
{
    const int MostPoints = 5_000;

    public int TotalCount => all.Count;

    public IEnumerable<ModelView> Nodes => all.Skip(start).Take(first).Select(m => new ModelView(m, viewer, asOf));

    /// <summary>All of the list that can be drawn: with a day and compute, at most 5,000.</summary>
    public IEnumerable<ModelPointView> Points => all.Where(m => m is { Deployed: not null, Compute: not null }).Take(MostPoints).Select(m => new ModelPointView(m));

    public string? EndCursor => HasNextPage ? (start + first).ToString(CultureInfo.InvariantCulture) : null;

    public bool HasNextPage => start + first < all.Count;
}
