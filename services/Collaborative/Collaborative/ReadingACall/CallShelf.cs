using Collaborative.Domain.Calls;
using Collaborative.OpeningACall;
using Npgsql;

namespace Collaborative.ReadingACall;

/// <summary>Calls, read whole: a call is a handful of events.</summary>
sealed class CallShelf(NpgsqlDataSource database, EventStore store, Clock clock)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<CallView>> ListAsync(int first, CancellationToken cancellation)
    {
        var ids = await database.ReadAsync("select id from call order by published_at desc, id desc limit $1", [Sql.Int(first)], r => r.GetGuid(0), cancellation);
        return [.. (await Task.WhenAll(ids.Select(id => FindAsync(id, cancellation)))).Select(c => c!)];
    }

    /// <exception cref="RefusalError">There is no such call.</exception>
    public async Task<CallView> RequireAsync(Guid id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ?? throw new RefusalError("call.unknown", "There is no such call.");

    public async Task<CallView?> FindAsync(Guid id, CancellationToken cancellation)
    {
        CallEvent[] events = [.. (await store.ReadStreamAsync($"call-{id:D}", 0, cancellation)).Select(CallGrain.Codec.Read)];
        return events.Length == 0 ? null : new(id, events, clock.Now());
    }
}
