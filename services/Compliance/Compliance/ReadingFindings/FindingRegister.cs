using Compliance.Graph;
using Compliance.RaisingAFinding;
using Npgsql;

namespace Compliance.ReadingFindings;

/// <summary>How far a finding is.</summary>
enum FindingState
{
    /// <summary>To be cured.</summary>
    Open,

    /// <summary>A cure was shown, and is to be decided on.</summary>
    CureShown,

    /// <summary>It is closed.</summary>
    Closed,
}

/// <summary>A finding as its projection holds it.</summary>
sealed record SeenFinding(
    Guid Id, Guid Model, string ModelName, Guid Developer, string DeveloperName, string Standard, string Requirement, Severity Severity, string Title, DateTime OpenedAt, DateTime RaisedAt, DateTime? CureBy, DateTime? ShownAt, DateTime? ClosedAt,
    int Reopened)
{
    public FindingState State => ClosedAt is not null ? FindingState.Closed : ShownAt is not null ? FindingState.CureShown : FindingState.Open;
}

/// <summary>How many findings are open for how long.</summary>
/// <param name="FromDays">At least.</param>
/// <param name="Overdue">Of which the period of cure is over.</param>
sealed record FindingAge(int FromDays, Severity Severity, int Count, int Overdue);

/// <summary>Which findings; what is null is not asked for.</summary>
/// <param name="Open">Those that are open, those that are closed, or all.</param>
/// <param name="Overdue">Only those whose period is over.</param>
/// <param name="FromDays">Opened so many days ago at least.</param>
/// <param name="UntilDays">Opened fewer days ago than this.</param>
sealed record FindingFilter(Guid? Model, bool? Open, bool Overdue, Guid? Developer, Severity? Severity, int? FromDays, int? UntilDays);

/// <summary>Findings, for who is inside of their models; to everyone else there are none.</summary>
sealed class FindingRegister(NpgsqlDataSource database, EventStore store, FlowPolicy policy, Clock clock)
{
    const string From = "from audit_finding f join model m on m.id = f.model_id";
    const string Columns =
        $"select f.id, f.model_id, m.name, f.developer_id, m.developer_names[1], f.standard, f.requirement, f.severity, f.title, f.opened_at, f.raised_at, f.cure_by, f.shown_at, f.closed_at, f.reopened {From}";

    const string Filtered =
        $"""
        {Sight.Inside} and ($6::uuid is null or f.model_id = $6) and ($7::boolean is null or (f.closed_at is null) = $7) and (not $8 or (f.closed_at is null and f.cure_by <= $9))
        and ($10::uuid is null or f.developer_id = $10) and ($11::text is null or f.severity = $11) and ($12::timestamptz is null or f.opened_at <= $12) and ($13::timestamptz is null or f.opened_at > $13)
        """;

    /// <summary>Newest first.</summary>
    public Task<Page<SeenFinding>> PageAsync(Viewer viewer, int first, string? after, FindingFilter filter, CancellationToken cancellation)
    {
        var now = clock.Now();
        NpgsqlParameter[] Filter() =>
        [
            .. Sight.Parameters(viewer, policy), Sql.Uuid(filter.Model), new NpgsqlParameter<bool?> { TypedValue = filter.Open, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Boolean }, Sql.Bool(filter.Overdue), Sql.Instant(now),
            Sql.Uuid(filter.Developer), Sql.Text(filter.Severity?.ToString()), Sql.Instant(filter.FromDays is { } from ? now.AddDays(-from) : null), Sql.Instant(filter.UntilDays is { } until ? now.AddDays(-until) : null),
        ];
        return Page<SeenFinding>.ReadAsync(
            first, after,
            (cursor, count) => database.ReadAsync(
                $"{Columns} where {Filtered} and (f.raised_at, f.id) < ($14, $15) order by f.raised_at desc, f.id desc limit $16",
                [.. Filter(), Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Int(count)], Read, cancellation),
            async () => (await database.ReadAsync($"select count(*)::int {From} where {Filtered}", Filter(), r => r.GetInt32(0), cancellation))[0]);
    }

    /// <summary>One finding, if it may be seen.</summary>
    public async Task<SeenFinding?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Columns} where {Sight.Inside} and f.id = $6", [.. Sight.Parameters(viewer, policy), Sql.Uuid(id)], Read, cancellation)).SingleOrDefault();

    /// <summary>Everything that has happened to a finding.</summary>
    public async Task<ImmutableArray<AuditFindingEvent>> EventsAsync(Guid id, CancellationToken cancellation) =>
        [.. (await store.ReadStreamAsync($"audit-finding-{id:D}", 0, cancellation)).Select(AuditFindingGrain.Codec.Read)];

    /// <summary>Open findings by how long they have been open, and by severity.</summary>
    public Task<List<FindingAge>> AgesAsync(Viewer viewer, Guid? developer, CancellationToken cancellation) => viewer.IsAnyone ? Task.FromResult<List<FindingAge>>([]) : database.ReadAsync(
        $"""
        select bucket, severity, count(*)::int, (count(*) filter (where cure_by <= $6))::int
        from (select case when f.opened_at > $6 - interval '30 days' then 0 when f.opened_at > $6 - interval '90 days' then 30 when f.opened_at > $6 - interval '180 days' then 90 else 180 end as bucket, f.severity, f.cure_by {From} where {Sight.Inside} and f.closed_at is null and ($7::uuid is null or f.developer_id = $7)) o
        group by bucket, severity order by bucket, severity
        """,
        [.. Sight.Parameters(viewer, policy), Sql.Instant(clock.Now()), Sql.Uuid(developer)], r => new FindingAge(r.GetInt32(0), r.Name<Severity>(1), r.GetInt32(2), r.GetInt32(3)), cancellation);

    static SeenFinding Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetGuid(3), r.GetString(4), r.GetString(5), r.GetString(6), r.Name<Severity>(7), r.GetString(8), r.GetFieldValue<DateTime>(9), r.GetFieldValue<DateTime>(10),
        r.OrNull<DateTime>(11), r.OrNull<DateTime>(12), r.OrNull<DateTime>(13), r.GetInt32(14));
}
