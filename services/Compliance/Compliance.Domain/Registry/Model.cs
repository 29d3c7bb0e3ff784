namespace Compliance.Domain.Registry;

/// <summary>Who made a model. The identifier is that of its organization.</summary>
/// <param name="Id">Of the organization, which every service reckons from its name.</param>
/// <param name="Name">As it calls itself.</param>
public sealed record Developer(Guid Id, string Name);

/// <summary>On which cluster a run was, and when.</summary>
/// <param name="Cluster">One of a provider in the register.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day after it.</param>
/// <param name="Chips">How many of its chips it had; null where that is not known.</param>
public sealed record ClusterUse(Guid Cluster, DateOnly From, DateOnly Until, int? Chips);

/// <summary>A training run of a version, with what is known of its compute.</summary>
/// <param name="Id">Names the run.</param>
/// <param name="Version">Which version came of it.</param>
/// <param name="Compute">How much it used; null where nothing is known.</param>
/// <param name="Capacity">The chips and time that it could have used; null where that is not known.</param>
/// <param name="Began">The day on which it began.</param>
/// <param name="IsFiled">The developer filed it: for the developer and for monitors alone. Otherwise it is public.</param>
/// <param name="On">Where it ran; null where that is not known.</param>
public sealed record TrainingRun(Guid Id, string Version, ComputeInterval? Compute, RunCapacity? Capacity, DateOnly? Began, bool IsFiled, ClusterUse? On = null)
{
    /// <summary>How many chips it had at least, as far as that was said.</summary>
    public int? Chips => On?.Chips ?? (Compute?.Derivation.Where(f => f.Quantity == ComputeQuantity.Chips && f.Low <= new Fraction(int.MaxValue, 1)).Select(f => (int?)((f.Low.Numerator + f.Low.Denominator - 1) / f.Low.Denominator)).FirstOrDefault());
}

/// <summary>What a model is registered with.</summary>
/// <param name="Name">As its developer calls it.</param>
/// <param name="Developers">Who made it; at least one.</param>
/// <param name="Domains">What it was made for; none where that is not known.</param>
/// <param name="Deployed">The day on which it was published or deployed.</param>
/// <param name="Source">Where this is from.</param>
/// <param name="IsFiled">A developer filed it: for the developer and for monitors alone. Otherwise it is public.</param>
public sealed record ModelDetails(string Name, ImmutableList<Developer> Developers, ImmutableList<string> Domains, DateOnly? Deployed, string Source, bool IsFiled);

/// <summary>A model in the register, with its versions and its training runs.</summary>
public abstract record Model
{
    private Model() { }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Unregistered : Model;

    /// <summary>It is in the register.</summary>
    /// <param name="Details">What it was registered with.</param>
    /// <param name="Versions">Their names, oldest first; at least one.</param>
    /// <param name="Runs">As they were last assessed.</param>
    public sealed record Registered(ModelDetails Details, ImmutableList<string> Versions, ImmutableDictionary<Guid, TrainingRun> Runs) : Model
    {
        /// <summary>What all runs of a version have used together; null where nothing is known of one of them, or there is none.</summary>
        /// <param name="filed">Whether what the developer filed may be seen. If it has filed any run of the version, its runs count and what others infer does not.</param>
        public ComputeInterval? ComputeOf(string version, bool filed)
        {
            var runs = RunsThatCount(version, filed);
            return runs.Count == 0 || runs.Exists(r => r.Compute is null) ? null : runs.Skip(1).Aggregate(runs[0].Compute, (sum, run) => sum?.Plus(run.Compute!));
        }

        /// <summary>The runs of a version that count, in the order of their identifiers.</summary>
        /// <param name="filed">Whether what the developer filed may be seen.</param>
        public ImmutableList<TrainingRun> RunsThatCount(string version, bool filed)
        {
            ImmutableList<TrainingRun> all = [.. Runs.Values.Where(r => r.Version == version && (filed || !r.IsFiled)).OrderBy(r => r.Id)];
            return all.Exists(r => r.IsFiled) ? all.FindAll(r => r.IsFiled) : all;
        }

        /// <summary>The compute of the newest version of which it is known.</summary>
        public ComputeInterval? Compute(bool filed) => Versions.Reverse().Select(v => ComputeOf(v, filed)).FirstOrDefault(c => c is not null);

        /// <summary>The version that stands for the model: the newest of which compute is known, else the newest.</summary>
        public string VersionThatStands(bool filed) => Versions.FindLast(v => ComputeOf(v, filed) is not null) ?? Versions[^1];

        /// <summary>The day on which the first run began that is known.</summary>
        public DateOnly? TrainingBegan(bool filed) => Runs.Values.Where(r => filed || !r.IsFiled).Min(r => r.Began);
    }

    /// <summary>The state before the first event.</summary>
    public static Model Initial { get; } = new Unregistered();

    /// <summary>The state after an event.</summary>
    public static Model Evolve(Model state, ModelEvent happened) => (state, happened) switch
    {
        (Unregistered, ModelEvent.Registered e)  => new Registered(e.Details, [e.Version], ImmutableDictionary<Guid, TrainingRun>.Empty),
        (Registered s, ModelEvent.VersionAdded e) => s with { Versions = s.Versions.Add(e.Version) },
        (Registered s, ModelEvent.RunAssessed e) => s with { Runs = s.Runs.SetItem(e.Run.Id, e.Run) },
        (Registered, ModelEvent.ChangeReported)  => state,
        _                                        => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<ModelEvent, ModelRefusal> Decide(Model state, ModelCommand command) => (state, command) switch
    {
        (Unregistered, ModelCommand.Register c) => Registering(c),
        (Unregistered, _)                       => new ModelRefusal.Unknown(),
        (Registered s, ModelCommand.Register)   => new ModelRefusal.AlreadyRegistered(s.Details.Name),
        (Registered s, ModelCommand.AddVersion c) when s.Versions.Contains(c.Version) => new ModelRefusal.VersionTwice(c.Version),
        (Registered, ModelCommand.AddVersion c) => Text.IsLine(c.Version) ? new ModelEvent.VersionAdded(c.Act, c.Version, c.By, c.Now) : new ModelRefusal.Nameless(),
        (Registered s, ModelCommand.AssessRun c) when !s.Versions.Contains(c.Run.Version) => new ModelRefusal.VersionUnknown(c.Run.Version),
        (Registered s, ModelCommand.AssessRun c) when s.Runs.TryGetValue(c.Run.Id, out var run) && (run.Version, run.IsFiled) != (c.Run.Version, c.Run.IsFiled) => new ModelRefusal.RunOfAnother(),
        (Registered, ModelCommand.AssessRun c) when IsAbsurd(c.Run.Began) => new ModelRefusal.DayAbsurd(),
        (Registered, ModelCommand.AssessRun { Run.On: { } on }) when on.Until <= on.From || on.Chips < 1 => new ModelRefusal.ClusterUseAbsurd(),
        (Registered, ModelCommand.AssessRun c)  => new ModelEvent.RunAssessed(c.Act, c.Run, c.By, c.Now),
        (Registered s, ModelCommand.ReportChange c) when !s.Versions.Contains(c.Version) => new ModelRefusal.VersionUnknown(c.Version),
        (Registered, ModelCommand.ReportChange c) when c.Kind is not (ModelChangeKind.ToolsChanged or ModelChangeKind.ElicitationImproved) => new ModelRefusal.NotReported(),
        (Registered, ModelCommand.ReportChange c) => Text.IsText(c.Account) ? new ModelEvent.ChangeReported(c.Act, c.Version, c.Kind, c.Account, c.By, c.Now) : new ModelRefusal.ChangeWordless(),
        _                                       => throw new UnreachableException(),
    };

    /// <summary>Periods are reckoned from it.</summary>
    static bool IsAbsurd(DateOnly? day) => day is { Year: < 1950 or > 2200 };

    static Decision<ModelEvent, ModelRefusal> Registering(ModelCommand.Register c) =>
        !Text.IsLine(c.Details.Name) || !Text.IsLine(c.Version) || !c.Details.Developers.TrueForAll(d => Text.IsLine(d.Name)) || string.IsNullOrWhiteSpace(c.Details.Source)
            ? new ModelRefusal.Nameless()
            : c.Details.Developers.IsEmpty ? new ModelRefusal.NoDeveloper()
            : IsAbsurd(c.Details.Deployed) ? new ModelRefusal.DayAbsurd()
            : new ModelEvent.Registered(c.Act, c.Details, c.Version, c.By, c.Now);
}

/// <summary>What may be asked of a model. Each act has its own identifier.</summary>
public abstract record ModelCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Takes it into the register.</summary>
    public sealed record Register(Guid Act, ModelDetails Details, string Version, Guid By, DateTimeOffset Now) : ModelCommand(Act, By, Now);

    /// <summary>Adds a version.</summary>
    public sealed record AddVersion(Guid Act, string Version, Guid By, DateTimeOffset Now) : ModelCommand(Act, By, Now);

    /// <summary>Says what is known of a run now; what was said before stays in the events.</summary>
    public sealed record AssessRun(Guid Act, TrainingRun Run, Guid By, DateTimeOffset Now) : ModelCommand(Act, By, Now);

    /// <summary>Says that a version has other tools, or that its abilities can be brought out better; other changes follow from runs and lineage.</summary>
    public sealed record ReportChange(Guid Act, string Version, ModelChangeKind Kind, string Account, Guid By, DateTimeOffset Now) : ModelCommand(Act, By, Now);
}

/// <summary>What has happened to a model.</summary>
/// <remarks>Stored format.</remarks>
public abstract record ModelEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>It is in the register.</summary>
    public sealed record Registered(Guid Act, ModelDetails Details, string Version, Guid By, DateTimeOffset At) : ModelEvent(Act, By, At);

    /// <summary>It has a further version.</summary>
    public sealed record VersionAdded(Guid Act, string Version, Guid By, DateTimeOffset At) : ModelEvent(Act, By, At);

    /// <summary>This is known of a run.</summary>
    public sealed record RunAssessed(Guid Act, TrainingRun Run, Guid By, DateTimeOffset At) : ModelEvent(Act, By, At);

    /// <summary>A version has changed without having been trained.</summary>
    public sealed record ChangeReported(Guid Act, string Version, ModelChangeKind Kind, string Account, Guid By, DateTimeOffset At) : ModelEvent(Act, By, At);
}

/// <summary>Why a model was not changed.</summary>
public abstract record ModelRefusal(string Code, string Message) : IRefusal
{
    /// <summary>It is in the register.</summary>
    public sealed record AlreadyRegistered(string Name) : ModelRefusal("model.already_registered", $"{Name} is in the register already.");

    /// <summary>There is none.</summary>
    public sealed record Unknown() : ModelRefusal("model.unknown", "There is no such model.");

    /// <summary>A name is missing.</summary>
    public sealed record Nameless() : ModelRefusal("model.nameless", "Names and the source are given in one line, of at most 300 characters.");

    /// <summary>Nobody made it.</summary>
    public sealed record NoDeveloper() : ModelRefusal("model.no_developer", "A model has a developer at least.");

    /// <summary>The version is there.</summary>
    public sealed record VersionTwice(string Version) : ModelRefusal("model.version_twice", $"There is a version {Version} already.");

    /// <summary>A day on which nothing can have been.</summary>
    public sealed record DayAbsurd() : ModelRefusal("model.day_absurd", "Days lie between the years 1950 and 2200.");

    /// <summary>The version is not there.</summary>
    public sealed record VersionUnknown(string Version) : ModelRefusal("model.version_unknown", $"There is no version {Version}.");

    /// <summary>Such a change is not reported by itself.</summary>
    public sealed record NotReported() : ModelRefusal("model.change_not_reported", "Other tools and better elicitation are reported. Training and lineage are declared as what they are.");

    /// <summary>Words are missing.</summary>
    public sealed record ChangeWordless() : ModelRefusal("model.change_wordless", "Say what has changed, in at most 20,000 characters.");

    /// <summary>The run belongs elsewhere.</summary>
    public sealed record RunOfAnother() : ModelRefusal("model.run_of_another", "This run is of another version, or of another register. Use a new one.");

    /// <summary>No run was like that.</summary>
    public sealed record ClusterUseAbsurd() : ModelRefusal("model.cluster_use_absurd", "A run begins before it ends, and has one chip of the cluster at least.");
}
