using System.Text.Json;
using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Standards.Domain.Ballots;
using Standards.Graph;
using Standards.ReadingACommittee;
using Standards.ReadingAProject;

namespace Standards.ReadingABallot;

/// <summary>Whether votes may be cast: not yet, now, no more, or never.</summary>
public enum BallotStatus
{
    Open,
    Planned,
    Closed,
    Withdrawn,
}

[Public, Name("Ballot"), Key("id")]
sealed class BallotView(BallotRow row)
{
    [Id]
    public string Id => row.Id.ToString("D");

    public IDataLoaderResult<ProjectView> Project([FromServices] Loaders loaders) => loaders.Projects.Load(row.ProjectId).Always();

    public IDataLoaderResult<DraftView?> Draft([FromServices] Loaders loaders) =>
        row.DraftId is { } draft ? loaders.Drafts.Load(draft) : LoaderResults.Known<DraftView?>(null);

    public string Title => row.Title;

    public BallotStatus Status => row.Status;

    public Disclosure Disclosure => row.Disclosure;

    public DateTime OpensAt => row.OpensAt;

    public DateTime ClosesAt => row.ClosesAt;

    public DateTime? ClosedAt => row.ClosedAt;

    public string? ClosedBecause => row.ClosedBecause;

    /// <summary>When it was announced; null where it opened at once.</summary>
    public DateTime? AnnouncedAt => row.AnnouncedAt;

    public DateTime? WithdrawnAt => row.WithdrawnAt;

    public string? WithdrawnBecause => row.WithdrawnBecause;

    public VotingRuleView Rule => new(ParsedRule, new(row.Rule, row.RuleHash));

    public string RuleHash => row.RuleHash;

    public IDataLoaderResult<IReadOnlyList<EntitlementView>> Electorate([FromServices] Loaders loaders) => loaders.Electorates.Load(row.Id).Always();

    /// <summary>The committee that the electorate was taken from; null where it was listed.</summary>
    public IDataLoaderResult<ElectorateSourceView?> ElectorateSource([FromServices] Loaders loaders) => loaders.ElectorateSources.Load(row.Id);

    public IDataLoaderResult<IReadOnlyList<VoteView>> Votes([FromServices] Loaders loaders, Position? position = null) =>
        row.IsDisclosed ? loaders.Votes.Load((row.Id, position)).Always() : LoaderResults.Known<IReadOnlyList<VoteView>>([]);

    public IDataLoaderResult<VoteView?> MyVote(IResolveFieldContext context, [FromServices] Loaders loaders) =>
        Caller.Of(context.User)?.OrganizationId is { } member ? loaders.VotesOfMember.Load((row.Id, member)) : LoaderResults.Known<VoteView?>(null);

    public IDataLoaderResult<int> VotesCast([FromServices] Loaders loaders) => loaders.Tallies.Load(row.Id).Then(tally => tally!.Cast);

    public IDataLoaderResult<IReadOnlyList<ConditionTallyView>?> Tally([FromServices] Loaders loaders) => row.IsDisclosed
        ? loaders.Tallies.Load(row.Id).Then(tally => (IReadOnlyList<ConditionTallyView>?)ConditionTallyView.Of(ParsedRule, ParsedRule.Weigh(tally!)))
        : LoaderResults.Known<IReadOnlyList<ConditionTallyView>?>(null);

    public BallotResultView? Result => Pronounced is { } result ? new(result, ParsedRule) : null;

    /// <summary>The result that holds; while the ballot is open, what it would be if it closed now.</summary>
    public IDataLoaderResult<BallotResultView?> AsItStands([FromServices] Loaders loaders) => Result is { } pronounced ? LoaderResults.Known<BallotResultView?>(pronounced)
        : row.IsDisclosed && row.Status is BallotStatus.Open ? loaders.Standpoints.Load(row.Id).Then(votes => (BallotResultView?)new BallotResultView(ParsedRule.Decide(votes!, row.CastingVote), ParsedRule))
        : LoaderResults.Known<BallotResultView?>(null);

    public IDataLoaderResult<IReadOnlyList<PronouncementView>> Pronouncements([FromServices] Loaders loaders) =>
        loaders.Pronouncements.Load(row.Id).Then(all => (IReadOnlyList<PronouncementView>)[.. all!.Select(p => new PronouncementView(p, ParsedRule))]);

    /// <summary>Whether votes are equal and the chair has not decided yet.</summary>
    public bool AwaitsCastingVote => Pronounced?.Changes.Any(c => c.From is null) is true;

    /// <summary>Whether it is the caller who decides then.</summary>
    public bool MayBreakTie(IResolveFieldContext context) => AwaitsCastingVote && row.Chair is { } chair && Caller.Of(context.User)?.PersonId == chair;

    public IDataLoaderResult<IReadOnlyList<ReminderView>> Reminders([FromServices] Loaders loaders) => loaders.Reminders.Load(row.Id).Always();

    /// <summary>Who has not voted; while votes are kept back, known to the secretariat alone.</summary>
    public IDataLoaderResult<IReadOnlyList<OrganizationStub>?> NotVoted(IResolveFieldContext context, [FromServices] Loaders loaders) =>
        row.IsDisclosed || context.User?.IsInRole(Roles.Secretariat) is true
            ? loaders.Standpoints.Load(row.Id).Then(votes =>
                (IReadOnlyList<OrganizationStub>?)[.. votes!.Where(v => v.Choice is Choice.NotVoting).Select(v => new OrganizationStub(v.Member.Value))])
            : LoaderResults.Known<IReadOnlyList<OrganizationStub>?>(null);

    /// <summary>The roll that is or was called in the hall; null where members vote for themselves.</summary>
    public IDataLoaderResult<RollCallView?> RollCall([FromServices] Loaders loaders) => loaders.RollCalls.Load(row.Id);

    /// <summary>Of the announcement; null where it opened at once.</summary>
    public ReceiptStub? AnnouncementReceipt => row.AnnouncingAct is { } act ? new(act) : null;

    /// <summary>Of the opening; null before it.</summary>
    public ReceiptStub? OpeningReceipt => row.OpeningAct is { } act ? new(act) : null;

    /// <summary>Of the end or the withdrawal; null before it.</summary>
    public ReceiptStub? Receipt => (row.ClosingAct ?? row.WithdrawingAct) is { } act ? new(act) : null;

    [FederationResolver]
    public static IDataLoaderResult<BallotView?> Resolve([FromServices] Loaders loaders, [Id] string id) =>
        Input.TryUuid(id) is { } uuid ? loaders.Ballots.Load(uuid) : LoaderResults.Known<BallotView?>(null);

    Result? Pronounced => field ??= row.Result is null ? null : JsonSerializer.Deserialize<Result>(row.Result, StoredJson.Options);

    VotingRule ParsedRule => field ??= VotingRule.Parse(row.Rule);
}

[Public]
sealed class BallotConnection(Page<BallotRow> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<BallotView> Nodes => page.Rows.Select(r => new BallotView(r));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.OpensAt, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}
