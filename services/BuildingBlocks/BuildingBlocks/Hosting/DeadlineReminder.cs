using Orleans;
using Orleans.Runtime;

namespace BuildingBlocks.Hosting;

/// <summary>The reminder by which a grain comes to its next date. It survives stops, and is looked at again every day, for a longer wait than weeks is more than a timer can hold.</summary>
/// <param name="name">Stored: under it the reminder is found again.</param>
/// <param name="period">After a failure; null for the least that Orleans allows.</param>
public sealed class DeadlineReminder(string name, TimeSpan? period = null)
{
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    static readonly TimeSpan LeastPeriod = TimeSpan.FromMinutes(1);

    public Task SetAsync(Grain grain, TimeSpan remaining) => grain.RegisterOrUpdateReminder(
        name, remaining < TimeSpan.Zero ? TimeSpan.Zero : remaining < LongestWait ? remaining : LongestWait, period ?? LeastPeriod);

    public async Task ForgetAsync(Grain grain)
    {
        if (await grain.GetReminder(name) is { } reminder)
            await grain.UnregisterReminder(reminder);
    }
}
