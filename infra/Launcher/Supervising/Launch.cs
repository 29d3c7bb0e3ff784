using System.Diagnostics;

namespace Launcher.Supervising;

/// <summary>All that is needed to start one part.</summary>
/// <param name="StopSignal">The signal that asks it to end in order.</param>
/// <param name="FindRunning">The id of a process that already does this part's work and only needs watching.</param>
/// <param name="IsReady">Null when it is ready, otherwise why not.</param>
internal sealed record Launch(
    string Name, string? Address, IReadOnlyList<string> Command, string Folder, IReadOnlyDictionary<string, string> Environment,
    int StopSignal, Func<int?> FindRunning, Func<CancellationToken, Task<string?>> WhyNotReady)
{
    public Process Start()
    {
        var start = new ProcessStartInfo(Command[0], Command.Skip(1))
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("AIGOV_POSTGRES"); // the owner of the server is nobody's business but ours
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
