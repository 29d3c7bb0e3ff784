using Compliance.Graph;
using Compliance.ReadingIncidents;
using Compliance.ReadingModels;
using Compliance.ReadingRegimes;
using Compliance.ReportingAnIncident;
using Compliance.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Compliance.ReckoningDuties;

/// <summary>One thing that a regime asks, as the list of duties holds it.</summary>
/// <param name="Certainty">Not at all where it was missed or filed, and no regime asks it any more.</param>
sealed record OwedDuty(Guid Model, Guid? Incident, bool Inside, Filing Filing, Certainty Certainty, DueDate? Due, bool IsWatched, DateTimeOffset? FiledAt, bool IsMissed = false)
{
    public Guid Id => Identifiers.OfDuty(Incident ?? Model, Filing);
}

/// <summary>What has come of a duty by now.</summary>
sealed record DocketEntry(Guid Subject, Filing Filing, DueDate? Due, bool IsAsked, bool IsMissed, DateTimeOffset? FiledAt);

/// <summary>Reckons what is owed for some models, twice: by what the developer filed, and by what everyone may know.</summary>
sealed class DutyReckoner(NpgsqlDataSource database, EventStore store, ModelRegister models, RegimeBook book)
{
    static readonly Viewer Overseer = new(SeesAll: true, null);
    static readonly Viewer Anyone = new(SeesAll: false, null);

    /// <summary>Puts what is owed for these models in the place of what stood there, within the transaction of the connection.</summary>
    public async Task ReckonAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellation)
    {
        var incidents = await IncidentsAsync(ids, cancellation);
        var (inside, open) = (await models.FindAsync(Overseer, [.. ids.Concat(incidents.SelectMany(i => i.State.Models)).Distinct()], cancellation), await models.FindAsync(Anyone, ids, cancellation));
        var (known, byModel) = ((await OfTheirOwnAsync(inside, cancellation)).ToDictionary(m => m.Id), incidents.ToLookup(i => i.State.Report.Model));
        var docket = await DocketAsync([.. ids, .. incidents.Select(i => i.Id)], cancellation);
        List<OwedDuty> owed = [.. ids.Where(known.ContainsKey).SelectMany(id => Inside(known[id], byModel[id], known, docket)), .. open.SelectMany(m => Outside(m, byModel[m.Id]))];
        await using (var away = new NpgsqlCommand("delete from owed_duty where model_id = any($1)", connection) { Parameters = { Sql.Uuids(ids) } })
            await away.ExecuteNonQueryAsync(cancellation);
        await using (var away = new NpgsqlCommand("delete from incident_harm where incident_id = any($1)", connection) { Parameters = { Sql.Uuids([.. incidents.Select(i => i.Id)]) } })
            await away.ExecuteNonQueryAsync(cancellation);
        await WriteAsync(connection, owed, cancellation);
        await WriteAsync(connection, incidents, cancellation);
    }

    // What a model inherits counts as its developer sees it: of what another one filed nothing may follow.
    async Task<List<SeenModel>> OfTheirOwnAsync(List<SeenModel> all, CancellationToken cancellation)
    {
        var theirs = new Dictionary<Guid, SeenModel>();
        foreach (var some in all.Where(m => !m.Bases.IsEmpty).GroupBy(m => m.Developers[0].Id))
            foreach (var model in await models.FindAsync(new Viewer(SeesAll: false, some.Key), [.. some.Select(m => m.Id)], cancellation))
                theirs[model.Id] = model;
        return all.ConvertAll(m => theirs.GetValueOrDefault(m.Id, m));
    }

    /// <summary>By what the developer filed: of a model and upon an incident as a monitor has judged it, with what their dockets hold.</summary>
    IEnumerable<OwedDuty> Inside(SeenModel model, IEnumerable<KnownIncident> incidents, Dictionary<Guid, SeenModel> known, ILookup<Guid, DocketEntry> docket)
    {
        var entries = docket[model.Id].ToDictionary(e => e.Filing);
        List<OwedDuty> ofModel = [.. DutyOfModel.Of(book.All, model.Subject, model.Course).Select(d => Of(d, entries.GetValueOrDefault(d.Filing)))];
        return [.. ofModel, .. Lifted(null, entries.Values, ofModel), .. incidents.SelectMany(OfIncident)];

        OwedDuty Of(DutyOfModel duty, DocketEntry? entry) => new(
            model.Id, null, Inside: true, duty.Filing, duty.Certainty, duty.Due, IsWatched: entry is { IsAsked: true } or { IsMissed: true } or { FiledAt: not null, Due: not null }, entry?.FiledAt, entry is { IsMissed: true });

        IEnumerable<OwedDuty> OfIncident(KnownIncident incident)
        {
            var came = docket[incident.Id].ToDictionary(e => e.Filing);
            List<OwedDuty> upon = [.. incident.State.ClocksOf(book, [.. incident.State.Models.Where(known.ContainsKey).Select(m => known[m].Subject)]).Select(c => Upon(incident, c, came.GetValueOrDefault(c.Filing)))];
            return [.. upon, .. Lifted(incident.Id, came.Values, upon)];
        }

        // An incident was known to its developer from the beginning; what was due before somebody asked it, nobody has missed.
        OwedDuty Upon(KnownIncident incident, IncidentClock clock, DocketEntry? entry) => new(
            model.Id, incident.Id, Inside: true, clock.Filing, clock.Certainty, clock.Due, IsWatched: clock.IsWatched || entry is { IsMissed: true },
            incident.State.Filed.TryGetValue(clock.Filing, out var filed) ? filed : null, entry is { IsMissed: true });

        // What came of a duty stays in the list, also where no regime asks it any more.
        IEnumerable<OwedDuty> Lifted(Guid? incident, IEnumerable<DocketEntry> all, List<OwedDuty> asked) =>
            from entry in all
            where entry is { IsMissed: true } or { FiledAt: not null }
            where !asked.Exists(a => a.Filing == entry.Filing) && book.FindDuty(entry.Filing.Regime, entry.Filing.Duty) is not null
            select new OwedDuty(model.Id, incident, Inside: true, entry.Filing, Certainty.Not, entry.Due, IsWatched: true, entry.FiledAt, entry.IsMissed);
    }

    /// <summary>By what everyone may know: of filings, and of how a monitor has judged, nothing.</summary>
    IEnumerable<OwedDuty> Outside(SeenModel model, IEnumerable<KnownIncident> incidents)
    {
        foreach (var duty in DutyOfModel.Of(book.All, model.Subject, model.Course))
            yield return new(model.Id, null, Inside: false, duty.Filing, duty.Certainty, duty.Due, IsWatched: false, null);
        foreach (var incident in incidents.Where(i => !i.IsFiled))
            foreach (var clock in incident.State.Report.ClocksOf(book, model.Subject))
                yield return new(model.Id, incident.Id, Inside: false, clock.Filing, clock.Certainty, clock.Due, IsWatched: false, null);
    }

    async Task<ILookup<Guid, DocketEntry>> DocketAsync(Guid[] subjects, CancellationToken cancellation) => (await database.ReadAsync(
        "select subject_id, regime, duty, due_earliest, due_latest, is_asked, missed_at is not null, filed_at from duty_docket where subject_id = any($1)", [Sql.Uuids(subjects)],
        r => new DocketEntry(
            r.GetGuid(0), new(r.GetString(1), r.GetString(2)), r.OrNull<DateTime>(3) is { } earliest ? new(new(earliest), new(r.GetDateTime(4))) : null, r.GetBoolean(5), r.GetBoolean(6), r.OrNull<DateTime>(7) is { } at ? new DateTimeOffset(at) : null),
        cancellation)).ToLookup(e => e.Subject);

    async Task<List<KnownIncident>> IncidentsAsync(Guid[] models, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync("select id, is_filed from incident where model_id = any($1)", [Sql.Uuids(models)], r => (Id: r.GetGuid(0), IsFiled: r.GetBoolean(1)), cancellation);
        var events = await store.ReadStreamsAsync(rows.Select(r => $"incident-{r.Id:D}"), cancellation);
        return [.. rows.Select(r => new KnownIncident(r.Id, r.IsFiled, (Incident.Reported)events[$"incident-{r.Id:D}"].Select(IncidentGrain.Codec.Read).Aggregate(Incident.Initial, Incident.Evolve)))];
    }

    static async Task WriteAsync(NpgsqlConnection connection, List<OwedDuty> owed, CancellationToken cancellation)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "copy owed_duty (id, model_id, incident_id, inside, regime, duty, certainty, due, due_latest, watched, filed_at, missed) from stdin (format binary)", cancellation);
        foreach (var duty in owed)
        {
            await rows.StartRowAsync(cancellation);
            await rows.WriteAsync(duty.Id, NpgsqlDbType.Uuid, cancellation);
            await rows.WriteAsync(duty.Model, NpgsqlDbType.Uuid, cancellation);
            await NullableAsync(rows, duty.Incident, NpgsqlDbType.Uuid, cancellation);
            await rows.WriteAsync(duty.Inside, NpgsqlDbType.Boolean, cancellation);
            await rows.WriteAsync(duty.Filing.Regime, NpgsqlDbType.Text, cancellation);
            await rows.WriteAsync(duty.Filing.Duty, NpgsqlDbType.Text, cancellation);
            await rows.WriteAsync(duty.Certainty.ToString(), NpgsqlDbType.Text, cancellation);
            await NullableAsync(rows, duty.Due?.Earliest.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
            await NullableAsync(rows, duty.Due?.Latest.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
            await rows.WriteAsync(duty.IsWatched, NpgsqlDbType.Boolean, cancellation);
            await NullableAsync(rows, duty.FiledAt?.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
            await rows.WriteAsync(duty.IsMissed, NpgsqlDbType.Boolean, cancellation);
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
