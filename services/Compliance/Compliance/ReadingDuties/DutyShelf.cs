using Compliance.Graph;
using Npgsql;

namespace Compliance.ReadingDuties;

/// <summary>Which duties; what is null is not asked for.</summary>
/// <param name="Before">Only those that are due before this instant.</param>
/// <param name="UponIncident">Those that an incident has set running, or those of models by themselves.</param>
sealed record DutyFilter(Guid? Developer, string? Regime, DutyState? State, Certainty? Certainty, bool? UponIncident, DateTimeOffset? Before);

/// <summary>A duty as whoever looks may see it.</summary>
sealed record SeenDuty(
    Guid Model, string ModelName, ImmutableArray<Developer> Developers, Guid? Incident, string Regime, string Duty, Certainty Certainty, DateTime? Due, DateTime? DueLatest, DateTime? FiledAt, DutyState State);

/// <summary>How many duties of a regime stand so.</summary>
sealed record DutyCount(string Regime, DutyState State, Certainty Certainty, int Count);

/// <summary>What is owed, as whoever looks may see it: developers and overseers by what was filed, everyone else by what is public.</summary>
sealed class DutyShelf(NpgsqlDataSource database, Clock clock)
{
    /// <summary>Whether who looks is the developer or an overseer, where <c>m</c> is the model.</summary>
    public const string Sees = "($1 or m.developer_ids @> array[$2::uuid])";

    /// <summary>How a duty <c>o</c> stands now, which is <c>$3</c>: the same as <see cref="DutyStates.Of"/>.</summary>
    public const string State =
        """
        case when o.due is null then 'Undated'
             when o.filed_at < o.due then 'Met'
             when o.filed_at is not null then 'MetLate'
             when $3 < o.due then 'Due'
             when not o.watched then 'Unrecorded'
             when $3 < o.due_latest then 'Disputed'
             else 'Overdue' end
        """;

    const string From =
        $"""
        from owed_duty o join model m on m.id = o.model_id
        where o.inside = {Sees} and (not m.is_filed or {Sees})
          and ($4::uuid is null or m.developer_ids @> array[$4::uuid]) and ($5::text is null or o.regime = $5) and ($6::text is null or {State} = $6) and ($7::text is null or o.certainty = $7)
          and ($8::boolean is null or (o.incident_id is not null) = $8) and ($9::timestamptz is null or o.due < $9)
        """;

    /// <summary>What is due first comes first; what has no day comes last.</summary>
    public async Task<(int Total, List<SeenDuty> Rows)> PageAsync(Viewer viewer, DutyFilter filter, int first, int start, CancellationToken cancellation) =>
    (
        (await database.ReadAsync($"select count(*)::int {From}", Parameters(viewer, filter), r => r.GetInt32(0), cancellation))[0],
        await database.ReadAsync(
            $"select m.id, m.name, m.developer_ids, m.developer_names, o.incident_id, o.regime, o.duty, o.certainty, o.due, o.due_latest, o.filed_at, {State} {From} order by o.due nulls last, m.name, m.id, o.regime, o.duty, o.incident_id limit $10 offset $11",
            [.. Parameters(viewer, filter), Sql.Int(first), Sql.Int(start)], Read, cancellation));

    /// <summary>How many there are of each kind.</summary>
    public Task<List<DutyCount>> CountsAsync(Viewer viewer, DutyFilter filter, CancellationToken cancellation) => database.ReadAsync(
        $"select o.regime, {State}, o.certainty, count(*)::int {From} group by 1, 2, 3 order by 1, 2, 3",
        Parameters(viewer, filter), r => new DutyCount(r.GetString(0), r.Name<DutyState>(1), r.Name<Certainty>(2), r.GetInt32(3)), cancellation);

    NpgsqlParameter[] Parameters(Viewer viewer, DutyFilter filter) =>
    [
        Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Instant(clock.Now()), Sql.Uuid(filter.Developer), Sql.Text(filter.Regime), Sql.Text(filter.State?.ToString()), Sql.Text(filter.Certainty?.ToString()),
        new NpgsqlParameter<bool?> { TypedValue = filter.UponIncident, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Boolean }, Sql.Instant(filter.Before),
    ];

    static SeenDuty Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), [.. r.GetFieldValue<Guid[]>(2).Zip(r.GetFieldValue<string[]>(3), (id, name) => new Developer(id, name))], r.OrNull<Guid>(4), r.GetString(5), r.GetString(6), r.Name<Certainty>(7),
        r.OrNull<DateTime>(8), r.OrNull<DateTime>(9), r.OrNull<DateTime>(10), r.Name<DutyState>(11));
}
