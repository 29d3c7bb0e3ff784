using System.Globalization;

namespace Benchmarks;

/// <summary>The processor time that processes spend while something is measured, with their children and those that have ended: the only figure that a busy machine leaves alone.</summary>
sealed class CpuTime
{
    const double MsPerTick = 10;   // USER_HZ is 100 on Linux
    readonly Dictionary<int, double> spent = [];

    /// <summary>Milliseconds, in user and kernel mode, by process.</summary>
    public IReadOnlyDictionary<int, double> SpentMs => spent;

    /// <summary>Adds what the processes spend until the work ends.</summary>
    public async Task<T> OfAsync<T>(IReadOnlyCollection<int> processes, Func<Task<T>> work)
    {
        var before = processes.ToDictionary(p => p, Of);
        var result = await work();
        foreach (var process in processes)
            spent[process] = spent.GetValueOrDefault(process) + Of(process) - before[process];
        return result;
    }

    static double Of(int process)
    {
        var id = process.ToString(CultureInfo.InvariantCulture);
        return Directory.EnumerateDirectories("/proc")
            .Where(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out _))
            .Select(Fields).OfType<string[]>()
            .Sum(f => f[0] == id ? Sum(f[12..16]) : f[2] == id ? Sum(f[12..14]) : 0);
    }

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

    static double Sum(IEnumerable<string> ticks) => ticks.Sum(t => double.Parse(t, CultureInfo.InvariantCulture)) * MsPerTick;
}
