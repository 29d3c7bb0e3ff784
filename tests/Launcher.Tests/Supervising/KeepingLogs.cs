using System.Text;
using Launcher.Supervising;

namespace Launcher.Tests.Supervising;

public sealed class KeepingLogs : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("logs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Full_files_turn_and_the_oldest_goes()
    {
        using (var log = new RotatingLog(Path.Combine(folder, "part.log"), fullAtBytes: 20, kept: 2))
            for (var number = 0; number < 9; number++) log.Write(Encoding.UTF8.GetBytes($"line {number} ...\n"));

        Assert.Equal(["part.log", "part.log.1", "part.log.2"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["line 8 ..."], File.ReadLines(Path.Combine(folder, "part.log")));
        Assert.Equal(["line 6 ...", "line 7 ..."], File.ReadLines(Path.Combine(folder, "part.log.1")));
    }

    [Fact]
    public void What_was_said_before_a_restart_stays()
    {
        for (var run = 0; run < 2; run++)
            using (var log = new RotatingLog(Path.Combine(folder, "part.log"))) log.Write(Encoding.UTF8.GetBytes($"run {run}\n"));
        Assert.Equal(["run 0", "run 1"], File.ReadLines(Path.Combine(folder, "part.log")));
    }

    [Fact]
    public void Waits_double_from_death_to_death_up_to_the_longest()
    {
        var waits = Enumerable.Range(0, 40).Select(Backoff.After).ToList();
        Assert.Equal([0.2, 0.4, 0.8, 1.6], waits.Take(4).Select(wait => wait.TotalSeconds));
        Assert.Equal(15, waits.Max().TotalSeconds);
        Assert.Equal(waits.Order(), waits);
    }
}
