using Orleans;
using Standards.Storage;

namespace Standards.KeepingDeadlines;

/// <summary>The next date of a standard or an appeal.</summary>
static class NextDeadline
{
    static readonly DeadlineReminder Reminder = new("next-deadline");

    /// <summary>Sets the reminder to a deadline, or forgets it where there is none.</summary>
    public static Task RemindAsync(this Grain grain, DateTimeOffset? deadline, Clock clock) =>
        deadline is { } due ? Reminder.SetAsync(grain, due - clock.Now()) : Reminder.ForgetAsync(grain);
}

/// <summary>What days bring by themselves is entered, and the next such day is awaited.</summary>
interface IHasDeadlines : IGrainWithStringKey
{
    Task PassDeadlinesAsync();
}
