using CsCheck;
using Standards.Domain.Documents;
using Standards.Domain.Translations;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Translations;

public sealed class WritingNotation
{
    static readonly string[] Pieces = ["a", " ", "<", ">", "/", "b", "<b>", "</sup>", "[", "[[", "]]", "[[a]]", "&", "&lt;", "lt;", "amp;", "&lsqb;", "\n", "ق", "中"];

    static readonly Gen<Run> Runs = Gen.OneOf(
        Gen.Select(
            Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 5],
            Gen.Int[0, 31], (parts, marks) => new Run(string.Concat(parts), (Marks)marks, null)),
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 31], (n, marks) => new Run(Inline.Reference.ToString(), (Marks)marks, Id($"c{n}"))));

    [Fact]
    public void Loses_nothing() => Runs.Array[0, 6].Sample(runs =>
    {
        var words = Inline.Of(runs);
        Assert.Equal(words, Notation.Read(Notation.Write(words)));
    }, iter: 20_000);

    [Fact]
    public void Is_read_as_it_is_written()
    {
        var words = Notation.Read("Il <b>doit</b> suivre [[rules]] & <x>.");
        Assert.Equal([("Il ", Marks.None), ("doit", Marks.Strong), (" suivre ", Marks.None), ("\uFFFC", Marks.None), (" & <x>.", Marks.None)], words.Runs.Select(r => (r.Text, r.Marks)));
        Assert.Equal("Il <b>doit</b> suivre [[rules]] & <x>.", Notation.Write(words));
    }
}
