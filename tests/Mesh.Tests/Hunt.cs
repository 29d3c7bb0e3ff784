using System.Diagnostics;

namespace Mesh.Tests;

/// <summary>Kills parts of the mesh at random, as a machine does that loses its power.</summary>
static class Hunt
{
    /// <summary>Kills one part after the other, each as soon as it is drawn and ready, until enough are killed or it is over; then it is over for the others too.</summary>
    /// <returns>How many were killed.</returns>
    public static async Task<int> KillAsync(string[] prey, int most, CancellationTokenSource over, ITestOutputHelper output)
    {
        var random = new Random(2007);
        var kills = new List<string>();
        while (!over.IsCancellationRequested && kills.Count < most)
        {
            var ready = (await House.PartsAsync()).Where(p => prey.Contains(p.Key) && p.Value is { Ready: true, Pid: not null }).ToArray();
            if (ready.Length > 0)
            {
                var (name, part) = ready[random.Next(ready.Length)];
                using var process = Process.GetProcessById(part.Pid!.Value);
                process.Kill();
                kills.Add(name);
            }
            await Task.Delay(random.Next(200, 1000), over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await over.CancelAsync();
        output.WriteLine($"killed {string.Join(", ", kills)}");
        return kills.Count;
    }
}
