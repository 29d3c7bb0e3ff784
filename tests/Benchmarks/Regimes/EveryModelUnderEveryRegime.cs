using System.Diagnostics;
using System.Globalization;
using Compliance.Domain.Compute;
using Compliance.Domain.Duties;
using Compliance.Domain.Regimes;
using Compliance.ImportingModels;
using Compliance.ReadingRegimes;
using Testing;

namespace Benchmarks.Regimes;

/// <summary>The public table of notable models under every threshold of every regime, with reasons and duties, beside its floor: both bounds of each interval compared with each threshold, and nothing kept.</summary>
static class EveryModelUnderEveryRegime
{
    const int Rounds = 20;

    public static int Run()
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("AIGOV_DATA") ?? Path.Combine(Repository.Root, "..", "shared", "data"), "epoch-ai", "notable_ai_models_2026-01-26.csv");
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"There is no {file}.");
            return 2;
        }
        var rows = ModelTable.Read(File.ReadAllText(file));
        (Subject Subject, Course Course)[] models = [.. rows.Select(r => (new Subject(r.Compute, [.. r.Details?.Domains ?? []]), new Course(null, r.Details?.Deployed, r.Details?.Deployed)))];
        Threshold[] thresholds = [.. ShippedRegimes.All.SelectMany(r => r.Thresholds)];

        var (floor, standings, duties) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)   // in turns, and the best of each
        {
            floor = Math.Min(floor, Time(() => models.Sum(m => thresholds.Count(t => m.Subject.Compute is { } c && (c.Low > t.Compute || c.High > t.Compute)))));
            standings = Math.Min(standings, Time(() => models.Sum(m => thresholds.Sum(t => Standing.Of(t, m.Subject).Reasons.Length))));
            duties = Math.Min(duties, Time(() => models.Sum(m => DutyOfModel.Of(ShippedRegimes.All, m.Subject, m.Course).Count)));
        }
        Console.WriteLine("models  thresholds   floor ms   standings ms   ratio   duties with dates ms");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{models.Length,6}  {thresholds.Length,10}  {floor,9:F3}  {standings,13:F3}  {standings / floor,6:F1}  {duties,21:F2}"));
        return 0;
    }

    static double Time(Func<int> work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
