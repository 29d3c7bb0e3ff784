using System.Text.Json;
using Contracts.Identity;
using Npgsql;
using Orleans;
using Standards.AddingAPicture;
using Standards.Domain.Ballots;
using Standards.Domain.Drafts;
using Standards.OpeningABallot;
using Standards.PublishingADraft;
using Standards.PublishingAProcess;
using Standards.ReadingAProject;
using Standards.RegisteringAProject;
using Standards.Storage;

namespace Standards.Seeding;

/// <summary>A project with a draft and an open enquiry ballot, its committee, projects of our own, a ballot that is over, and published standards, made once: every start sends the same commands.</summary>
/// <remarks>
/// The electorate is that of ISO/IEC DIS 29500 in 2007: 87 national bodies, 41 of them participating. These are facts, put
/// together from ISO's press releases and public lists of the votes. The draft is written for this demonstration and is no text of ISO.
/// </remarks>
sealed partial class Demonstration(
    IGrainFactory grains, NpgsqlDataSource database, Clock clock, PictureShelf pictures, ShippedProcesses shipped, IHostApplicationLifetime life, ILogger<Demonstration> log) : BackgroundService
{
    public const string Symbol = "ISO/IEC DIS 29500";
    public static readonly TimeSpan VotingPeriod = TimeSpan.FromDays(90);

    static readonly Guid Commands = new("3d1f9a70-4a53-4a0e-b7a7-0d5d6f0b9c55");
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>The demonstration's ballot.</summary>
    public static Guid BallotId => Identifiers.OfBallot(OrderFor("ballot").CommandId);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.StartedAsync(stoppingToken);
        while (!await TrySeedAsync(stoppingToken))
            await Task.Delay(Pause, stoppingToken);
    }

    async Task<bool> TrySeedAsync(CancellationToken cancellation)
    {
        try
        {
            await DemonstrationCommittee.FoundAsync(grains, clock.Now());
            var project = Identifiers.OfProject(Symbol);
            (await grains.GetGrain<IProjectGrain>(project.ToString("D")).RegisterAsync(
                OrderFor("project"), new(Symbol, "Information technology — Document description and processing languages — Office document formats", "40.20") { Committee = DemonstrationCommittee.Id })).Demand();
            await shipped.Done.WaitAsync(cancellation);
            await OurProjects.RunAsync(grains, database, project, cancellation);
            (await grains.GetGrain<IDraftGrain>(project.ToString("D")).PublishAsync(OrderFor("draft"), Json.Of<ImmutableArray<Clause>>(ReadDraft()))).Demand();

            var draft = (await DraftRow.OfEditionAsync(database, project, edition: 1, cancellation))?.Id;
            (await grains.GetGrain<IBallotGrain>(BallotId.ToString("D")).OpenAsync(OrderFor("ballot"), new(
                project, draft, $"Enquiry ballot on {Symbol}", "iso-dis", Json.Of<ImmutableArray<Entitlement>>(ReadElectorate()),
                nameof(Disclosure.WhenCast), clock.Now() + VotingPeriod) { Source = Json.Of(new ElectorateSource(new(DemonstrationCommittee.Id), clock.Now())) })).Demand();
            await OurProjects.MakeAsync(grains, database, clock.Now(), cancellation);
            await DemonstrationComments.SeedAsync(grains, database, clock.Now(), project, draft!.Value, ReadElectorate(), cancellation);
            await DemonstrationTranslations.TranslateAsync(grains, database, DemonstrationComments.OpenSymbol, cancellation);
            await DemonstrationAmendments.SeedAsync(grains, database, Identifiers.OfProject(DemonstrationComments.OpenSymbol), cancellation);
            await DemonstrationFigures.PublishAsync(grains, pictures, cancellation);
            await DemonstrationStandards.PublishAsync(grains, database, clock.Now(), cancellation);
            return true;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Failed(log, failure.GetType().Name, failure.Message);
            return false;
        }
    }

    public static ImmutableArray<Clause> ReadDraft() => JsonSerializer.Deserialize<ImmutableArray<Clause>>(Read("draft.json"), StoredJson.Options);

    /// <summary>Lines of code and standing, below a heading.</summary>
    public static ImmutableArray<Entitlement> ReadElectorate() =>
    [
        .. Read("electorate.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).Select(fields =>
            new Entitlement(new(MemberStates.IdOf(fields[0]).Value), Enum.Parse<Standing>(fields[1], ignoreCase: true))),
    ];

    internal static Order OrderFor(string step) => new(NamedUuid.Of(Commands, step), "demonstration");

    internal static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Demonstration).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [LoggerMessage(LogLevel.Warning, "The demonstration could not be set up yet: {Kind}: {Reason}")]
    static partial void Failed(ILogger log, string kind, string reason);
}
