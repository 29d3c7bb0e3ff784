using CsCheck;
using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Amendments;

public sealed class Rewordings
{
    [Fact]
    public void Finds_the_words_that_changed()
    {
        var operations = Rewording.Derive(P("p", "A developer should report within thirty days."), "A developer shall report within ten days.");
        Assert.Equal(["12-18 should > shall", "33-39 thirty > ten"], operations.Cast<Operation.ReplaceText>().Select(o => $"{o.From}-{o.To} {o.Expected} > {o.Words}"));
    }

    [Fact]
    public void Keeps_cross_references_and_marks()
    {
        var text = Inline.Of(new Run("See ", Marks.Strong, null)).Concat(Inline.To(Id("scope"))).Concat(Inline.Of(" and more."));
        var element = new Element(Id("p"), ElementKind.Paragraph, text);
        Assert.Equal("See [[scope]] and more.", Rewording.Editable(text));
        Assert.Empty(Rewording.Derive(element, Rewording.Editable(text)));

        var operation = Assert.IsType<Operation.ReplaceText>(Assert.Single(Rewording.Derive(element, "See [[terms]] and more.")));
        Assert.Equal((4, 5, Id("terms")), (operation.From, operation.To, operation.Words.References.Single()));
    }

    [Fact]
    public void Makes_what_was_written() => Gen.Select(Gen.Int[0, 4].Array[1, 10], Gen.Int[0, 4].Array[1, 10]).Sample((a, b) =>
    {
        var (before, after) = (string.Join(' ', a.Select(w => $"w{w}")), string.Join(' ', b.Select(w => $"w{w}")));
        var text = new Document([C("c", "C", P("p", before))]);
        var operations = Rewording.Derive(text.Find(Id("p"))!.Element, after);
        Assert.Equal(before == after, operations.IsEmpty);
        var result = Consolidation.Of(text, [new(new(Ballots.Sample.Id(1)), null, operations)]);
        Assert.Equal(after, operations.IsEmpty ? before : result.Text.Find(Id("p"))!.Element.Text.Text);
    });
}
