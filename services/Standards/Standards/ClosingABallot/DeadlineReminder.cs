using Orleans;
using Orleans.Runtime;
using Standards.OpeningABallot;

namespace Standards.ClosingABallot;

/// <summary>The reminder by which a ballot closes. It survives stops, and is looked at again every day, for a longer wait than weeks is more than a timer can hold.</summary>
static class DeadlineReminder
{
    const string Name = "deadline";
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    static readonly TimeSpan Period = TimeSpan.FromMinutes(1);   // after a failure; the least that Orleans allows

    public static Task RemindAsync(this BallotGrain ballot, TimeSpan remaining) =>
        ballot.RegisterOrUpdateReminder(Name, remaining < LongestWait ? remaining : LongestWait, Period);

    public static async Task ForgetDeadlineAsync(this BallotGrain ballot)
    {
        if (await ballot.GetReminder(Name) is { } reminder)
            await ballot.UnregisterReminder(reminder);
    }
}
