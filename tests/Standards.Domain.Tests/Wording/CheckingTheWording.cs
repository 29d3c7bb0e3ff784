using Standards.Domain.Documents;
using Standards.Domain.Wording;
using static Standards.Domain.Documents.ElementKind;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Wording;

public sealed class CheckingTheWording
{
    [Theory]
    [InlineData("A developer shall report incidents.", "")]
    [InlineData("A developer shall report and may delay.", "wording.two_verbs may")]
    [InlineData("A developer must report.", "wording.must must, wording.verb_missing ")]
    [InlineData("A developer should report.", "wording.verb_missing should")]
    [InlineData("A developer reports.", "wording.verb_missing ")]
    [InlineData("A developer shall report; silence is no answer.", "")]
    public void A_requirement_has_one_verb_and_that_of_its_mark(string words, string expected) => Assert.Equal(expected, Found(E("r", Requirement, words)));

    [Theory]
    [InlineData(Note, "It shall be so.", "wording.requirement_in_information shall")]
    [InlineData(Example, "It shall be so.", "wording.requirement_in_information shall")]
    [InlineData(Paragraph, "It shall be so.", "wording.requirement_unmarked shall")]
    [InlineData(Paragraph, "It may not be so.", "wording.may_not may not")]
    [InlineData(Paragraph, "Water must boil.", "wording.must must")]
    [InlineData(Note, "It may be so.", "")]
    public void What_informs_requires_nothing(ElementKind kind, string words, string expected) => Assert.Equal(expected, Found(E("x", kind, words)));

    [Fact]
    public void An_informative_annex_and_an_introduction_require_nothing()
    {
        var annex = new Element(Id("a"), Annex, Inline.Of("Help"), new Traits.OfAnnex(AnnexStatus.Informative), [P("p", "It shall be so.")]);
        Assert.Equal("wording.requirement_in_information shall", Said(new([C("c", "Scope", P("q", "Here.")), annex])));
        Assert.Equal("wording.requirement_in_information shall", Said(new([E("i", Introduction, "Introduction", P("p", "It shall be so."))])));
        Assert.Equal("wording.requirement_unmarked shall", Said(new([E("a", Annex, "Rules", P("p", "It shall be so."))])));
    }

    [Fact]
    public void Terms_are_defined_and_used()
    {
        var terms = C("t", "Terms and definitions",
            E("t1", Term, "frontier model", E("t1d", Definition, "model beyond a threshold")),
            E("t2", Term, "stray word", E("t2d", Definition, "word that nothing uses")),
            E("t3", Term, "policy", E("t3a", AdmittedTerm, "rule of conduct"), E("t3d", Definition, "what is to be done")));
        var text = new Element(Id("p"), Paragraph, Inline.Of(new Run("Of ", Marks.None, null), new Run("frontier models", Marks.Emphasis, null), new Run(" and ", Marks.None, null), new Run("gadgets", Marks.Emphasis, null), new Run(" under policies of ", Marks.None, null), new Run("N", Marks.Emphasis, null), new Run(" states.", Marks.None, null)));
        Assert.Equal("wording.term_unused , wording.term_undefined gadgets", Said(new([terms, C("c", "Scope", text)])));
    }

    [Fact]
    public void Abbreviations_are_said_in_full_once() => Assert.Equal(
        "wording.abbreviation_undefined FLOP",
        Found(P("p", "A graphics processing unit (GPU) makes many FLOP; two GPUs more. See ISO/IEC 27001 and TPU (tensor processing unit).")));

    [Fact]
    public void What_cannot_be_published_is_an_error_and_what_was_only_begun_is_not()
    {
        Assert.Equal("", Found(P("p", "")));
        var error = Assert.Single(WordingCheck.Of(new([C("c", "Scope", E("t", Term, "model"))])), f => f.Weight is FindingWeight.Error);
        Assert.Equal("document.children_missing", error.Code);
        Assert.Equal("document.empty", Assert.Single(WordingCheck.Of(Document.Empty)).Code);
    }

    static string Found(Element element) => Said(new([C("c", "Scope", P("first", "Here."), element)]));

    static string Said(Document text) => string.Join(", ", WordingCheck.Of(text).Select(f => $"{f.Code} {f.Words}"));
}
