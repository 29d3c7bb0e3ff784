using System.Collections.Immutable;
using System.Diagnostics;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Benchmarks;

/// <summary>A text to measure on: clauses of nine paragraphs, in main clauses of ten; thirty words a paragraph.</summary>
static class SampleText
{
    public static Document Of(int elements)
    {
        var clauses = Enumerable.Range(0, elements / 10).Select(c => new Element(
            Id($"c{c}"), ElementKind.Clause, Inline.Of($"Clause {c}"),
            [.. Enumerable.Range(0, 9).Select(p => new Element(Id($"c{c}.p{p}"), ElementKind.Paragraph, Inline.Of(Words(c, p))))]));
        return new([.. clauses.Chunk(10).Select((below, i) => new Element(Id($"m{i}"), ElementKind.Clause, Inline.Of($"Main clause {i}"), [.. below]))]);
    }

    /// <summary>The floor: every element built anew, and nothing else done.</summary>
    public static ImmutableArray<Element> Copy(ImmutableArray<Element> elements)
    {
        var copies = ImmutableArray.CreateBuilder<Element>(elements.Length);
        foreach (var element in elements)
            copies.Add(new(element.WId, element.Kind, Inline.Of(element.Text.Runs.AsSpan()), element.Traits, Copy(element.Children)));
        return copies.MoveToImmutable();
    }

    public static WId Id(string id) => WId.TryParse(id, out var known) ? known : throw new UnreachableException();

    /// <returns>Milliseconds.</returns>
    public static double Time(Func<int> act)
    {
        var started = Stopwatch.GetTimestamp();
        GC.KeepAlive(act());
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    static string Words(int clause, int paragraph) => string.Join(' ', Enumerable.Range(0, 30).Select(w => $"word{clause}-{paragraph}-{w}")) + ".";
}
