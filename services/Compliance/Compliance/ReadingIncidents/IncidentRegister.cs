using Compliance.Graph;
using Compliance.ReadingModels;
using Compliance.ReportingAnIncident;
using Compliance.ReadingRegimes;
using Compliance.Storage;
using Compliance.WatchingDuties;
using Npgsql;

namespace Compliance.ReadingIncidents;

/// <summary>An incident as whoever looks may see it.</summary>
/// <param name="Events">All of them.</param>
/// <param name="Model">The model, where it may be seen.</param>
/// <param name="Others">Further models that had part in it and may be seen.</param>
/// <param name="SeesAccount">Whether what is not public may be seen.</param>
/// <param name="Missed">What has become a finding by itself, for who may see what is not public.</param>
sealed record SeenIncident(Guid Id, bool IsFiled, ImmutableArray<IncidentEvent> Events, SeenModel? Model, ImmutableList<SeenModel> Others, bool SeesAccount, ImmutableHashSet<Filing> Missed, RegimeBook Book)
{
    public Incident.Reported State { get; } = (Incident.Reported)Events.Aggregate(Incident.Initial, Incident.Evolve);

    public IncidentReport Report => State.Report;

    /// <summary>What it did: as a monitor has judged, for who may know that; else as it was reported.</summary>
    public ImmutableList<Harm> Harms => SeesAccount ? State.Harms : Report.Harms;

    /// <summary>By the same.</summary>
    public ImmutableList<IncidentClock> Clocks => Model is null ? [] : SeesAccount ? State.ClocksOf(Book, [Model.Subject, .. Others.Select(m => m.Subject)]) : Report.ClocksOf(Book, Model.Subject);
}

/// <summary>What an incident has set running.</summary>
static class RunningClocks
{
    /// <summary>Of one that repeats another the other's run. What was filed is judged by the version of the regime that it was filed under.</summary>
    public static ImmutableList<IncidentClock> ClocksOf(this Incident.Reported incident, RegimeBook book, IReadOnlyCollection<Subject> subjects)
    {
        var filed = from f in incident.Filed
                    let then = book.Lives.Find(l => l.Regime.Id == f.Key.Regime && l.Until is { } until && l.From <= f.Value && f.Value < until)
                    where then is not null
                    from clock in incident.ClocksOf(then, subjects)
                    where clock.Filing == f.Key
                    select clock;
        return [.. filed.Concat(incident.ClocksOf(book.All, subjects).Select(c => Asked(c, book))).DistinctBy(c => c.Filing).OrderBy(c => c.Due.Earliest).ThenBy(c => c.Regime.Id, StringComparer.Ordinal).ThenBy(c => c.Duty.Id, StringComparer.Ordinal)];
    }

    /// <summary>The same of a version of a regime, as it was asked in its time.</summary>
    public static ImmutableList<IncidentClock> ClocksOf(this Incident.Reported incident, RegimeLife life, IReadOnlyCollection<Subject> subjects) =>
        incident.ClocksOf([life.Regime], subjects).ConvertAll(c => c with { AskedSince = life.Since(c.Duty) });

    /// <summary>As it was reported: how a monitor has judged it and whether it repeats another are not for everyone.</summary>
    public static ImmutableList<IncidentClock> ClocksOf(this IncidentReport report, RegimeBook book, Subject subject) =>
        IncidentClock.Of(book.All, subject, report.Harms, report.Awareness).ConvertAll(c => Asked(c, book));

    static IncidentClock Asked(IncidentClock clock, RegimeBook book) => clock with { AskedSince = book.AskedSince(clock.Filing) };

    static ImmutableList<IncidentClock> ClocksOf(this Incident.Reported incident, ImmutableList<Regime> regimes, IReadOnlyCollection<Subject> subjects) => incident.State == IncidentState.Merged || subjects.Count == 0
        ? [] : IncidentClock.Of(regimes, subjects, incident.Harms, incident.Report.Awareness, incident.Triage?.Severity);
}

/// <summary>Incidents, as whoever looks may see them.</summary>
sealed class IncidentRegister(NpgsqlDataSource database, EventStore store, ModelRegister models, RegimeBook book)
{
    const int Most = 200;

    /// <summary>Newest first, at most 200; of one model, or of all, and how far they are.</summary>
    public async Task<List<SeenIncident>> AllAsync(Viewer viewer, Guid? model, IncidentState? state, CancellationToken cancellation) => await SeenAsync(
        viewer,
        await database.ReadAsync(
            "select id, model_id, reporter_id, is_filed from incident where ($1::uuid is null or model_id = $1) and ($2::text is null or state = $2) order by reported_at desc, id desc",
            [Sql.Uuid(model), Sql.Text(state?.ToString())], Row.Read, cancellation),
        cancellation);

    /// <summary>Those that were merged into an incident, as far as they may be seen.</summary>
    public async Task<List<SeenIncident>> MergedIntoAsync(Viewer viewer, Guid id, CancellationToken cancellation) => await SeenAsync(
        viewer, await database.ReadAsync("select id, model_id, reporter_id, is_filed from incident where merged_into = $1 order by reported_at, id", [Sql.Uuid(id)], Row.Read, cancellation), cancellation);

    /// <summary>Whether an incident was reported before another and is not merged itself.</summary>
    public async Task<bool> IsEarlierAsync(Guid id, Guid than, CancellationToken cancellation) => (await database.ReadAsync(
        "select (a.reported_at, a.id) < (b.reported_at, b.id) and a.merged_into is null from incident a, incident b where a.id = $1 and b.id = $2", [Sql.Uuid(id), Sql.Uuid(than)], r => r.GetBoolean(0), cancellation)) is [true];

    /// <summary>One incident, if it may be seen.</summary>
    public async Task<SeenIncident?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) => (await SeenAsync(
        viewer, await database.ReadAsync("select id, model_id, reporter_id, is_filed from incident where id = $1", [Sql.Uuid(id)], Row.Read, cancellation), cancellation)).SingleOrDefault();

    /// <summary>Those of some incidents that may be seen, newest first.</summary>
    public async Task<List<SeenIncident>> FindAsync(Viewer viewer, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => await SeenAsync(
        viewer, await database.ReadAsync("select id, model_id, reporter_id, is_filed from incident where id = any($1) order by reported_at desc, id desc", [Sql.Uuids([.. ids])], Row.Read, cancellation), cancellation);

    async Task<List<SeenIncident>> SeenAsync(Viewer viewer, List<Row> rows, CancellationToken cancellation)
    {
        var seen = (await models.FindAsync(viewer, [.. rows.Select(r => r.Model).Distinct()], cancellation)).ToDictionary(m => m.Id);
        var visible = rows.Select(row => (Row: row, Model: seen.GetValueOrDefault(row.Model))).Select(r => (r.Row, r.Model, All: viewer.SeesWhatIsFiledBy(r.Model is null ? [r.Row.Reporter] : [r.Row.Reporter, .. r.Model.Developers.Select(d => d.Id)])))
            .Where(r => !r.Row.IsFiled || r.All).Take(Most).ToList();
        var streams = await store.ReadStreamsAsync(visible.Select(r => $"incident-{r.Row.Id:D}"), cancellation);
        var read = visible.ConvertAll(r => (r.Row, r.Model, r.All, Events: streams[$"incident-{r.Row.Id:D}"].Select(IncidentGrain.Codec.Read).ToImmutableArray()));
        var linked = read.ConvertAll(r => r.Events.OfType<IncidentEvent.Triaged>().LastOrDefault()?.Triage.Models ?? []);
        var others = linked.TrueForAll(l => l.IsEmpty) ? [] : await models.FindAsync(viewer, [.. linked.SelectMany(l => l).Distinct()], cancellation);
        var missed = await database.MissedAsync(visible.Where(r => r.All).Select(r => r.Row.Id), cancellation);
        return [.. read.Zip(linked, (r, with) => new SeenIncident(r.Row.Id, r.Row.IsFiled, r.Events, r.Model, [.. others.Where(m => with.Contains(m.Id))], r.All, [.. missed[r.Row.Id].Select(m => m.Filing)], book))];
    }

    sealed record Row(Guid Id, Guid Model, Guid Reporter, bool IsFiled)
    {
        public static Row Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetBoolean(3));
    }
}
