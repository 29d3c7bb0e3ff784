using Compliance.Graph;
using Compliance.ReadingModels;
using Compliance.ReadingRegimes;
using Compliance.ReportingAnIncident;
using Npgsql;
using NpgsqlTypes;

namespace Compliance.ReckoningDuties;

/// <summary>One thing that a regime asks, as the table of duties holds it.</summary>
sealed record OwedDuty(Guid Model, Guid? Incident, bool Inside, string Regime, string Duty, Certainty Certainty, DueDate? Due, DateTimeOffset? FiledAt);

/// <summary>Reckons what is owed for some models, twice: by what the developer filed, and by what everyone may know.</summary>
sealed class DutyReckoner(NpgsqlDataSource database, EventStore store, ModelRegister models)
{
    static readonly Viewer Overseer = new(SeesAll: true, null);
    static readonly Viewer Anyone = new(SeesAll: false, null);

    /// <summary>Puts what is owed for these models in the place of what stood there, within the transaction of the connection.</summary>
    public async Task ReckonAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellation)
    {
        var incidents = await IncidentsAsync(ids, cancellation);
        var (inside, open) = (await models.FindAsync(Overseer, ids, cancellation), await models.FindAsync(Anyone, ids, cancellation));
        var byModel = incidents.ToLookup(i => i.State.Report.Model);
        List<OwedDuty> owed = [.. inside.SelectMany(m => Of(m, byModel, isInside: true)), .. open.SelectMany(m => Of(m, byModel, isInside: false))];
        await using (var away = new NpgsqlCommand("delete from owed_duty where model_id = any($1)", connection) { Parameters = { Sql.Uuids(ids) } })
            await away.ExecuteNonQueryAsync(cancellation);
        await using (var away = new NpgsqlCommand("delete from incident_harm where incident_id = any($1)", connection) { Parameters = { Sql.Uuids([.. incidents.Select(i => i.Id)]) } })
            await away.ExecuteNonQueryAsync(cancellation);
        await WriteAsync(connection, owed, cancellation);
        await WriteAsync(connection, incidents, cancellation);
    }

    static IEnumerable<OwedDuty> Of(SeenModel model, ILookup<Guid, KnownIncident> incidents, bool isInside)
    {
        foreach (var duty in DutyOfModel.Of(ShippedRegimes.All, model.Subject, model.Course))
            yield return new(model.Id, null, isInside, duty.Regime.Id, duty.Duty.Id, duty.Certainty, duty.Due, null);
        foreach (var incident in incidents[model.Id].Where(i => isInside || !i.IsFiled))
            foreach (var clock in IncidentClock.Of(ShippedRegimes.All, model.Subject, incident.State.Report.Harms, incident.State.Report.Awareness))
                yield return new(
                    model.Id, incident.Id, isInside, clock.Regime.Id, clock.Duty.Id, clock.Certainty, clock.Due,
                    incident.State.Filed.TryGetValue(new(clock.Regime.Id, clock.Duty.Id), out var filed) ? filed : null);
    }

    async Task<List<KnownIncident>> IncidentsAsync(Guid[] models, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync("select id, is_filed from incident where model_id = any($1)", [Sql.Uuids(models)], r => (Id: r.GetGuid(0), IsFiled: r.GetBoolean(1)), cancellation);
        var events = await store.ReadStreamsAsync(rows.Select(r => $"incident-{r.Id:D}"), cancellation);
        return [.. rows.Select(r => new KnownIncident(r.Id, r.IsFiled, (Incident.Reported)events[$"incident-{r.Id:D}"].Select(IncidentGrain.Codec.Read).Aggregate(Incident.Initial, Incident.Evolve)))];
    }

    static async Task WriteAsync(NpgsqlConnection connection, List<OwedDuty> owed, CancellationToken cancellation)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "copy owed_duty (model_id, incident_id, inside, regime, duty, certainty, due, due_latest, filed_at) from stdin (format binary)", cancellation);
        foreach (var duty in owed)
        {
            await rows.StartRowAsync(cancellation);
            await rows.WriteAsync(duty.Model, NpgsqlDbType.Uuid, cancellation);
            await NullableAsync(rows, duty.Incident, NpgsqlDbType.Uuid, cancellation);
            await rows.WriteAsync(duty.Inside, NpgsqlDbType.Boolean, cancellation);
            await rows.WriteAsync(duty.Regime, NpgsqlDbType.Text, cancellation);
            await rows.WriteAsync(duty.Duty, NpgsqlDbType.Text, cancellation);
            await rows.WriteAsync(duty.Certainty.ToString(), NpgsqlDbType.Text, cancellation);
            await NullableAsync(rows, duty.Due?.Earliest.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
            await NullableAsync(rows, duty.Due?.Latest.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
            await NullableAsync(rows, duty.FiledAt?.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
        }
        await rows.CompleteAsync(cancellation);
    }

    static async Task WriteAsync(NpgsqlConnection connection, List<KnownIncident> incidents, CancellationToken cancellation)
    {
        await using var rows = await connection.BeginBinaryImportAsync("copy incident_harm (incident_id, harm) from stdin (format binary)", cancellation);
        foreach (var incident in incidents)
            foreach (var harm in incident.State.Report.Harms.Distinct())
            {
                await rows.StartRowAsync(cancellation);
                await rows.WriteAsync(incident.Id, NpgsqlDbType.Uuid, cancellation);
                await rows.WriteAsync(harm.ToString(), NpgsqlDbType.Text, cancellation);
            }
        await rows.CompleteAsync(cancellation);
    }

    static Task NullableAsync<T>(NpgsqlBinaryImporter rows, T? value, NpgsqlDbType type, CancellationToken cancellation)
        where T : struct => value is { } known ? rows.WriteAsync(known, type, cancellation) : rows.WriteNullAsync(cancellation);

    sealed record KnownIncident(Guid Id, bool IsFiled, Incident.Reported State);
}
