using System.Diagnostics;
using Launcher.Tye;

namespace Launcher.Supervising;

/// <summary>Starts the supervisor as a process of its own, which stays when this one ends.</summary>
internal static class Daemon
{
    public static void Start(Instance instance, Application application)
    {
        File.WriteAllText(instance.SupervisorLog, "");
        // The shell only points the output at a file, so that nobody who reads ours waits for the daemon's.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" supervise </dev/null >>\"$1\" 2>&1", Environment.ProcessPath!, instance.SupervisorLog])
        {
            WorkingDirectory = instance.Root,
            UseShellExecute = false,
        };
        start.Environment["AIGOV_TYE"] = application.File;
        using var daemon = Process.Start(start);
    }
}
