using GraphQL.DataLoader;

namespace BuildingBlocks.Graph;

public static class LoaderResults
{
    /// <summary>A value that is known already, where others are still to be fetched.</summary>
    public static IDataLoaderResult<T> Known<T>(T value) => new KnownResult<T>(value);

    /// <summary>What follows from a value once it is fetched.</summary>
    public static IDataLoaderResult<TTo> Then<TFrom, TTo>(this IDataLoaderResult<TFrom> first, Func<TFrom, TTo> next) => new NextResult<TFrom, TTo>(first, next);

    /// <summary>The value of a key that is always there.</summary>
    public static IDataLoaderResult<T> Always<T>(this IDataLoaderResult<T?> value)
        where T : class => value!;

    /// <summary>All of several values, fetched together.</summary>
    public static IDataLoaderResult<IEnumerable<T>> All<T>(IEnumerable<IDataLoaderResult<T>> values) => new AllResults<T>([.. values]);

    sealed class AllResults<T>(IReadOnlyList<IDataLoaderResult<T>> values) : IDataLoaderResult<IEnumerable<T>>
    {
        public async Task<IEnumerable<T>> GetResultAsync(CancellationToken cancellationToken = default) => await Task.WhenAll(values.Select(v => v.GetResultAsync(cancellationToken)));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }

    sealed class KnownResult<T>(T value) : IDataLoaderResult<T>
    {
        public Task<T> GetResultAsync(CancellationToken cancellationToken = default) => Task.FromResult(value);

        Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => Task.FromResult<object?>(value);
    }

    sealed class NextResult<TFrom, TTo>(IDataLoaderResult<TFrom> first, Func<TFrom, TTo> next) : IDataLoaderResult<TTo>
    {
        public async Task<TTo> GetResultAsync(CancellationToken cancellationToken = default) => next(await first.GetResultAsync(cancellationToken));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
