using GraphQL.DataLoader;

namespace BuildingBlocks.Graph;

/// <summary>Collects the keys that one level of a query asks for, and fetches them in one call. One per request.</summary>
public sealed class BatchLoader<TKey, T>(Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, T>>> fetch)
    where TKey : notnull
{
    readonly Lock gate = new();
    Batch? open;

    /// <summary>The value of a key, or the default where there is none.</summary>
    public IDataLoaderResult<T?> Load(TKey key)
    {
        lock (gate)
        {
            if (open is null || open.IsSent)
                open = new(fetch, gate);
            open.Keys.Add(key);
            return new Pending(open, key);
        }
    }

    sealed class Batch(Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, T>>> fetch, Lock gate)
    {
        Task<IReadOnlyDictionary<TKey, T>>? answer;

        public HashSet<TKey> Keys { get; } = [];

        public bool IsSent => answer is not null;

        public Task<IReadOnlyDictionary<TKey, T>> SendAsync(CancellationToken cancellation)
        {
            lock (gate)
                return answer ??= fetch([.. Keys], cancellation);
        }
    }

    sealed class Pending(Batch batch, TKey key) : IDataLoaderResult<T?>
    {
        public async Task<T?> GetResultAsync(CancellationToken cancellationToken = default) =>
            (await batch.SendAsync(cancellationToken)).TryGetValue(key, out var value) ? value : default;

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
