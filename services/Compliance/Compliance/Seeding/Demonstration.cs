using Compliance.CoordinatingAPause;
using Compliance.ImportingModels;
using Compliance.ReadingPauses;
using Compliance.RegisteringAModel;
using Compliance.ReportingAnIncident;
using Compliance.Storage;
using Compliance.TakingAScheme;
using Contracts.Identity;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Seeding;

/// <summary>The public table of notable models where the machine has it, else a few rows of it; three models of a developer, of which two are filed and one is public, and two more that come of it, with incidents, and with duties ahead, due and missed; a pause that is over and one that holds; assessments with their evidence, claims and findings, against a standard and against catalogs of controls; licences with a case of enforcement, and a report without a name. Made once: every start sends the same commands.</summary>
sealed partial class Demonstration(IGrainFactory grains, TableDesk tables, DemonstrationLicences licences, DemonstrationCatalogs catalogs, Clock clock, IConfiguration configuration, IHostApplicationLifetime life, ILogger<Demonstration> log) : BackgroundService
{
    const string Table = "notable_ai_models_2026-01-26.csv";
    static readonly Guid Space = new("c2c1de2b-5f2e-4f4f-9f0a-6a3f1f0b7d44");
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    static readonly Guid Laboratory = NamedUuid.Of(MemberStates.Namespace, "organization:demonstration-laboratory");
    static readonly Guid House = NamedUuid.Of(MemberStates.Namespace, "organization:secretariat");
    static readonly Guid Officer = NamedUuid.Of(MemberStates.Namespace, "person:compliance");
    static readonly Guid Monitor = NamedUuid.Of(MemberStates.Namespace, "person:monitor");

    /// <summary>The model of the demonstration's developer.</summary>
    public static Guid Filed { get; } = Identifiers.OfModel(Laboratory, "Demonstration Frontier 1");

    /// <summary>A model of the same developer that is public.</summary>
    public static Guid Public { get; } = Identifiers.OfModel(Laboratory, "Demonstration Assistant");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var _ = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!await TrySeedAsync(stoppingToken))
            await Task.Delay(Pause, stoppingToken);
    }

    async Task<bool> TrySeedAsync(CancellationToken cancellation)
    {
        try
        {
            await ProvideAsync();
            await FileAsync();
            await EnterAsync();
            await OweAsync();
            await DescendAsync();
            await ReleaseAsync();
            await TriageAsync(cancellation);
            await PauseAsync();
            await AssessAsync(cancellation);
            await AssessControlsAsync(cancellation);
            await licences.SeedAsync(Laboratory, Officer, Monitor, Filed, Public);
            var folder = configuration["AIGOV_DATA"];
            var csv = folder is not null && File.Exists(Path.Combine(folder, "epoch-ai", Table)) ? await File.ReadAllTextAsync(Path.Combine(folder, "epoch-ai", Table), cancellation) : Resource.Read("models.csv");
            var (_, answer) = await tables.ImportAsync(csv, "Epoch AI, Data on AI Models, 26 January 2026 (CC BY 4.0)", Monitor, OrderFor("table"), cancellation);
            return answer.Code is null or "import.known" or "command.reused";
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Failed(log, failure.GetType().Name, failure.Message);
            return false;
        }
    }

    async Task FileAsync()
    {
        var details = new ModelDetails("Demonstration Frontier 1", [new(Laboratory, "Demonstration Laboratory")], ["Language", "Multimodal"], new(2026, 6, 15), "Filed by the developer for this demonstration", IsFiled: true);
        await TellAsync(Filed, "model", new ModelCommand.Register(default, details, "1.0", Officer, default));
        ImmutableArray<Factor> factors =
        [
            Factor.Exactly(ComputeQuantity.Chips, 24_576), new(ComputeQuantity.Hours, new(2_400, 1), new(2_640, 1)),
            Factor.Exactly(ComputeQuantity.PeakPerSecond, 1_979_000_000_000_000), new(ComputeQuantity.Utilization, new(22, 100), new(28, 100)),
        ];
        if (ComputeInterval.Of(ComputeBasis.ChipHours, factors, "Logs of the cluster, for this demonstration", out var compute) is { } wrong)
            throw new InvalidOperationException(wrong.Message);
        var run = new TrainingRun(NamedUuid.Of(Space, "run"), "1.0", compute, new(new(24_576, 1), new(2_640, 1), new(1_979_000_000_000_000, 1)), new(2026, 1, 12), IsFiled: true, new(Hall, new(2026, 1, 12), new(2026, 5, 2), 24_576));
        await TellAsync(Filed, "run", new ModelCommand.AssessRun(default, run, Officer, default));

        var now = clock.Now();
        await ReportAsync("incident", isFiled: true, new(
            Filed, "Weights were copied to a machine outside of the cluster", "An engineer's credentials were used from an unknown address. The copy was found within hours; who has it is not known.",
            [Harm.SecurityBreached, Harm.ControlLost], new(now.AddHours(-30), now.AddHours(-21)), Laboratory), Officer);
    }

    // What a monitor entered is public: a model and an incident of this demonstration, so that everyone sees clocks run.
    async Task EnterAsync()
    {
        var details = new ModelDetails("Demonstration Assistant", [new(Laboratory, "Demonstration Laboratory")], ["Language"], new(2026, 3, 2), "Entered for this demonstration", IsFiled: false);
        await TellAsync(Public, "public model", new ModelCommand.Register(default, details, "1.0", Monitor, default));
        if (ComputeInterval.Of(ComputeBasis.Reported, [new(ComputeQuantity.Reported, Whole("1.2e26"), Whole("1.6e26"))], "The developer's report, for this demonstration", out var compute) is { } wrong)
            throw new InvalidOperationException(wrong.Message);
        await TellAsync(Public, "public run", new ModelCommand.AssessRun(default, new(NamedUuid.Of(Space, "public run"), "1.0", compute, null, new(2025, 10, 1), IsFiled: false, new(North, new(2025, 10, 1), new(2025, 12, 15), 40_960)), Monitor, default));
        var aware = clock.Now().AddDays(-3);
        await ReportAsync("public incident", isFiled: false, new(
            Public, "An outage of a hospital's systems is traced to the assistant", "An exercise of this demonstration.", [Harm.InfrastructureDisrupted, Harm.HealthHarmed, Harm.DangerImminent], new(aware, aware), House), Monitor);
    }

    // A pause that is over, and one whose order was answered. Neither covers work on shared compute.
    async Task PauseAsync()
    {
        var auditor = ShippedSchemes.All["auditor"];
        (await grains.GetGrain<IAdherenceGrain>(Laboratory.ToString("D")).DoAsync(OrderFor("scheme"), Asked.Of<AdherenceCommand>(new AdherenceCommand.Take(default, auditor, Party.Auditor, default, Monitor, default)))).Demand();

        var past = Identifiers.OfPause(OrderFor("past pause").CommandId);
        PauseOrder order = new(
            new([PausedKind.Deployment], [], [Public], []), "An assistant could be led to give step-by-step help with dangerous chemistry.",
            [new("help", "Answers that help, of a thousand prompts by experts", 20, [])]);
        await ActAsync(past, "past pause", new PauseCommand.Report(default, new(Laboratory, Public, "Chemistry", "Experts obtained step-by-step help in 61 of 1,000 prompts.", "Evaluation report 4", auditor), Party.Auditor, Monitor, default));
        await ActAsync(past, "past order", new PauseCommand.Order(default, order, Party.Auditor, Monitor, default));
        await ActAsync(past, "past answer", new PauseCommand.Acknowledge(default, Laboratory, Pauses: true, "The assistant was taken offline.", Party.Developer, Officer, default));
        await ActAsync(past, "past analysis", new PauseCommand.Analyse(default, "The help came by way of translation into rare languages.", "Filters read all languages that the model speaks.", Party.Developer, Officer, default));
        await ActAsync(past, "past resumption", new PauseCommand.Resume(default, [PausedKind.Deployment], [new("help", 7, "Evaluation report 6")], Party.Auditor, Monitor, default));

        var open = Identifiers.OfPause(OrderFor("open pause").CommandId);
        PauseOrder standing = new(
            new([PausedKind.SharingOfWeights, PausedKind.Publication], [Laboratory], [Filed], []), "Weights of a frontier model were copied; until its abilities are known, they are not shared.",
            [new("autonomy", "Tasks of autonomous replication that were completed, of a thousand", 5, [])]);
        await ActAsync(open, "open pause", new PauseCommand.Report(default, new(Laboratory, Filed, "Autonomous replication", "Two of forty tasks were completed without help.", "Evaluation report 9", auditor), Party.Auditor, Monitor, default));
        await ActAsync(open, "open order", new PauseCommand.Order(default, standing, Party.Auditor, Monitor, default));
        await ActAsync(open, "open answer", new PauseCommand.Acknowledge(default, Laboratory, Pauses: true, "We share nothing until the analysis is done.", Party.Developer, Officer, default));
    }

    async Task ActAsync(Guid pause, string step, PauseCommand command) => (await grains.GetGrain<IPauseGrain>(pause.ToString("D")).DoAsync(OrderFor(step), Asked.Of(command))).Demand();

    static Fraction Whole(string text) => new(Flop.Parse(text).Count, 1);

    async Task TellAsync(Guid model, string step, ModelCommand command) => (await grains.GetGrain<IModelGrain>(model.ToString("D")).DoAsync(OrderFor(step), Asked.Of(command))).Demand();

    async Task ReportAsync(string step, bool isFiled, IncidentReport report, Guid by)
    {
        var order = OrderFor(step);
        var answer = await grains.GetGrain<IIncidentGrain>(Identifiers.OfIncident(order.CommandId).ToString("D")).DoAsync(order, Asked.Of(new IncidentCommand.Report(default, report, by, default)), isFiled);
        answer.Demand();
    }

    static Order OrderFor(string step) => new(NamedUuid.Of(Space, step), "demonstration");

    [LoggerMessage(LogLevel.Warning, "The demonstration could not be set up yet: {Kind}: {Reason}")]
    static partial void Failed(ILogger log, string kind, string reason);
}
