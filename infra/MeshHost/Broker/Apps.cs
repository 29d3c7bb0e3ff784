using Microsoft.Extensions.Options;

namespace MeshHost.Broker;

/// <summary>One app of the mesh: where it is, whether it answers, and how many deliveries it gets at a time.</summary>
sealed class App(string id, Uri address, int concurrency) : IDisposable
{
    volatile TaskCompletionSource answers = New();
    readonly SemaphoreSlim slots = new(concurrency, concurrency);

    public string Id { get; } = id;

    public Uri Address { get; } = address;

    /// <summary>Rings when the app stopped answering, so that it is looked for at once.</summary>
    public Bell Lost { get; } = new();

    public bool Answers => answers.Task.IsCompleted;

    /// <summary>Ends when the app answers.</summary>
    public Task WhenAnswersAsync(CancellationToken cancellation) => answers.Task.WaitAsync(cancellation);

    public void Found() => answers.TrySetResult();

    public void Vanished()
    {
        lock (slots)
        {
            if (!answers.Task.IsCompleted)
                return;
            answers = New();
        }
        Lost.Ring();
    }

    public async Task<T> InSlotAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        await slots.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>An address within the app; nothing in the path can lead outside it.</summary>
    public Uri At(string pathAndQuery) => new($"{Address.GetLeftPart(UriPartial.Authority)}/{pathAndQuery.TrimStart('/')}");

    public void Dispose()
    {
        slots.Dispose();
        Lost.Dispose();
    }

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>All apps of the mesh, by id.</summary>
sealed class Apps(IOptions<MeshOptions> options) : IDisposable
{
    readonly Dictionary<string, App> byId = options.Value.Apps.ToDictionary(
        a => a.Key, a => new App(a.Key, a.Value, options.Value.Concurrency), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<App> All => byId.Values;

    public App? Find(string id) => byId.GetValueOrDefault(id);

    public void Dispose()
    {
        foreach (var app in byId.Values)
            app.Dispose();
    }
}
