using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Standards.Domain.Committees;
using Standards.Graph;
using Standards.ReadingABallot;
using Standards.ReadingAProject;
using Standards.Storage;

namespace Standards.ReadingACommittee;

[Public, Name("Committee"), Key("id")]
sealed class CommitteeView(CommitteeRow row)
{
    [Id]
    public string Id => row.Id.ToString("D");

    public CommitteeKind Kind => row.Kind;

    public string Reference => row.Reference;

    public string Name => row.Name;

    public string Scope => row.Scope;

    public DateTime From => row.From;

    public IDataLoaderResult<CommitteeView?> Parent([FromServices] Loaders loaders) =>
        row.ParentId is { } parent ? loaders.Committees.Load(parent) : LoaderResults.Known<CommitteeView?>(null);

    public IDataLoaderResult<IReadOnlyList<CommitteeView>> Under([FromServices] Loaders loaders) => loaders.CommitteesUnder.Load(row.Id).Always();

    /// <summary>Who belonged to it, served it and could vote at an instant (now, where none is given), as it is known now or was known at another.</summary>
    public async Task<RosterView> Roster(
        [FromServices] Loaders loaders, [FromServices] CommitteeHistories histories, [FromServices] Clock clock, CancellationToken cancellation,
        DateTime? on = null, DateTime? knownAt = null)
    {
        var now = clock.Now();
        var instant = Input.InstantOrNull(on, "on") ?? now;
        var state = (await HistoryAsync(loaders, cancellation)).AsKnownAt(Input.InstantOrNull(knownAt, "knownAt") ?? now);
        return new(state, Domain.Committees.Roster.Of(state, await histories.CredentialsAsync(state, cancellation), instant));
    }

    /// <summary>The latest first.</summary>
    public async Task<IEnumerable<MeetingView>> Meetings([FromServices] Loaders loaders, [FromServices] Clock clock, CancellationToken cancellation) =>
        await StateAsync(loaders, clock, cancellation) is Committee.Active c ? c.Meetings.OrderByDescending(m => m.HeldAt).Select(m => new MeetingView(m, c)) : [];

    /// <summary>All that were ever declared, the latest first.</summary>
    public async Task<IEnumerable<InterestView>> Interests([FromServices] Loaders loaders, [FromServices] Clock clock, CancellationToken cancellation) =>
        await StateAsync(loaders, clock, cancellation) is Committee.Active c ? c.Interests.OrderByDescending(i => i.DeclaredAt).Select(i => new InterestView(i)) : [];

    /// <summary>Projects that it works on, the newest first.</summary>
    public IDataLoaderResult<IReadOnlyList<ProjectView>> Projects([FromServices] Loaders loaders) => loaders.ProjectsOfCommittee.Load(row.Id).Always();

    /// <summary>Ballots whose electorate was taken from it, the newest first.</summary>
    public IDataLoaderResult<IReadOnlyList<BallotView>> Ballots([FromServices] Loaders loaders) => loaders.BallotsOfCommittee.Load(row.Id).Always();

    /// <summary>What happened to it, the latest first.</summary>
    public async Task<IEnumerable<CommitteeActView>> Acts([FromServices] Loaders loaders, CancellationToken cancellation, int first = 50) => first is < 1 or > 500
        ? throw new RefusalError("input.invalid", "first is from 1 to 500.")
        : (await HistoryAsync(loaders, cancellation)).Events.Reverse().Take(first).Select(e => new CommitteeActView(e));

    public ReceiptStub Receipt => new(row.ActId);

    [FederationResolver]
    public static IDataLoaderResult<CommitteeView?> Resolve([FromServices] Loaders loaders, [Id] string id) =>
        Input.TryUuid(id) is { } uuid ? loaders.Committees.Load(uuid) : LoaderResults.Known<CommitteeView?>(null);

    async Task<CommitteeHistory> HistoryAsync(Loaders loaders, CancellationToken cancellation) => (await loaders.Histories.Load(row.Id).GetResultAsync(cancellation))!;

    async Task<Committee> StateAsync(Loaders loaders, Clock clock, CancellationToken cancellation) =>
        (await HistoryAsync(loaders, cancellation)).AsKnownAt(clock.Now());
}

[Public]
sealed class CommitteeConnection(Page<CommitteeRow> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<CommitteeView> Nodes => page.Rows.Select(r => new CommitteeView(r));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.At, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}
