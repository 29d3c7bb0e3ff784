using Orleans;
using Orleans.Runtime;
using Standards.RegisteringAProject;

namespace Standards.AdvancingAProject;

/// <summary>The reminder by which a project moves. It survives stops, and is looked at again every day, for a longer wait than weeks is more than a timer can hold.</summary>
static class ProjectReminder
{
    const string Name = "project";
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    static readonly TimeSpan Period = TimeSpan.FromMinutes(1);   // after a failure; the least that Orleans allows

    public static Task RemindAsync(this ProjectGrain project, TimeSpan remaining) =>
        project.RegisterOrUpdateReminder(Name, remaining < TimeSpan.Zero ? TimeSpan.Zero : remaining < LongestWait ? remaining : LongestWait, Period);

    public static async Task ForgetAsync(this ProjectGrain project)
    {
        if (await project.GetReminder(Name) is { } reminder)
            await project.UnregisterReminder(reminder);
    }
}
