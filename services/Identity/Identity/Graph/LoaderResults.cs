using GraphQL.DataLoader;

namespace Identity.Graph;

static class LoaderResults
{
    /// <summary>Nothing, where others are still to be fetched.</summary>
    public static IDataLoaderResult<T?> None<T>() where T : class => NoResult<T>.Instance;

    /// <summary>The value of a key that is always there.</summary>
    public static IDataLoaderResult<T> Always<T>(this IDataLoaderResult<T?> value) where T : class => value!;

    sealed class NoResult<T> : IDataLoaderResult<T?> where T : class
    {
        public static readonly NoResult<T> Instance = new();

        public Task<T?> GetResultAsync(CancellationToken cancellationToken = default) => Task.FromResult<T?>(null);

        Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => Task.FromResult<object?>(null);
    }
}
