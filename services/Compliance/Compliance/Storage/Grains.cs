using Orleans.Runtime;

namespace Compliance.Storage;

static class Grains
{
    const int Attempts = 10;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks a grain, and asks again where the silo that had it is going away. Safe, for each command carries its client's id.</summary>
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (Exception leaving) when (leaving is SiloUnavailableException or OrleansMessageRejectionException && attempt < Attempts)
            {
                await Task.Delay(Pause * attempt, cancellation);
            }
        }
    }
}
