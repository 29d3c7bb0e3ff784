namespace Replay.Asking;

/// <summary>Another try for what may pass by itself. Safe for changes, because each carries its own command id.</summary>
static class Patience
{
    static readonly TimeSpan[] Waits = [.. new[] { 0.2, 0.5, 1, 2, 4, 8, 8, 8, 15, 15, 15 }.Select(TimeSpan.FromSeconds)];

    public static async Task<T> TryAsync<T>(Func<Task<T>> once, string what, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await once();
            }
            catch (Exception failure) when (IsPassing(failure, cancellation))
            {
                if (attempt == Waits.Length)
                    throw Trouble.WithMesh($"{what} did not succeed: {failure.Message} → look at infra/status");
                await Task.Delay(Waits[attempt], cancellation);
            }
        }
    }

    static bool IsPassing(Exception failure, CancellationToken cancellation) => failure switch
    {
        HttpRequestException or HttpIOException or PassingRefusal => true,
        OperationCanceledException => !cancellation.IsCancellationRequested,   // a time limit
        _ => false,
    };
}

/// <summary>A refusal that says "not now".</summary>
sealed class PassingRefusal(string message) : Exception(message);

/// <summary>A refusal for good: a stable code and a sentence.</summary>
sealed class Refusal(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
