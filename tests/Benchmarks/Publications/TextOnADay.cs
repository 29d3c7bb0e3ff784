using System.Diagnostics;
using Standards.Domain;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Domain.Publications;

namespace Benchmarks.Publications;

/// <summary>The text in force on a day, of a standard of 2,000 elements with up to 100 corrections, against reading the same text from its JSON once.</summary>
static class TextOnADay
{
    const int Clauses = 200;
    const int Rounds = 30;
    static readonly DateOnly Published = new(2026, 1, 5);

    public static void Run()
    {
        Console.WriteLine("corrections   floor: read once, ms   text on a day, ms   ratio   time line, ms");
        foreach (var corrections in new[] { 0, 10, 100 })
        {
            var standard = StandardOf(corrections);
            var json = DocumentJson.Write(Text).ToJsonString();
            var last = Published.AddDays(5_000);
            var (floor, day, line) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                floor.Add(TimeMs(() => DocumentJson.Read(json)));
                day.Add(TimeMs(() => TextInForce.Of(standard, last, null)));
                line.Add(TimeMs(() => Timeline.Of(standard, null)));
            }
            Console.WriteLine(FormattableString.Invariant(
                $"{corrections,11} {Best(floor),21:0.00} {Best(day),19:0.00} {Best(day) / Best(floor),7:0.00} {Best(line),16:0.00}"));
        }
    }

    static Document Text { get; } = new([.. Enumerable.Range(0, Clauses).Select(c => new Element(
        Id($"c{c}"), ElementKind.Clause, Inline.Of($"Clause {c}"), [.. Enumerable.Range(0, 9).Select(p => new Element(Id($"c{c}p{p}"), ElementKind.Paragraph, Inline.Of($"Paragraph {p} of clause {c} says what holds.")))]))]);

    static Standard StandardOf(int corrections)
    {
        var standard = Done(Standard.Initial, new StandardCommand.Publish(default, "B-1", "Measured", null, Text, new(Published, Published, null), [], At(0)) { Source = "Measured" });
        for (var n = 0; n < corrections; n++)
        {
            standard = Done(standard, new StandardCommand.PassDeadline(default, At(n + 1)));
            standard = Done(standard, new StandardCommand.Correct(default, 1, CorrectionKind.Corrigendum, $"No {n}", Published.AddDays(n + 1),
                [new(ChangeKind.Replace, Id($"c{n}p0"), new(Id($"c{n}p0"), ElementKind.Paragraph, Inline.Of($"Corrected by {n}.")))], At(n + 1)));
        }
        return standard;
    }

    static Standard Done(Standard standard, StandardCommand command) => Standard.Decide(standard, command) switch
    {
        BuildingBlocks.Domain.Decision<StandardEvent, StandardRefusal>.Accepted accepted => accepted.Events.Aggregate(standard, Standard.Evolve),
        var refused => throw new InvalidOperationException(refused.ToString()),
    };

    static DateTimeOffset At(int days) => new(Published.AddDays(days).ToDateTime(new(12, 0)), TimeSpan.Zero);

    static WId Id(string id) => WId.TryParse(id, out var known) ? known : throw new ArgumentException(id, nameof(id));

    static double TimeMs(Action act)
    {
        var start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static double Best(List<double> values) => values.Min();
}
