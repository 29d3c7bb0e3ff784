using Compliance.Graph;
using Compliance.ImportingCatalogs;
using Compliance.Storage;
using Npgsql;

namespace Compliance.ReadingRisks;

/// <summary>What is at work against risks now, as far as whoever looks may know it.</summary>
/// <param name="Incidents">Of the last year, by harm.</param>
/// <param name="Assessments">Decisions that stand, by standard; null for who may not count them, and so is the next.</param>
/// <param name="Controls">Results on controls of the playbook that stand, by control: how many, and how many of them satisfied.</param>
/// <param name="Conditions">Conditions of licences whose term runs, by name.</param>
sealed record RiskWork(ImmutableDictionary<Harm, int> Incidents, ImmutableDictionary<string, int>? Assessments, ImmutableDictionary<string, (int Assessed, int Satisfied)>? Controls, ImmutableDictionary<string, int>? Conditions);

/// <summary>Counts what is at work against risks.</summary>
sealed class RiskShelf(NpgsqlDataSource database, Clock clock)
{
    const int Days = 365;

    public async Task<RiskWork> WorkAsync(Viewer viewer, CancellationToken cancellation)
    {
        NpgsqlParameter[] Who() => [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization)];
        var incidents = await database.ReadAsync(
            """
            select h.harm, count(*)::int from incident_harm h join incident i on i.id = h.incident_id join model m on m.id = i.model_id
            where (not i.is_filed or i.reporter_id = $2 or $1 or m.developer_ids @> array[$2::uuid]) and i.reported_at >= $3 group by h.harm
            """,
            [.. Who(), Sql.Instant(clock.Now().AddDays(-Days))], r => (Harm: r.Name<Harm>(0), Count: r.GetInt32(1)), cancellation);
        if (viewer is { SeesAll: false, Organization: null })
            return new(incidents.ToImmutableDictionary(i => i.Harm, i => i.Count), null, null, null);
        var assessments = await database.ReadAsync(
            "select standard, count(*)::int from assessment where decision is not null and lapsed_at is null and ($1 or developer_id = $2) group by standard", Who(), r => (Standard: r.GetString(0), Count: r.GetInt32(1)), cancellation);
        var controls = await database.ReadAsync(
            """
            select r.control_id, count(*)::int, count(*) filter (where r.verdict = 'Satisfied')::int from control_result r join control_assessment a on a.id = r.assessment_id join catalog k on k.id = a.catalog_id
            where r.control_id = any($4) and a.lapsed_at is null and k.series_id = $3 and k.superseded_at is null and k.withdrawn_at is null and ($1 or a.developer_id = $2) group by r.control_id
            """,
            [.. Who(), Sql.Uuid(Identifiers.OfCatalogSeries(Playbook.Series)), Sql.Texts([.. ShippedRisks.Controls])], r => (Control: r.GetString(0), Assessed: r.GetInt32(1), Satisfied: r.GetInt32(2)), cancellation);
        var conditions = await database.ReadAsync(
            "select c.condition, count(*)::int from condition_standing c join licence l on l.id = c.licence_id where l.status in ('Granted', 'Suspended') and ($1 or l.developer_id = $2) group by c.condition",
            Who(), r => (Condition: r.GetString(0), Count: r.GetInt32(1)), cancellation);
        return new(
            incidents.ToImmutableDictionary(i => i.Harm, i => i.Count), assessments.ToImmutableDictionary(a => a.Standard, a => a.Count, StringComparer.Ordinal),
            controls.ToImmutableDictionary(c => $"{ShippedRisks.Framework}/{c.Control}", c => (c.Assessed, c.Satisfied), StringComparer.Ordinal), conditions.ToImmutableDictionary(c => c.Condition, c => c.Count, StringComparer.Ordinal));
    }
}
