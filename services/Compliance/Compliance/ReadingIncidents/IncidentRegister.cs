using Compliance.Graph;
using Compliance.ReadingModels;
using Compliance.ReportingAnIncident;
using Compliance.ReadingRegimes;
using Compliance.Storage;
using Npgsql;

namespace Compliance.ReadingIncidents;

/// <summary>An incident as whoever looks may see it.</summary>
/// <param name="Events">All of them.</param>
/// <param name="Model">The model, where it may be seen.</param>
/// <param name="SeesAccount">Whether what is not public may be seen.</param>
sealed record SeenIncident(Guid Id, bool IsFiled, ImmutableArray<IncidentEvent> Events, SeenModel? Model, bool SeesAccount)
{
    public Incident.Reported State => (Incident.Reported)Events.Aggregate(Incident.Initial, Incident.Evolve);

    public IncidentReport Report => State.Report;

    public ImmutableList<IncidentClock> Clocks => Model is null ? [] : IncidentClock.Of(ShippedRegimes.All, Model.Subject, Report.Harms, Report.Awareness);
}

/// <summary>Incidents, as whoever looks may see them.</summary>
sealed class IncidentRegister(NpgsqlDataSource database, EventStore store, ModelRegister models)
{
    const int Most = 200;

    /// <summary>Newest first, at most 200; of one model, or of all.</summary>
    public async Task<List<SeenIncident>> AllAsync(Viewer viewer, Guid? model, CancellationToken cancellation) => await SeenAsync(
        viewer,
        await database.ReadAsync(
            "select id, model_id, reporter_id, is_filed from incident where $1::uuid is null or model_id = $1 order by reported_at desc, id desc",
            [Sql.Uuid(model)], Row.Read, cancellation),
        cancellation);

    /// <summary>One incident, if it may be seen.</summary>
    public async Task<SeenIncident?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) => (await SeenAsync(
        viewer, await database.ReadAsync("select id, model_id, reporter_id, is_filed from incident where id = $1", [Sql.Uuid(id)], Row.Read, cancellation), cancellation)).SingleOrDefault();

    async Task<List<SeenIncident>> SeenAsync(Viewer viewer, List<Row> rows, CancellationToken cancellation)
    {
        var seen = (await models.FindAsync(viewer, [.. rows.Select(r => r.Model).Distinct()], cancellation)).ToDictionary(m => m.Id);
        var incidents = new List<SeenIncident>();
        foreach (var row in rows)
        {
            var model = seen.GetValueOrDefault(row.Model);
            var all = viewer.SeesWhatIsFiledBy(model is null ? [row.Reporter] : [row.Reporter, .. model.Developers.Select(d => d.Id)]);
            if ((row.IsFiled && !all) || incidents.Count == Most)
                continue;
            var events = await store.ReadStreamAsync($"incident-{row.Id:D}", 0, cancellation);
            incidents.Add(new(row.Id, row.IsFiled, [.. events.Select(IncidentGrain.Codec.Read)], model, all));
        }
        return incidents;
    }

    sealed record Row(Guid Id, Guid Model, Guid Reporter, bool IsFiled)
    {
        public static Row Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetBoolean(3));
    }
}
