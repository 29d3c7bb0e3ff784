using System.Globalization;

namespace Benchmarks.Platform;

/// <summary>The processor time that a part of the mesh has used, with its children and those that have ended: the only figure that a busy machine leaves alone.</summary>
static class CpuTime
{
    const double TicksPerMs = 0.1;   // USER_HZ is 100 on Linux

    /// <returns>Milliseconds, in user and kernel mode.</returns>
    public static double OfMs(int pid) => Directory.EnumerateDirectories("/proc")
        .Where(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out _))
        .Select(Fields).OfType<string[]>()
        .Sum(f => f[0] == pid.ToString(CultureInfo.InvariantCulture) ? Sum(f[12..16]) : f[2] == pid.ToString(CultureInfo.InvariantCulture) ? Sum(f[12..14]) : 0);

    /// <summary>pid, state, parent, …; without the name, utime, stime, cutime and cstime are the fields 12 to 15. See proc_pid_stat(5).</summary>
    static string[]? Fields(string process)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(process, "stat"));
            return [Path.GetFileName(process), .. stat[(stat.LastIndexOf(')') + 2)..].Split(' ')];
        }
        catch (IOException)
        {
            return null;   // it has ended
        }
    }

    static double Sum(IEnumerable<string> ticks) => ticks.Sum(t => double.Parse(t, CultureInfo.InvariantCulture)) / TicksPerMs;
}
