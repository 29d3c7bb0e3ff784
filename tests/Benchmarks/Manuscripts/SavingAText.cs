using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using BuildingBlocks.Domain;
using Standards.Domain;
using Standards.Domain.Documents;
using Standards.Domain.Drafting;

namespace Benchmarks.Manuscripts;

using Decided = Decision<ManuscriptEvent, ManuscriptRefusal>;

/// <summary>What keeping one writer's changed paragraph costs, alone and while others write, against a plain copy of the text in the same process, in turns.</summary>
static class SavingAText
{
    const int Rounds = 41;
    static readonly int[] Sizes = [250, 500, 1_000, 2_000, 4_000];
    static readonly PersonId Me = new(new Guid(1, 0, 0, new byte[8]));
    static readonly PersonId Others = new(new Guid(2, 0, 0, new byte[8]));
    static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    public static void Run()
    {
        Console.WriteLine("elements    copy ms   alone ms  ratio   beside one ms  ratio   beside ten ms  ratio   same words ms  ratio");
        foreach (var elements in Sizes)
        {
            var begun = Manuscript.Evolve(Manuscript.Initial, new ManuscriptEvent.Begun(1, SampleText.Of(elements), Now));
            var paragraphs = ((Manuscript.Writing)begun).Text.All().Where(e => e.Kind is ElementKind.Paragraph).ToArray();
            var beside = Enumerable.Range(1, 10).Aggregate((List<Manuscript>)[begun], (states, n) => [.. states, After(states[^1], paragraphs[n * 20], n)]);
            // Always on revision 0: alone, after one and after ten others at other places, after another who reworded the same sentence elsewhere in it.
            Manuscript[] met = [begun, beside[1], beside[10], After(begun, paragraphs[0], 0)];
            var mine = Save((Manuscript.Writing)begun, paragraphs[0], "mine");

            List<double> copies = [];
            var saves = met.Select(_ => new List<double>()).ToArray();
            for (var round = -5; round < Rounds; round++)
            {
                var copy = SampleText.Time(() => new Document(SampleText.Copy(((Manuscript.Writing)begun).Text.Elements)).Count);
                var times = met.Select(state => SampleText.Time(() => Kept(Manuscript.Decide(state, mine)))).ToArray();
                if (round < 0)
                    continue;
                copies.Add(copy);
                for (var i = 0; i < times.Length; i++)
                    saves[i].Add(times[i]);
            }
            var floor = SampleText.Median(copies);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{elements,8} {floor,10:F2}{string.Concat(saves.Select(SampleText.Median).Select(ms => string.Create(CultureInfo.InvariantCulture, $" {ms,10:F2} {ms / floor,9:F1}   ")))}"));
        }
        Console.WriteLine("Medians. The ratio is the column that counts: the copy builds every element and its index anew, and compares, merges and checks nothing.");
    }

    /// <summary>The text after another has written at the end of a paragraph.</summary>
    static Manuscript After(Manuscript state, Element paragraph, int n) =>
        Manuscript.Decide(state, Save((Manuscript.Writing)state, paragraph, $"other {n}", atEnd: true)) is Decided.Accepted { Events: [var written] }
            ? Manuscript.Evolve(state, written) : throw new UnreachableException();

    static ManuscriptCommand.Save Save(Manuscript.Writing on, Element paragraph, string words, bool atEnd = false)
    {
        var reworded = atEnd ? paragraph with { Text = Inline.Of($"{paragraph.Text.Words()} {words}.") } : paragraph with { Text = Inline.Of($"{words} {paragraph.Text.Words()}") };
        var parts = on.Text.Elements.Select(e => new Part(e.WId, on.Text.IsWithin(paragraph.WId, e.WId) ? With(e, reworded) : null));
        return new(1, on.Revision, OfOwn: false, [.. parts], [], atEnd ? Others : Me, Now);
    }

    static Element With(Element element, Element changed) =>
        element.WId == changed.WId ? changed : element with { Children = [.. element.Children.Select(c => With(c, changed))] };

    static string Words(this Inline text) => text.Slice(0, text.Length).Say(id => id.ToString());

    static int Kept(Decided decision) => decision is Decided.Accepted { Events.Length: var events } ? events : throw new InvalidOperationException("A save was refused.");
}
