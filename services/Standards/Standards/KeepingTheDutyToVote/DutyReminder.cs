using Orleans;
using Orleans.Runtime;
using Standards.FoundingACommittee;

namespace Standards.KeepingTheDutyToVote;

/// <summary>The reminder by which a committee looks whether an answer is overdue. It survives stops, and is looked at again every day, for a longer wait is more than a timer can hold.</summary>
static class DutyReminder
{
    const string Name = "duty";
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    static readonly TimeSpan Period = TimeSpan.FromDays(1);

    public static Task RemindAsync(this CommitteeGrain committee, TimeSpan remaining) =>
        committee.RegisterOrUpdateReminder(Name, remaining < LongestWait ? remaining : LongestWait, Period);

    public static async Task ForgetReminderAsync(this CommitteeGrain committee)
    {
        if (await committee.GetReminder(Name) is { } reminder)
            await committee.UnregisterReminder(reminder);
    }
}
