using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Launcher.Processes;

/// <summary>A process that cannot be mistaken for another: ids are used again, an id with its moment of start is not.</summary>
/// <param name="StartedAt">In ticks of the system's own clock: only good for comparing.</param>
internal readonly record struct ProcessIdentity(int Id, long StartedAt)
{
    [JsonIgnore]
    public bool IsAlive => Of(Id) == this;

    public static ProcessIdentity Current => Of(Environment.ProcessId)!.Value;

    /// <summary>Null when no such process runs; one that has ended and waits to be buried does not run.</summary>
    public static ProcessIdentity? Of(int id)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using var process = Process.GetProcessById(id);
                return new(id, process.StartTime.Ticks / TimeSpan.TicksPerSecond);
            }
            var fields = ProcFile.Stat(id);
            return fields[0] is "Z" or "X" ? null : new(id, long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    public bool Signal(int signal) => IsAlive && Native.Signal(Id, signal);

    /// <summary>Asks it to end, and makes it end when it has not after the grace.</summary>
    public async Task EndAsync(int signal, TimeSpan grace)
    {
        Signal(signal);
        var waited = Stopwatch.StartNew();
        while (IsAlive && waited.Elapsed < grace) await Task.Delay(TimeSpan.FromMilliseconds(20));
        if (!IsAlive) return;
        Signal(Native.Kill);
        while (IsAlive && waited.Elapsed < grace + TimeSpan.FromSeconds(5)) await Task.Delay(TimeSpan.FromMilliseconds(20));
    }
}
