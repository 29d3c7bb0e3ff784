using System.Diagnostics;
using Standards.Domain;
using Standards.Domain.Comments.Similar;
using Standards.Domain.Drafts;

namespace Benchmarks.Comments;

/// <summary>Near-duplicates among 10,000 comments, against the floor: going through their characters once and counting words. In turns, in one process.</summary>
static class SimilarCommentsInTime
{
    const int Count = 10_000;
    const int Rounds = 9;

    public static void Run()
    {
        foreach (var (name, comments) in new[] { ("varied", Varied()), ("half of them copies", Copies()), ("all nearly the same", Same()) })
            Measure(name, comments);
    }

    static void Measure(string name, ComparedComment[] comments)
    {
        var (floors, finds, groups, words) = (new List<double>(), new List<double>(), 0, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            words = comments.Sum(c => CountWords(c.Text));
            floors.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            groups = SimilarComments.Find(comments).Length;
            finds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        var (floor, find) = (Median(floors), Median(finds));
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-20} {Count} comments, {words} words, {groups} groups   reading once {floor,6:F1} ms   grouping {find,7:F1} ms   ratio {find / floor,5:F1}"));
    }

    static long CountWords(string text)
    {
        var (words, inside) = (0L, false);
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c);
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }
        return words;
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Sixty words of a vocabulary whose words are as unevenly common as those of a language.</summary>
    static ComparedComment[] Varied()
    {
        var random = new Random(29500);
        return [.. Enumerable.Range(0, Count).Select(i => Comment(i, random, Text(random, 60)))];
    }

    static ComparedComment[] Copies()
    {
        var random = new Random(29500);
        var texts = Enumerable.Range(0, Count / 20).Select(_ => Text(random, 60)).ToArray();
        return [.. Enumerable.Range(0, Count).Select(i => Comment(i, random, i % 2 == 0 ? Text(random, 60) : texts[random.Next(texts.Length)] + " " + Word(random)))];
    }

    static ComparedComment[] Same()
    {
        var random = new Random(29500);
        var text = Text(random, 60);
        return [.. Enumerable.Range(0, Count).Select(i => Comment(i, random, $"{text} {Word(random)} {Word(random)}"))];
    }

    static ComparedComment Comment(int i, Random random, string text) =>
        new(new(new Guid(i, 0, 0, new byte[8])), WId.TryParse($"c{random.Next(300)}", out var element) ? element : null, text);

    static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random)));

    static string Word(Random random) => $"w{(int)Math.Pow(8_000, random.NextDouble())}";
}
