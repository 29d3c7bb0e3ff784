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
            var name = prey[random.Next(prey.Length)];
            while (!over.IsCancellationRequested && !await KillAsync(name))
                await Task.Delay(100, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested)
                break;
            kills.Add(name);
            await Task.Delay(random.Next(200, 1000), over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await over.CancelAsync();
        output.WriteLine($"killed {string.Join(", ", kills)}");
        return kills.Count;
    }

    /// <returns>Whether it was there and ready, and is dead.</returns>
    static async Task<bool> KillAsync(string name)
    {
        if (!(await House.PartsAsync()).TryGetValue(name, out var part) || part is not { Ready: true, Pid: { } pid })
            return false;
        using var process = Process.GetProcessById(pid);
        process.Kill();
        return true;
    }
}
