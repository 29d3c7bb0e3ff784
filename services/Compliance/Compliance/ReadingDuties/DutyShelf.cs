using Compliance.Graph;
using Compliance.ReadingRegimes;
using Npgsql;

namespace Compliance.ReadingDuties;

/// <summary>Which duties; what is null is not asked for.</summary>
/// <param name="Before">Only those that are due before this instant.</param>
/// <param name="UponIncident">Those that an incident has set running, or those of models by themselves.</param>
sealed record DutyFilter(Guid? Developer, Guid? Model, string? Regime, ImmutableArray<DutyState>? States, Certainty? Certainty, bool? UponIncident, DateTimeOffset? Before);

/// <summary>What has come of a duty; for who may know what the developer filed.</summary>
/// <param name="Act">Of the last binding act on it: that it was filed, else that it was missed, else the last reminder.</param>
sealed record DutyOutcome(int Reminders, DateTime? RemindedAt, DateTime? MissedAt, Guid? Finding, string? Reference, Guid? Act)
{
    public static DutyOutcome None { get; } = new(0, null, null, null, null, null);
}

/// <summary>A duty as whoever looks may see it.</summary>
/// <param name="IsInside">Whether it is seen by what the developer filed.</param>
sealed record SeenDuty(
    Guid Id, Guid Model, string ModelName, ImmutableArray<Developer> Developers, Guid? Incident, bool IsInside, string Regime, string Duty, Certainty Certainty, DateTime? Due, DateTime? DueLatest, DateTime? FiledAt, DutyState State,
    DutyOutcome Outcome);

/// <summary>How many duties of a regime stand so.</summary>
sealed record DutyCount(string Regime, DutyState State, Certainty Certainty, int Count);

/// <summary>What is owed and what has come of it, as whoever looks may see it: developers and overseers by what was filed, everyone else by what is public.</summary>
sealed class DutyShelf(NpgsqlDataSource database, RegimeBook book, Clock clock)
{
    /// <summary>Whether who looks is the developer or an overseer, where <c>m</c> is the model.</summary>
    public const string Sees = "($1 or m.developer_ids @> array[$2::uuid])";

    /// <summary>How a duty <c>o</c> stands now, which is <c>$3</c>: the same as <see cref="DutyStates.Of"/>.</summary>
    public const string State =
        """
        case when o.filed_at is not null then case when o.missed or (o.watched and o.filed_at >= o.due) then 'MetLate' else 'Met' end
             when o.certainty = 'Not' then 'Lifted'
             when o.missed then 'Overdue'
             when o.due is null then 'Undated'
             when $3 < o.due then 'Due'
             when not o.watched then 'Unrecorded'
             when $3 < o.due_latest then 'Disputed'
             when o.certainty = 'Possibly' then 'Unsettled'
             else 'Overdue' end
        """;

    const string Seen = $"from owed_duty o join model m on m.id = o.model_id where o.inside = {Sees} and (not m.is_filed or {Sees})";

    const string Filtered =
        $"""
        {Seen}
          and ($4::uuid is null or m.developer_ids @> array[$4::uuid]) and ($5::text is null or o.regime = $5) and ($6::text[] is null or {State} = any($6)) and ($7::text is null or o.certainty = $7)
          and ($8::boolean is null or (o.incident_id is not null) = $8) and ($9::timestamptz is null or o.due < $9) and ($10::uuid is null or o.model_id = $10)
        """;

    const string Columns =
        $"o.id, m.id as model_id, m.name, m.developer_ids, m.developer_names, o.incident_id, o.inside, o.regime, o.duty, o.certainty, o.due, o.due_latest, o.filed_at, {State} as state";

    // What came of a duty is looked up for the rows that are shown alone.
    static string WithOutcome(string rows) =>
        $"""
        select o.*, coalesce(k.reminders, 0), k.reminded_for, k.missed_at, k.finding_id, k.reference, coalesce(k.filed_act, k.missed_act, k.reminder_act)
        from ({rows}) o left join duty_docket k on k.id = o.id and o.inside order by o.due nulls last, o.name, o.model_id, o.regime, o.duty, o.incident_id
        """;

    /// <summary>What is due first comes first; what has no day comes last.</summary>
    public async Task<(int Total, List<SeenDuty> Rows)> PageAsync(Viewer viewer, DutyFilter filter, int first, int start, CancellationToken cancellation) =>
    (
        (await database.ReadAsync($"select count(*)::int {Filtered}", Parameters(viewer, filter), r => r.GetInt32(0), cancellation))[0],
        await RowsAsync(
            $"select {Columns} {Filtered} order by o.due nulls last, m.name, m.id, o.regime, o.duty, o.incident_id limit $11 offset $12",
            [.. Parameters(viewer, filter), Sql.Int(first), Sql.Int(start)], cancellation));

    /// <summary>How many there are of each kind.</summary>
    public async Task<List<DutyCount>> CountsAsync(Viewer viewer, DutyFilter filter, CancellationToken cancellation)
    {
        var counts = await database.ReadAsync(
            $"select o.regime, {State}, o.certainty, count(*)::int {Filtered} group by 1, 2, 3 order by 1, 2, 3",
            Parameters(viewer, filter), r => new DutyCount(r.GetString(0), r.Name<DutyState>(1), r.Name<Certainty>(2), r.GetInt32(3)), cancellation);
        await book.KnowAsync(counts.Select(c => (c.Regime, (string?)null)), cancellation);
        return counts;
    }

    /// <summary>One duty, if it may be seen.</summary>
    public async Task<SeenDuty?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) =>
        (await RowsAsync($"select {Columns} {Seen} and o.id = $4", [.. Viewing(viewer), Sql.Uuid(id)], cancellation)).SingleOrDefault();

    /// <summary>The duty that has become a finding; whoever may see the finding may see it.</summary>
    public async Task<SeenDuty?> OfFindingAsync(Guid finding, CancellationToken cancellation) => (await RowsAsync(
        $"select {Columns} {Seen} and o.id = (select id from duty_docket where finding_id = $4)", [.. Viewing(new(SeesAll: true, null)), Sql.Uuid(finding)], cancellation)).SingleOrDefault();

    // The list may be by regimes that another replica has published and reckoned with.
    async Task<List<SeenDuty>> RowsAsync(string rows, NpgsqlParameter[] parameters, CancellationToken cancellation)
    {
        var seen = await database.ReadAsync(WithOutcome(rows), parameters, Read, cancellation);
        await book.KnowAsync(seen.Select(d => (d.Regime, (string?)d.Duty)), cancellation);
        return seen;
    }

    /// <summary>Waits a moment until the list has what has happened to a stream of events, so that who has just filed finds it there. Reckoning of everything can take longer; then it is there later.</summary>
    public async Task SettleAsync(string stream, CancellationToken cancellation)
    {
        for (var i = 0; i < 80; i++)
        {
            if ((await database.ReadAsync("select exists (select from event e, reckoning r where e.stream = $1 and (e.transaction, e.position) > (r.transaction, r.position))", [Sql.Text(stream)], r => r.GetBoolean(0), cancellation)) is [false])
                return;
            await Task.Delay(25, cancellation);
        }
    }

    NpgsqlParameter[] Viewing(Viewer viewer) => [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Instant(clock.Now())];

    NpgsqlParameter[] Parameters(Viewer viewer, DutyFilter filter) =>
    [
        .. Viewing(viewer), Sql.Uuid(filter.Developer), Sql.Text(filter.Regime), filter.States is { } states ? Sql.Texts([.. states.Select(s => s.ToString())]) : new NpgsqlParameter<string[]?> { TypedValue = null, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text },
        Sql.Text(filter.Certainty?.ToString()), new NpgsqlParameter<bool?> { TypedValue = filter.UponIncident, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Boolean }, Sql.Instant(filter.Before), Sql.Uuid(filter.Model),
    ];

    static SeenDuty Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetString(2), [.. r.GetFieldValue<Guid[]>(3).Zip(r.GetFieldValue<string[]>(4), (id, name) => new Developer(id, name))], r.OrNull<Guid>(5), r.GetBoolean(6), r.GetString(7), r.GetString(8),
        r.Name<Certainty>(9), r.OrNull<DateTime>(10), r.OrNull<DateTime>(11), r.OrNull<DateTime>(12), r.Name<DutyState>(13),
        new(r.GetInt32(14), r.OrNull<DateTime>(15), r.OrNull<DateTime>(16), r.OrNull<Guid>(17), r.TextOrNull(18), r.OrNull<Guid>(19)));
}
