using Npgsql;

namespace Compliance.RegisteringAModel;

/// <summary>Fills in, when the service starts, how models stood after events that were there before that was kept.</summary>
sealed class EarlierModels(NpgsqlDataSource database, EventStore store) : IHostedService
{
    const int AtOnce = 500;

    public async Task StartAsync(CancellationToken cancellation)
    {
        // Numbers may be missing in between: what an earlier edition of the service wrote beside this one.
        var models = await database.ReadAsync(
            """
            select m.id from model m left join (select model_id, count(*) as n from model_past group by model_id) p on p.model_id = m.id
            where coalesce(p.n, 0) < (select max(version) from event e where e.stream = 'model-' || m.id::text)
               or (m.versions = '[]' and (select versions from model_past where model_id = m.id order by number desc limit 1) <> '[]')
            """, [],
            r => r.GetGuid(0), cancellation);
        foreach (var some in models.Chunk(AtOnce))
        {
            var streams = await store.ReadStreamsAsync(some.Select(id => $"model-{id:D}"), cancellation);
            foreach (var id in some.Where(id => streams[$"model-{id:D}"].Any()))
                await FillAsync(id, [.. streams[$"model-{id:D}"]], cancellation);
        }
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;

    // Of a model all at once, or nothing. Again and again gives the same; its row is held, so that what it writes meanwhile stands.
    async Task FillAsync(Guid id, ImmutableArray<RecordedEvent> events, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        Add("select from model where id = $1 for update", Sql.Uuid(id));
        var model = Model.Initial;
        foreach (var recorded in events)
        {
            var happened = ModelGrain.Codec.Read(recorded);
            model = Model.Evolve(model, happened);
            Add(ModelProjection.Past, ModelProjection.PastOf(id, recorded.Version, happened.At, (Model.Registered)model));
        }
        Add("update model set versions = (select versions from model_past where model_id = $1 order by number desc limit 1) where id = $1", Sql.Uuid(id));
        await batch.ExecuteNonQueryAsync(cancellation);

        void Add(string sql, params NpgsqlParameter[] parameters)
        {
            var statement = new NpgsqlBatchCommand(sql);
            foreach (var parameter in parameters)
                statement.Parameters.Add(parameter);
            batch.BatchCommands.Add(statement);
        }
    }
}
