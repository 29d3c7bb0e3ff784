using Npgsql;

namespace Compliance.RegisteringAModel;

/// <summary>Fills in, when the service starts, how models stood after events that were there before that was kept.</summary>
sealed class EarlierModels(NpgsqlDataSource database, EventStore store) : IHostedService
{
    const int AtOnce = 500;

    public async Task StartAsync(CancellationToken cancellation)
    {
        var models = await database.ReadAsync(
            "select id from model m where not exists (select from model_past p where p.model_id = m.id and p.number = (select max(version) from event e where e.stream = 'model-' || m.id::text))", [],
            r => r.GetGuid(0), cancellation);
        foreach (var some in models.Chunk(AtOnce))
        {
            var streams = await store.ReadStreamsAsync(some.Select(id => $"model-{id:D}"), cancellation);
            foreach (var id in some.Where(id => streams[$"model-{id:D}"].Any()))
                await FillAsync(id, [.. streams[$"model-{id:D}"]], cancellation);
        }
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;

    // Again and again gives the same; what is written meanwhile by the model itself stands.
    async Task FillAsync(Guid id, ImmutableArray<RecordedEvent> events, CancellationToken cancellation)
    {
        var model = Model.Initial;
        foreach (var recorded in events)
        {
            var happened = ModelGrain.Codec.Read(recorded);
            model = Model.Evolve(model, happened);
            await database.ExecuteAsync(ModelProjection.Past, ModelProjection.PastOf(id, recorded.Version, happened.At, (Model.Registered)model), cancellation);
        }
        await database.ExecuteAsync("update model set versions = (select versions from model_past where model_id = $1 order by number desc limit 1) where id = $1", [Sql.Uuid(id)], cancellation);
    }
}
