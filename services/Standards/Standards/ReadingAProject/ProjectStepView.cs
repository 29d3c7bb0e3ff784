using System.Text.Json;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.Graph;
using Standards.ReadingABallot;
using Standards.ReadingThePublicRegister;
using Standards.Storage;

namespace Standards.ReadingAProject;

/// <summary>What kind of act a step of a project is.</summary>
public enum ProjectStepKind
{
    Started,
    MovedByDecision,
    MovedByBallot,
    MovedByNewResult,
    MovedByPublication,
    MovedByDeadline,
    Escalated,
    Extended,
    Attested,
}

/// <summary>One step as its projection holds it.</summary>
sealed record StepRow(Guid ProjectId, ProjectEvent Happened)
{
    const int Most = 1_000;

    /// <summary>The steps of each project, newest first.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ProjectStepView>>> OfProjectsAsync(
        NpgsqlDataSource database, IReadOnlyList<Guid> projects, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            $"select project_id, kind, event::text from project_step where project_id = any($1) order by place desc limit {Most}", [Sql.Uuids([.. projects])],
            row => new StepRow(row.GetGuid(0), Read(row.GetString(1), row.GetString(2))), cancellation);
        var byProject = rows.ToLookup(r => r.ProjectId, r => new ProjectStepView(r.Happened));
        return projects.ToDictionary(p => p, p => (IReadOnlyList<ProjectStepView>)[.. byProject[p]]);
    }

    public static ProjectEvent Read(string kind, string json) => kind switch
    {
        "started"             => As<ProjectEvent.Started>(json),
        "moved-by-decision"   => As<ProjectEvent.MovedByDecision>(json),
        "moved-by-ballot"     => As<ProjectEvent.MovedByBallot>(json),
        "moved-by-new-result" => As<ProjectEvent.MovedByNewResult>(json),
        "moved-by-publication" => As<ProjectEvent.MovedByPublication>(json),
        "moved-by-deadline"   => As<ProjectEvent.MovedByDeadline>(json),
        "escalated"           => As<ProjectEvent.Escalated>(json),
        "extended"            => As<ProjectEvent.Extended>(json),
        "attested"            => As<ProjectEvent.Attested>(json),
        _                     => throw new InvalidDataException($"A project has a step of the unknown kind {kind}."),
    };

    static T As<T>(string json) => JsonSerializer.Deserialize<T>(json, StoredJson.Options)!;
}

/// <summary>One act on a project: what it brought about, and its cause.</summary>
[Public, Name("ProjectStep")]
sealed class ProjectStepView(ProjectEvent happened)
{
    readonly StepFacts facts = StepFacts.Of(happened);

    public ProjectStepKind Kind => facts.Kind;

    public DateTime At => facts.At.UtcDateTime;

    public string? From => facts.From?.Code;

    public string? To => facts.To?.Code;

    public string? ToName => facts.To?.Name;

    /// <summary>The decision, the deadline or the process, as the definition calls it.</summary>
    public string? Name => facts.Name;

    /// <summary>Whose decision it was, or who has to deal with it.</summary>
    public DecidingBody? Authority => facts.Authority;

    /// <summary>Where the decision can be found, or what an attestation rests on.</summary>
    public string? Reason => facts.Reason;

    public Consequence? Consequence => facts.Consequence;

    public bool? Approved => facts.Approved;

    public int? Months => facts.Months;

    public EvidenceKind? Evidence => facts.Evidence?.Kind;

    public int? Count => facts.Evidence?.Count;

    public int? Of => facts.Evidence?.Of;

    public IDataLoaderResult<BallotView?> Ballot([FromServices] Loaders loaders) =>
        facts.Ballot is { } ballot ? loaders.Ballots.Load(ballot.Value) : LoaderResults.Known<BallotView?>(null);

    /// <summary>The standard whose publication moved the project.</summary>
    public IDataLoaderResult<StandardView?> Standard([FromServices] Loaders loaders) =>
        facts.Standard is { } number ? loaders.Standards.Load(Identifiers.OfStandard(number)) : LoaderResults.Known<StandardView?>(null);

    public IEnumerable<FindingView> Gate => facts.Gate.Select(f => new FindingView(f));

    public ReceiptStub Receipt => new(facts.Act.Value);
}

/// <summary>What the kinds of steps have in common.</summary>
sealed record StepFacts(ProjectStepKind Kind, ActId Act, DateTimeOffset At)
{
    public StageCode? From { get; init; }

    public StageCode? To { get; init; }

    public string? Name { get; init; }

    public DecidingBody? Authority { get; init; }

    public string? Reason { get; init; }

    public Consequence? Consequence { get; init; }

    public bool? Approved { get; init; }

    public int? Months { get; init; }

    public Evidence? Evidence { get; init; }

    public BallotId? Ballot { get; init; }

    public string? Standard { get; init; }

    public ImmutableArray<GateFinding> Gate { get; init; } = [];

    public static StepFacts Of(ProjectEvent happened) => happened switch
    {
        ProjectEvent.Started e           => new(ProjectStepKind.Started, e.Act, e.At) { To = e.Stage, Name = e.ProcessId },
        ProjectEvent.MovedByDecision e   => new(ProjectStepKind.MovedByDecision, e.Act, e.At) { From = e.From, To = e.To, Name = e.Decision, Authority = e.Of, Reason = e.Reason, Gate = e.Gate },
        ProjectEvent.MovedByBallot e     => new(ProjectStepKind.MovedByBallot, e.Act, e.At) { From = e.From, To = e.To, Ballot = e.Ballot, Approved = e.Approved },
        ProjectEvent.MovedByNewResult e  => new(ProjectStepKind.MovedByNewResult, e.Act, e.At) { From = e.From, To = e.To, Ballot = e.Ballot, Approved = e.Approved },
        ProjectEvent.MovedByPublication e => new(ProjectStepKind.MovedByPublication, e.Act, e.At) { From = e.From, To = e.To, Name = e.Decision, Authority = e.Of, Standard = e.Number, Gate = e.Gate },
        ProjectEvent.MovedByDeadline e   => new(ProjectStepKind.MovedByDeadline, e.Act, e.At) { From = e.From, To = e.To, Name = e.Name, Consequence = e.Consequence },
        ProjectEvent.Escalated e         => new(ProjectStepKind.Escalated, e.Act, e.At) { From = e.Stage, Name = e.Name, Authority = e.To },
        ProjectEvent.Extended e          => new(ProjectStepKind.Extended, e.Act, e.At) { Months = e.Months, Reason = e.Reason },
        ProjectEvent.Attested e          => new(ProjectStepKind.Attested, e.Act, e.At) { From = e.Stage, Evidence = e.Evidence, Reason = e.Statement },
        _                                => throw new System.Diagnostics.UnreachableException(),
    };
}
