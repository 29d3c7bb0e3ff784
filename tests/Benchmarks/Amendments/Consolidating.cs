using System.Collections.Immutable;
using System.Globalization;
using Standards.Domain.Amendments;
using Standards.Domain.Documents;

namespace Benchmarks.Amendments;

/// <summary>The consolidated text of many amendments, against a plain copy of the tree in the same process, in turns.</summary>
/// <remarks>Of the amendments seven in ten change words, one strikes, one moves, one inserts; about one in thirty meets another.</remarks>
static class Consolidating
{
    const int Rounds = 15;
    static readonly ImmutableArray<(int Elements, int Amendments)> Sizes =
        [(250, 60), (500, 125), (1_000, 250), (2_000, 500), (4_000, 1_000), (2_000, 60), (2_000, 1_000)];

    public static void Run()
    {
        Console.WriteLine("elements amendments conflicts   copy ms  consolidated ms  ratio   µs per amendment");
        foreach (var (elements, amendments) in Sizes)
        {
            var text = SampleText.Of(elements);
            var proposals = Proposals(text, amendments);
            var (copies, results) = (new List<double>(), new List<double>());
            var conflicts = 0;
            for (var round = -3; round < Rounds; round++)
            {
                var copied = SampleText.Time(() => new Document(SampleText.Copy(text.Elements)).Count);
                var consolidated = SampleText.Time(() => conflicts = Consolidation.Of(new(text.Elements), proposals).Conflicts.Length);
                if (round < 0)
                    continue;
                copies.Add(copied);
                results.Add(consolidated);
            }
            var (copy, whole) = (SampleText.Median(copies), SampleText.Median(results));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{elements,8} {amendments,10} {conflicts,9} {copy,9:F2} {whole,16:F2} {whole / copy,6:F1} {whole * 1000 / amendments,18:F1}"));
        }
        Console.WriteLine("The ratio is the column that counts: the copy builds every element and its index anew, and applies nothing.");
    }

    static ImmutableArray<Proposal> Proposals(Document text, int count)
    {
        var random = new Random(20260302);
        var paragraphs = text.All().Where(e => e.Kind is ElementKind.Paragraph).ToArray();
        return [.. Enumerable.Range(1, count).Select(n => new Proposal(new(new Guid(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 9])), null, [Change(random, paragraphs, n)]))];
    }

    static Operation Change(Random random, Element[] paragraphs, int number)
    {
        var element = paragraphs[random.Next(paragraphs.Length)];
        var from = random.Next(element.Text.Length - 20);
        return (number % 10) switch
        {
            0 => new Operation.Delete(element.WId),
            1 => new Operation.Move(element.WId, Anchor.After(paragraphs[random.Next(paragraphs.Length)].WId)),
            2 => new Operation.Insert(Anchor.After(element.WId), [new(SampleText.Id($"new{number}"), ElementKind.Paragraph, Inline.Of($"New paragraph {number}."))]),
            _ => new Operation.ReplaceText(element.WId, from, from + 12, element.Text.Slice(from, from + 12), Inline.Of($"words {number}")),
        };
    }
}
