using System.Diagnostics;

namespace Mesh.Tests;

/// <summary>Kills parts of the mesh, as a machine does that loses its power.</summary>
static class Hunt
{
    /// <summary>Kills one part after the other, each as soon as it is its turn and it is ready, until enough are killed or it is over; then it is over for the others too.</summary>
    /// <remarks>Each has its turn once in a round, and every round is shuffled anew: so none is left out for long, and none comes where it is expected.</remarks>
    /// <returns>How often each was killed.</returns>
    public static async Task<IReadOnlyDictionary<string, int>> KillAsync(string[] prey, int most, CancellationTokenSource over, ITestOutputHelper output)
    {
        var random = new Random(2007);
        var (kills, turns) = (new List<string>(), new Queue<string>());
        while (!over.IsCancellationRequested && kills.Count < most)
        {
            if (turns.Count == 0)
                turns = new(Shuffled(prey, random));
            var name = turns.Dequeue();
            while (!over.IsCancellationRequested && !await KillAsync(name))
                await Task.Delay(100, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested)
                break;
            kills.Add(name);
            await Task.Delay(random.Next(200, 1000), over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await over.CancelAsync();
        var counts = kills.CountBy(k => k, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        output.WriteLine($"killed {string.Join(", ", kills)}");
        output.WriteLine($"{kills.Count} kills: {string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"))}");
        return counts;
    }

    static string[] Shuffled(string[] prey, Random random)
    {
        string[] order = [.. prey];
        random.Shuffle(order);
        return order;
    }

    /// <returns>Whether it was there and ready, and is dead.</returns>
    static async Task<bool> KillAsync(string name)
    {
        if (!(await House.PartsAsync()).TryGetValue(name, out var part) || part is not { Ready: true, Pid: { } pid })
            return false;
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
            return true;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;   // it ended by itself meanwhile
        }
    }
}
