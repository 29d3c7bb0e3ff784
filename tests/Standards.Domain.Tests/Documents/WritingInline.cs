using CsCheck;
using Standards.Domain.Documents;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Documents;

public sealed class WritingInline
{
    static readonly Gen<Inline> Texts = Gen.OneOf(
            Gen.Select(Gen.OneOf(Gen.Const("a"), Gen.Const("b "), Gen.Const("𝔸"), Gen.Const("é")).Array[0, 4], Gen.Int[0, 3], (parts, marks) => new Run(string.Concat(parts), (Marks)marks, null)),
            Gen.Int[1, 3].Select(n => new Run(Inline.Reference.ToString(), Marks.None, Id($"c{n}"))))
        .Array[0, 6].Select(runs => Inline.Of(runs));

    [Fact]
    public void Has_one_form() => Texts.Sample(text =>
    {
        Assert.DoesNotContain(text.Runs, r => r.Text.Length == 0);
        for (var i = 1; i < text.Runs.Length; i++)
            Assert.False(text.Runs[i - 1].Target is null && text.Runs[i].Target is null && text.Runs[i - 1].Marks == text.Runs[i].Marks);
        Assert.Equal(text, Inline.Of(text.Runs.SelectMany(r => r.Target is null ? r.Text.EnumerateRunes().Select(c => r with { Text = c.ToString() }) : [r]).ToArray()));
    });

    [Fact]
    public void Is_whole_again_after_a_cut() => Gen.Select(Texts, Gen.Int[0, 40]).Sample((text, at) =>
    {
        if (!text.IsBoundary(at))
            return;
        var (left, right) = (text.Slice(0, at), text.Slice(at, text.Length));
        Assert.Equal(text, left.Concat(right));
        Assert.Equal((at, text.Length - at), (left.Length, right.Length));
    });

    [Fact]
    public void Replaces_as_a_string_does() => Gen.Select(Texts, Texts, Gen.Int[0, 20], Gen.Int[0, 20]).Sample((text, words, a, b) =>
    {
        var (from, to) = (Math.Min(a, b), Math.Max(a, b));
        if (text.IsBoundary(from) && text.IsBoundary(to))
            Assert.Equal(text.Text[..from] + words.Text + text.Text[to..], text.Replace(from, to, words).Text);
    });

    [Fact]
    public void Never_splits_a_surrogate_pair()
    {
        var text = Inline.Of("a𝔸b");
        Assert.Equal([true, true, false, true, true, false], Enumerable.Range(0, 6).Select(text.IsBoundary));
        Assert.Throws<ArgumentOutOfRangeException>(() => text.Slice(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => text.Slice(3, 1));
    }

    [Fact]
    public void Keeps_cross_references_apart_from_words()
    {
        var text = Inline.Of("See ").Concat(Inline.To(Id("scope"))).Concat(Inline.Of("."));
        Assert.Equal("See \uFFFC.", text.Text);
        Assert.Equal("See 1.", text.Say(OfEveryKind.Numbers.Refer));
        Assert.Equal([Id("scope")], text.References);
        Assert.Throws<ArgumentException>(() => Inline.Of("\uFFFC"));
    }
}
