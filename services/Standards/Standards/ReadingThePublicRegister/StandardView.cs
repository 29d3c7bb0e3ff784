using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Standards.Domain.Publications;
using Standards.Graph;
using Standards.Storage;

namespace Standards.ReadingThePublicRegister;

/// <summary>Where a standard stands today.</summary>
public enum StandardStatus
{
    Published,
    InForce,
    Withdrawn,
}

[Public, Name("Standard"), Key("id")]
sealed class StandardView(ShelvedStandard standard, DateOnly today)
{
    [Id]
    public string Id => standard.Row.Id.ToString("D");

    public string Number => standard.Record.Number.Value;

    public string Title => standard.Record.Newest.Title;

    public StandardStatus Status =>
        standard.State is Standard.Withdrawn ? StandardStatus.Withdrawn
        : standard.Record.Editions[0].Entry.On > today ? StandardStatus.Published
        : StandardStatus.InForce;

    public IEnumerable<EditionView> Editions => standard.Record.Editions.Select(e => new EditionView(e));

    public IEnumerable<AdoptionView> Adoptions => standard.Record.Adoptions.Select(a => new AdoptionView(a));

    public IEnumerable<ReservationView> Reservations => standard.Record.Reservations.Select(r => new ReservationView(r));

    public IEnumerable<EntryDayView> EntryDays => standard.Record.EntryDays.Select(d => new EntryDayView(d));

    public DateOnly? NextReviewOn => standard.State is Standard.Published { Review: null } ? standard.Record.ReviewDue : null;

    public StandardReviewView? Review => standard.State is Standard.Published { Review: { } review } ? new(review) : null;

    public StandardWithdrawalView? Withdrawal => standard.State is Standard.Published { Withdrawal: { } withdrawal } ? new(withdrawal) : null;

    public DateOnly? WithdrawnOn => (standard.State as Standard.Withdrawn)?.On;

    public string? WithdrawnBecause => (standard.State as Standard.Withdrawn)?.Reasons;

    public TextInForceView InForce(DateOnly? on = null, [Id] string? member = null) =>
        new(TextInForce.Of(standard.State, on ?? today, MemberOf(member)), Domain.Publications.Timeline.Of(standard.State, MemberOf(member)));

    public IEnumerable<TimelineStepView> Timeline([Id] string? member = null) =>
        Domain.Publications.Timeline.Of(standard.State, MemberOf(member)).Select(t => new TimelineStepView(t));

    [FederationResolver]
    public static IDataLoaderResult<StandardView?> Resolve([FromServices] Loaders loaders, [Id] string id) =>
        Input.TryUuid(id) is { } uuid ? loaders.Standards.Load(uuid) : LoaderResults.Known<StandardView?>(null);

    static MemberId? MemberOf(string? member) => member is null ? null : new(Input.Uuid(member, "member"));
}

[Public]
sealed class StandardConnection(Page<StandardRow> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<IDataLoaderResult<StandardView>> Nodes([FromServices] Loaders loaders) => page.Rows.Select(r => loaders.Standards.Load(r.Id).Always());

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.PublishedAt, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}

/// <summary>A binding act on a standard, just done or recalled.</summary>
[Public, Name("StandardAct")]
sealed class StandardActView(Guid standard, Guid act)
{
    public IDataLoaderResult<StandardView> Standard([FromServices] Loaders loaders) => loaders.Standards.Load(standard).Always();

    public ReceiptStub Receipt => new(act);
}
