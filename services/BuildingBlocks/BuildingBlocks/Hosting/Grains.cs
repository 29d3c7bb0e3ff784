using BuildingBlocks.EventStore;
using Orleans.Runtime;

namespace BuildingBlocks.Hosting;

public static class Grains
{
    const int Attempts = 10;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks a grain, and asks again where the silo that had it is going away, or where the one that went and the one that came wrote at the same time. Safe, for each command carries its client's id.</summary>
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        var timeouts = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await ask();
                if (answer is not Answer { Code: Answer.Contended } || attempt == Attempts)
                    return answer;
            }
            catch (Exception leaving) when (leaving is SiloUnavailableException or OrleansMessageRejectionException && attempt < Attempts)
            {
                // It is asked again, at its new place.
            }
            catch (TimeoutException) when (timeouts++ == 0)
            {
                // What was on its way to a silo that went is not always sent back.
            }
            await Task.Delay(Pause * attempt, cancellation);
        }
    }
}
