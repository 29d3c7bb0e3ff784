using Compliance.FilingARelease;
using Npgsql;
using static Compliance.WeighingConditions.Values;

namespace Compliance.WeighingConditions;

/// <summary>Deployments and releases of weights of the covered models: announced, available, ended, or past recall.</summary>
sealed class ReleaseFacts(NpgsqlDataSource database, EventStore store) : IFactSource
{
    public FactCatalogue Kinds { get; } = FactCatalogue.Of(
        ("release", [("access", FieldType.Names), ("state", FieldType.Names), ("version", FieldType.Names), ("jurisdiction", FieldType.Names), ("from", FieldType.Instant), ("until", FieldType.Instant)]));

    public async Task<List<TimedFact>> OfAsync(Licensed licensed, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            "select id, model_id from model_release where model_id = any($1) order by filed_at, id", [Sql.Uuids([.. licensed.Models.Select(m => m.Id)])], r => (Id: r.GetGuid(0), Model: r.GetGuid(1)), cancellation);
        var events = await store.ReadStreamsAsync(rows.Select(r => $"release-{r.Id:D}"), cancellation);
        return [.. rows.SelectMany(r => Of(r.Id, licensed.Models.First(m => m.Id == r.Model).Name, [.. events[$"release-{r.Id:D}"].Select(ReleaseGrain.Codec.Read)]))];
    }

    internal static IEnumerable<TimedFact> Of(Guid id, string model, ImmutableArray<ReleaseEvent> events)
    {
        var filed = (ReleaseEvent.Filed)events[0];
        var days = new[] { filed.Sheet.From, filed.Sheet.Until }.Concat(events.OfType<ReleaseEvent.Withdrawn>().Select(w => (DateOnly?)w.Day)).OfType<DateOnly>().Select(Pieces.Start);
        return Pieces.Of(events.Select(e => e.At).Concat(days.Where(d => d > filed.At)), At);

        Fact At(DateTimeOffset instant)
        {
            var state = (Release.Filed)events.TakeWhile(e => e.At <= instant).Aggregate(Release.Initial, Release.Evolve);
            var fields = Fields(
                ("access", Name(filed.Sheet.Access)), ("state", Name(state.StatusOn(DateOnly.FromDateTime(instant.UtcDateTime)))), ("version", Name(filed.Sheet.Version)), ("from", Values.At(Pieces.Start(filed.Sheet.From))));
            if (!filed.Sheet.Jurisdictions.IsEmpty)
                fields = fields.Add("jurisdiction", new FactValue.Names([.. filed.Sheet.Jurisdictions]));
            return new("release", id, $"{model} {filed.Sheet.Version}: {filed.Sheet.Access}", state.End is { } end ? fields.Add("until", Values.At(Pieces.Start(end))) : fields);
        }
    }
}
