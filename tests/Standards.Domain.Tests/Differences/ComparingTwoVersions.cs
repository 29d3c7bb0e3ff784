using CsCheck;
using Standards.Domain.Amendments;
using Standards.Domain.Differences;
using Standards.Domain.Documents;
using Standards.Domain.Tests.Amendments;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Differences;

public sealed class ComparingTwoVersions
{
    [Fact]
    public void Shows_words_that_go_and_come() => Assert.Equal(
        "A producer [-should][+shall] keep records[+ for a year].",
        Show(WordDifference.Of(Inline.Of("A producer should keep records."), Inline.Of("A producer shall keep records for a year."))));

    [Fact]
    public void Sees_marks_and_cross_references()
    {
        var before = Inline.Of("See ").Concat(Inline.To(Id("a")));
        Assert.Equal("See [-\uFFFC][+\uFFFC]", Show(WordDifference.Of(before, Inline.Of("See ").Concat(Inline.To(Id("b"))))));
        Assert.Equal("[-word][+word]", Show(WordDifference.Of(Inline.Of("word"), Inline.Of(new Run("word", Marks.Strong, null)))));
    }

    [Fact]
    public void Gives_both_texts_back() => Gen.Select(Gen.Int[0, 5].Array[0, 12], Gen.Int[0, 5].Array[0, 12]).Sample((a, b) =>
    {
        var (before, after) = (Text(a), Text(b));
        var spans = WordDifference.Of(before, after);
        Assert.Equal(before, Join(spans.Where(s => s.Kind is not SpanKind.Added)));
        Assert.Equal(after, Join(spans.Where(s => s.Kind is not SpanKind.Removed)));
    });

    [Fact]
    public void Shows_moved_elements_as_moved_and_not_as_struck_and_new()
    {
        var before = new Document([C("a", "A", P("a-1", "One."), P("a-2", "Two.")), C("b", "B", P("b-1", "Three."))]);
        var after = new Document([C("a", "A", P("a-2", "Two.")), C("b", "B", P("a-1", "One more."), P("b-1", "Three."), P("b-2", "New."))]);
        Assert.Equal(
            ["a Same", "a-1 MovedAway", "a-2 Same", "b Same", "a-1 MovedHere", "b-1 Same", "b-2 Added"],
            DocumentComparison.Of(before, after).Select(c => $"{c.Element} {c.Change}"));
    }

    [Fact]
    public void Shows_one_that_is_gone_where_it_stood()
    {
        var before = new Document([C("a", "A", P("a-1", "One."), P("a-2", "Two."), P("a-3", "Three."))]);
        var after = new Document([C("a", "A", P("a-3", "Three."), P("a-1", "One."))]);
        Assert.Equal(["a Same", "a-3 MovedHere", "a-1 Same", "a-2 Removed", "a-3 MovedAway"], DocumentComparison.Of(before, after).Select(c => $"{c.Element} {c.Change}"));
    }

    [Fact]
    public void Leaves_nothing_out() => Gen.Int.Sample(seed =>
    {
        var chance = new Chance(seed);
        var before = chance.Document();
        if (chance.Amendment(before, 1) is not { } amendment)
            return;
        var after = Consolidation.Of(before, [amendment]).Text;
        var lines = DocumentComparison.Of(before, after);
        Assert.Equal(after.All().Select(e => e.WId), lines.Where(l => l.Change is not (ElementChange.Removed or ElementChange.MovedAway)).Select(l => l.Element));
        Assert.Equal(
            before.All().Select(e => e.WId.Value).Order(StringComparer.Ordinal),
            lines.Where(l => l.Change is ElementChange.Same or ElementChange.Changed or ElementChange.Removed or ElementChange.MovedAway).Select(l => l.Element.Value).Order(StringComparer.Ordinal));
    }, iter: 5_000);

    static Inline Text(int[] words) => Inline.Of([.. words.Select(w => new Run($"w{w} ", (Marks)(w % 2), null))]);

    static Inline Join(IEnumerable<Span> spans) => spans.Aggregate(Inline.Empty, (all, s) => all.Concat(s.Words));

    static string Show(IEnumerable<Span> spans) => string.Concat(spans.Select(s => s.Kind switch
    {
        SpanKind.Same  => s.Words.Text,
        SpanKind.Added => $"[+{s.Words.Text}]",
        _              => $"[-{s.Words.Text}]",
    }));
}
