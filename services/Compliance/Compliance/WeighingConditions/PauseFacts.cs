using Compliance.CoordinatingAPause;
using Npgsql;
using static Compliance.WeighingConditions.Values;

namespace Compliance.WeighingConditions;

/// <summary>Orders to pause that cover licensed work, each while they are in force.</summary>
sealed class PauseFacts(NpgsqlDataSource database, EventStore store) : IFactSource
{
    public FactCatalogue Kinds { get; } = FactCatalogue.Of(("pause", [("work", FieldType.Names), ("ordered", FieldType.Instant)]));

    public async Task<List<TimedFact>> OfAsync(Licensed licensed, CancellationToken cancellation)
    {
        var facts = new List<TimedFact>();
        foreach (var id in await database.ReadAsync("select id from pause where ordered_at is not null order by ordered_at, id", [], r => r.GetGuid(0), cancellation))
            facts.AddRange(Of(id, licensed, [.. (await store.ReadStreamAsync($"pause-{id:D}", 0, cancellation)).Select(PauseGrain.Codec.Read)]));
        return facts;
    }

    static IEnumerable<TimedFact> Of(Guid id, Licensed licensed, ImmutableArray<PauseEvent> events)
    {
        var ordered = events.OfType<PauseEvent.Ordered>().First();
        if (!Covers(ordered.Order.Scope, licensed))
            yield break;
        var (remaining, from) = (ordered.Order.Scope.Kinds, ordered.At);
        foreach (var resumed in events.OfType<PauseEvent.Resumed>())
        {
            if (Fact(resumed.At) is { } fact)
                yield return fact;
            (remaining, from) = (remaining.RemoveAll(resumed.Kinds.Contains), resumed.At);
        }
        if (Fact(null) is { } last)
            yield return last;

        TimedFact? Fact(DateTimeOffset? until) => remaining.Exists(licensed.Scope.Kinds.Contains)
            ? new(new("pause", id, ordered.Order.Ground, Fields(("work", new FactValue.Names([.. remaining.Select(k => k.ToString())])), ("ordered", At(ordered.At)))), from, until) : null;
    }

    static bool Covers(PauseScope scope, Licensed licensed) =>
        scope.Developers.Contains(licensed.Developer) || licensed.Models.Any(m => scope.Models.Contains(m.Id)) || scope.Capabilities.Exists(c => licensed.Scope.Capabilities.Contains(c, StringComparer.OrdinalIgnoreCase));
}
