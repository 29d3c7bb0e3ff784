using Compliance.Graph;
using Compliance.ReadingDuties;
using Compliance.ReadingIncidents;
using Npgsql;

namespace Compliance.ReadingThePortfolio;

/// <summary>How a developer stands, as whoever looks may see it.</summary>
/// <param name="Due">Due within <see cref="PortfolioShelf.Soon"/>.</param>
/// <param name="Findings">Open ones; null for who may not know of them, and so are the next two.</param>
/// <param name="FailingConditions">Of licences whose term runs.</param>
sealed record DeveloperStanding(Guid Id, string Name, int Models, int Due, int Overdue, int Disputed, int Unrecorded, int? Findings, int? OverdueFindings, int Licences, int? FailingConditions);

/// <summary>How many licences stand so.</summary>
sealed record LicenceCount(LicenceStatus Status, int Count);

/// <summary>How many incidents a month had that did a harm; of all where none is named.</summary>
sealed record IncidentCount(string Month, Harm? Harm, int Count);

/// <summary>How many incidents are of a class of a dimension.</summary>
sealed record IncidentClassCount(string Dimension, string Class, int Count);

/// <summary>The portfolio of developers, counted for whoever looks: of another developer only what is public is counted.</summary>
sealed class PortfolioShelf(NpgsqlDataSource database, IncidentRegister incidents, Clock clock)
{
    /// <summary>What is due within this is due soon.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    const string Counted =
        $"""
        with seen as materialized (
          select m.id, d.id as developer, d.name, {DutyShelf.Sees} as sees from model m cross join lateral unnest(m.developer_ids, m.developer_names) d (id, name) where not m.is_filed or {DutyShelf.Sees}
        ), owed as (
          select developer, count(*) filter (where state = 'Due')::int as due, count(*) filter (where state = 'Overdue')::int as overdue,
                 count(*) filter (where state = 'Disputed')::int as disputed, count(*) filter (where state = 'Unrecorded')::int as unrecorded
          from (select s.developer, {DutyShelf.State} as state from seen s join owed_duty o on o.model_id = s.id and o.inside = s.sees where o.filed_at is null and (o.due < $4 or o.missed)) o group by developer
        ), found as (
          select developer_id, count(*)::int as findings, count(*) filter (where cure_by <= $3)::int as overdue from audit_finding where closed_at is null and ($1 or developer_id = $2) group by developer_id
        ), held as (
          select developer_id, count(*)::int as licences from licence where status = 'Granted' and until > $3 group by developer_id
        ), failing as (
          select l.developer_id, count(*)::int as conditions from condition_standing c join licence l on l.id = c.licence_id
          where not c.holds and l.status in ('Granted', 'Suspended') and ($1 or l.developer_id = $2) group by l.developer_id
        ), developer as (
          select s.developer as id, min(s.name) as name, count(*)::int as models from seen s
          where ($5::text is null or s.name ilike $5) and ($6::uuid is null or s.developer = $6) group by s.developer
        )
        select d.id, d.name, d.models, coalesce(o.due, 0) as due, coalesce(o.overdue, 0) as overdue, coalesce(o.disputed, 0) as disputed, coalesce(o.unrecorded, 0) as unrecorded,
               case when $1 or d.id = $2 then coalesce(f.findings, 0) end as findings, case when $1 or d.id = $2 then coalesce(f.overdue, 0) end as overdue_findings,
               coalesce(h.licences, 0) as licences, case when $1 or d.id = $2 then coalesce(c.conditions, 0) end as failing, count(*) over ()::int as total
        from developer d left join owed o on o.developer = d.id left join found f on f.developer_id = d.id left join held h on h.developer_id = d.id left join failing c on c.developer_id = d.id
        """;

    /// <summary>Developers of models that may be seen.</summary>
    public async Task<(int Total, List<DeveloperStanding> Rows)> DevelopersAsync(Viewer viewer, string? search, Guid? developer, PortfolioOrder order, int first, int start, CancellationToken cancellation)
    {
        var now = clock.Now();
        var by = order switch
        {
            PortfolioOrder.Overdue  => "overdue desc, due desc, ",
            PortfolioOrder.Due      => "due desc, overdue desc, ",
            PortfolioOrder.Findings => "overdue_findings desc nulls last, findings desc nulls last, ",
            PortfolioOrder.Failing  => "failing desc nulls last, ",
            PortfolioOrder.Models   => "models desc, ",
            _                       => "",
        };
        var total = 0;
        var rows = await database.ReadAsync(
            $"{Counted} order by {by}lower(d.name), d.id limit $7 offset $8",
            [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Instant(now), Sql.Instant(now + Soon), Sql.Text(Pattern(search)), Sql.Uuid(developer), Sql.Int(first), Sql.Int(start)],
            r =>
            {
                total = r.GetInt32(11);
                return new DeveloperStanding(
                    r.GetGuid(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.OrNull<int>(7), r.OrNull<int>(8), r.GetInt32(9), r.OrNull<int>(10));
            },
            cancellation);
        return (total, rows);
    }

    /// <summary>Licences that may be seen, by status.</summary>
    public Task<List<LicenceCount>> LicencesAsync(Viewer viewer, Guid? developer, CancellationToken cancellation) => database.ReadAsync(
        """
        select case when status in ('Granted', 'Suspended') and until <= $3 then 'Expired' else status end, count(*)::int from licence
        where ($1 or granted_at is not null or developer_id = $2) and ($4::uuid is null or developer_id = $4) group by 1 order by 1
        """,
        [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Instant(clock.Now()), Sql.Uuid(developer)], r => new LicenceCount(r.Name<LicenceStatus>(0), r.GetInt32(1)), cancellation);

    /// <summary>How many conditions fail of how many licences, among those whose conditions may be seen.</summary>
    public async Task<(int Conditions, int Licences)> FailingAsync(Viewer viewer, Guid? developer, CancellationToken cancellation) => (await database.ReadAsync(
        """
        select count(*)::int, count(distinct l.id)::int from condition_standing c join licence l on l.id = c.licence_id
        where not c.holds and l.status in ('Granted', 'Suspended') and ($1 or l.developer_id = $2) and ($3::uuid is null or l.developer_id = $3)
        """,
        [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Uuid(developer)], r => (r.GetInt32(0), r.GetInt32(1)), cancellation))[0];

    const string Visible = "from incident i join model m on m.id = i.model_id";
    const string May =
        $"where (not i.is_filed or i.reporter_id = $2 or {DutyShelf.Sees}) and ($3::uuid is null or (m.developer_ids @> array[$3::uuid] and (not m.is_filed or {DutyShelf.Sees})))";
    const string Incidents = $"{Visible} {May}";

    /// <summary>Incidents that may be seen, by the month in which they were reported and by what they did; months are those of UTC.</summary>
    public Task<List<IncidentCount>> IncidentsAsync(Viewer viewer, Guid? developer, DateTimeOffset from, CancellationToken cancellation) => database.ReadAsync(
        $"""
        with seen as materialized (select i.id, to_char(i.reported_at at time zone 'UTC', 'YYYY-MM') as month {Incidents} and i.reported_at >= $4)
        select month, null, count(*)::int from seen group by month
        union all select month, h.harm, count(*)::int from seen join incident_harm h on h.incident_id = seen.id group by month, h.harm order by 1, 2 nulls first
        """,
        [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Uuid(developer), Sql.Instant(from)],
        r => new IncidentCount(r.GetString(0), r.IsDBNull(1) ? null : r.Name<Harm>(1), r.GetInt32(2)), cancellation);

    // As a monitor has judged, for who may know that; else as it was published.
    const string Classes =
        $"""
        select taxonomy_id, dimension_id, class from incident_class c where c.incident_id = i.id and (i.reporter_id = $2 or {DutyShelf.Sees})
        union all
        select e ->> 'taxonomy', e ->> 'dimension', e ->> 'class' from incident_summary s cross join lateral jsonb_array_elements(s.classes) e where s.incident_id = i.id and not coalesce(i.reporter_id = $2 or {DutyShelf.Sees}, false)
        """;

    /// <summary>Incidents that may be seen, by the classes of a taxonomy, reported since an instant.</summary>
    public Task<List<IncidentClassCount>> ClassesAsync(Viewer viewer, string taxonomy, Guid? developer, DateTimeOffset from, CancellationToken cancellation) => database.ReadAsync(
        $"""
        with seen as (select k.* {Visible} cross join lateral ({Classes}) k {May} and i.reported_at >= $4 and k.taxonomy_id = $5)
        select dimension_id, class, count(*)::int from seen group by 1, 2 order by 1, 3 desc, 2
        """,
        [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Uuid(developer), Sql.Instant(from), Sql.Text(taxonomy)], r => new IncidentClassCount(r.GetString(0), r.GetString(1), r.GetInt32(2)), cancellation);

    /// <summary>The incidents behind such a count, newest first.</summary>
    public async Task<Page<SeenIncident>> IncidentPageAsync(Viewer viewer, Guid? developer, Harm? harm, IncidentClass? ofClass, DateTimeOffset from, DateTimeOffset until, int first, string? after, CancellationToken cancellation)
    {
        const string where =
            $"""
            {Incidents} and i.reported_at >= $4 and i.reported_at < $5 and ($6::text is null or exists (select from incident_harm h where h.incident_id = i.id and h.harm = $6))
              and ($7::text is null or exists (select from ({Classes}) k where (k.taxonomy_id, k.dimension_id, k.class) = ($7, $8, $9)))
            """;
        NpgsqlParameter[] Asked() => [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Uuid(developer), Sql.Instant(from), Sql.Instant(until), Sql.Text(harm?.ToString()), Sql.Text(ofClass?.Taxonomy), Sql.Text(ofClass?.Dimension), Sql.Text(ofClass?.Class)];
        var page = await Page<Guid>.ReadAsync(
            first, after,
            (cursor, count) => database.ReadAsync(
                $"select i.id {where} and (i.reported_at, i.id) < ($10, $11) order by i.reported_at desc, i.id desc limit $12",
                [.. Asked(), Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Int(count)], r => r.GetGuid(0), cancellation),
            async () => (await database.ReadAsync($"select count(*)::int {where}", Asked(), r => r.GetInt32(0), cancellation))[0]);
        return new(page.TotalCount, await incidents.FindAsync(viewer, page.Rows, cancellation), page.HasNextPage);
    }

    static string? Pattern(string? search) =>
        string.IsNullOrWhiteSpace(search) ? null : $"%{search.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
