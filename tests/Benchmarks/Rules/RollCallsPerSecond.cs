using System.Diagnostics;
using Replay.RollCalls;
using Testing;

namespace Benchmarks.Rules;

/// <summary>The roll calls of the General Assembly decided by two rules, against the same file read and summed with no rules, in turns.</summary>
static class RollCallsPerSecond
{
    const int Rounds = 201;
    const double Goal = 3;

    public static void Run(string? folder)
    {
        folder ??= Path.Combine(Environment.GetEnvironmentVariable("AIGOV_DATA") ?? Path.Combine(Repository.Root, "..", "shared", "data"), "unga-votes");
        var assembly = new Assembly();
        var (floors, engines) = (new List<double>(), new List<double>());
        var (summed, totals) = (default(Sums), default(Totals));
        for (var round = -Rounds / 2; round < Rounds; round++)
        {
            var floor = Measure(() => summed = Sum(RollCallFile.Read(folder)));
            var engine = Measure(() => totals = assembly.Decide(RollCallFile.Read(folder)));
            if (round < 0)
                continue;   // warming up
            floors.Add(floor);
            engines.Add(engine);
        }
        if ((summed.For, summed.Against, summed.Abstaining) != (totals.InFavour, totals.Against, totals.Abstaining))
            throw new InvalidOperationException("The two ways do not agree.");

        var ratio = engines.Zip(floors, (e, f) => e / f).Order().ElementAt(Rounds / 2);
        Console.WriteLine($"{totals.RollCalls:N0} roll calls, {totals.Votes:N0} votes, the file read each time, one thread, medians of {Rounds} rounds in turns");
        Console.WriteLine($"summed with no rules    {Median(floors),7:F2} ms");
        Console.WriteLine($"decided by two rules    {Median(engines),7:F2} ms");
        Console.WriteLine($"ratio                   {ratio,7:F2}      (goal at most {Goal:F0})");
    }

    /// <summary>The floor: every letter looked at once. A table, for a branch a letter would be mispredicted and slower.</summary>
    static Sums Sum(ReadOnlySpan<byte> table)
    {
        Span<int> letters = stackalloc int[256];
        var line = 0;
        while (RollCallFile.TryNext(ref table, ref line, out var row))
            foreach (var letter in row)
                letters[letter]++;
        return new(letters['Y'], letters['N'], letters['A']);
    }

    static double Measure(Action work)
    {
        var begun = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);

    record struct Sums(long For, long Against, long Abstaining);
}
