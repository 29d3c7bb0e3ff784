using Orleans;
using Orleans.Runtime;
using Standards.Storage;

namespace Standards.KeepingDeadlines;

/// <summary>The reminder by which the calendar reaches a standard or an appeal. It survives stops, and is looked at again every day, for a longer wait than weeks is more than a timer can hold.</summary>
static class NextDeadline
{
    const string Name = "next-deadline";
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    static readonly TimeSpan Period = TimeSpan.FromMinutes(1);   // after a failure; the least that Orleans allows

    /// <summary>Sets the reminder to a deadline, or forgets it where there is none.</summary>
    public static async Task RemindAsync(this Grain grain, DateTimeOffset? deadline, Clock clock)
    {
        if (deadline is { } due)
        {
            var wait = due - clock.Now();
            await grain.RegisterOrUpdateReminder(Name, wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait, Period);
        }
        else if (await grain.GetReminder(Name) is { } reminder)
        {
            await grain.UnregisterReminder(reminder);
        }
    }
}

/// <summary>What days bring by themselves is entered, and the next such day is awaited.</summary>
interface IHasDeadlines : IGrainWithStringKey
{
    Task PassDeadlinesAsync();
}
