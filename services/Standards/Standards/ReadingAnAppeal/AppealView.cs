using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Standards.AppealingADecision;
using Standards.Domain.Appeals;
using Standards.Graph;
using Standards.ReadingAProject;

namespace Standards.ReadingAnAppeal;

/// <summary>The step that an appeal stands at.</summary>
public enum AppealStatus
{
    Lodged,
    Heard,
    Ruled,
    Ended,
}

[Public, Name("Appeal"), Key("id")]
sealed class AppealView(AppealRow row, Appeal appeal, IReadOnlyList<AppealEvent> events)
{
    AppealEvent.Lodged Lodging => (AppealEvent.Lodged)events[0];

    [Id]
    public string Id => row.Id.ToString("D");

    public OrganizationStub Member => new(Lodging.Member.Value);

    public DecisionKind DecisionKind => Lodging.Against.Kind;

    public DateTime DecidedAt => Lodging.Against.DecidedAt.UtcDateTime;

    public ReceiptStub Decision => new(Lodging.Against.Act.Value);

    public IDataLoaderResult<ProjectView> Project([FromServices] Loaders loaders) => loaders.Projects.Load(row.ProjectId).Always();

    public AppealStatus Status => appeal switch
    {
        Appeal.Lodged => AppealStatus.Lodged,
        Appeal.Heard  => AppealStatus.Heard,
        Appeal.Ruled  => AppealStatus.Ruled,
        _             => AppealStatus.Ended,
    };

    public AppealLevel Level => appeal switch
    {
        Appeal.Lodged s => s.Level,
        Appeal.Heard s  => s.Level,
        Appeal.Ruled s  => s.Level,
        Appeal.Ended s  => s.Level,
        _               => AppealLevel.ParentCommittee,
    };

    public string Grounds => Lodging.Grounds;

    public DateTime LodgedAt => row.LodgedAt;

    public DateTime? Until => Hearing.DeadlineOf(appeal)?.UtcDateTime;

    public AppealEnding? Ending => (appeal as Appeal.Ended)?.Ending;

    /// <summary>Whether publication waits for it; work up to and including the approval stage goes on.</summary>
    public bool StaysPublication => Stay.IsInEffect(appeal);

    public bool MayBeConciliated => appeal is Appeal.Heard { Level: AppealLevel.ManagementBoard, IsConciliated: false };

    public IEnumerable<AppealStepView> Steps => events.Select(e => new AppealStepView(e));

    [FederationResolver]
    public static IDataLoaderResult<AppealView?> Resolve([FromServices] Loaders loaders, [Id] string id) =>
        Input.TryUuid(id) is { } uuid ? loaders.Appeals.Load(uuid) : LoaderResults.Known<AppealView?>(null);
}

/// <summary>What happened to an appeal, oldest first.</summary>
public enum AppealStep
{
    Lodged,
    Admitted,
    NotAdmitted,
    ConciliationBegun,
    Decided,
    Escalated,
    PassedOn,
    Withdrawn,
    Lapsed,
}

[Public, Name("AppealHistory")]
sealed class AppealStepView(AppealEvent happened)
{
    public AppealStep Step => Enum.Parse<AppealStep>(happened.GetType().Name);

    public DateTime At => happened.At.UtcDateTime;

    public bool? Upheld => (happened as AppealEvent.Decided)?.Upheld;

    public AppealLevel? To => happened switch
    {
        AppealEvent.Lodged      => AppealLevel.ParentCommittee,
        AppealEvent.Escalated e => e.To,
        AppealEvent.PassedOn e  => e.To,
        _                       => null,
    };

    public string? Text => happened switch
    {
        AppealEvent.Lodged e      => e.Grounds,
        AppealEvent.Escalated e   => e.Grounds,
        AppealEvent.NotAdmitted e => e.Reasons,
        AppealEvent.Decided e     => e.Reasons,
        _                         => null,
    };

    public ReceiptStub Receipt => new(happened.Act.Value);
}

[Public]
sealed class AppealConnection(Page<AppealRow> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<IDataLoaderResult<AppealView>> Nodes([FromServices] Loaders loaders) => page.Rows.Select(r => loaders.Appeals.Load(r.Id).Always());

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.LodgedAt, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}

/// <summary>A binding act on an appeal, just done or recalled.</summary>
[Public, Name("AppealAct")]
sealed class AppealActView(Guid appeal, Guid act)
{
    public IDataLoaderResult<AppealView> Appeal([FromServices] Loaders loaders) => loaders.Appeals.Load(appeal).Always();

    public ReceiptStub Receipt => new(act);
}
