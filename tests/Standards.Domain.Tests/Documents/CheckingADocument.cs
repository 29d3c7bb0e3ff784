using Standards.Domain.Documents;
using static Standards.Domain.Documents.ElementKind;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Documents;

public sealed class CheckingADocument
{
    [Fact]
    public void Finds_nothing_in_one_of_every_kind()
    {
        Assert.Empty(ContentModel.Check(OfEveryKind));
        Assert.Equal(Enum.GetValues<ElementKind>(), OfEveryKind.All().Select(e => e.Kind).Distinct().Order());
    }

    [Fact]
    public void Allows_what_is_in_the_table_and_nothing_else()
    {
        foreach (var parent in Enum.GetValues<ElementKind>())
            foreach (var child in Enum.GetValues<ElementKind>())
            {
                var document = new Document([C("c", "C", E("parent", parent, "T", E("child", child, "T")))]);
                var misplaced = ContentModel.Check(document).Any(p => p.Code == "document.misplaced" && p.Element == Id("child"));
                Assert.Equal(!ContentModel.Of(parent).Children.Contains(child), misplaced);
            }
    }

    [Fact]
    public void Needs_a_clause() => Finds("empty", Document.Empty);

    [Fact]
    public void Needs_an_identifier_of_its_own_for_each() => Finds("identifier_twice", C("c", "C", P("p", "One."), P("p", "Two.")));

    [Fact]
    public void Needs_an_identifier() => Finds("identifier_missing", new Element(default, Clause, Inline.Of("C")));

    [Fact]
    public void Needs_text_before_subclauses() => Finds("order", C("c", "C", C("d", "D"), P("p", "Late.")));

    [Fact]
    public void Needs_clauses_before_annexes() => Finds("order", E("a", Annex, "A"), C("c", "C"));

    [Fact]
    public void Needs_one_introduction() => Finds("order", E("i", Introduction, "I"), E("j", Introduction, "J"), C("c", "C"));

    [Fact]
    public void Needs_words() => Finds("text_missing", C("c", "C", P("p", " ")));

    [Fact]
    public void Needs_short_headings() => Finds("text_too_long", C("c", new string('x', 301)));

    [Fact]
    public void Needs_plain_words() => Finds("text_not_plain", C("c", "C", P("p", "a\u0007b")));

    [Fact]
    public void Needs_headings_of_one_line() => Finds("text_not_plain", C("c", "C\nD"));

    [Fact]
    public void Wants_no_words_of_a_list() => Finds("text_unexpected", C("c", "C", E("l", List, "words", E("i", Item, "i"))));

    [Fact]
    public void Needs_an_item_in_a_list() => Finds("children_missing", C("c", "C", E("l", List, "")));

    [Fact]
    public void Needs_the_traits_of_the_kind() => Finds("traits", C("c", "C", P("p", "Text.") with { Traits = new Traits.OfList(true) }));

    [Fact]
    public void Needs_a_picture_and_its_words()
    {
        Finds("alternative_missing", C("c", "C", E("f", Figure, "F") with { Traits = new Traits.OfFigure(new string('a', 64), "image/png", " ") }));
        Finds("picture_missing", C("c", "C", E("f", Figure, "F") with { Traits = new Traits.OfFigure("", "", "A box.") }));
        Finds("traits", C("c", "C", E("f", Figure, "F") with { Traits = new Traits.OfFigure(new string('A', 64), "image/png", "A box.") }));
        Finds("traits", C("c", "C", E("f", Figure, "F") with { Traits = new Traits.OfFigure(new string('a', 64), "image/gif", "A box.") }));
    }

    [Fact]
    public void Bounds_the_nesting_of_clauses() =>
        Finds("too_deep", Enumerable.Range(0, 6).Aggregate(C("c7", "C"), (below, i) => C($"c{i}", "C", below)));

    [Fact]
    public void Bounds_the_nesting_of_elements() =>
        Finds("too_deep", C("c", "C", Enumerable.Range(0, 13).Aggregate(E("l", List, "", E("i", Item, "x")), (below, i) => E($"l{i}", List, "", E($"i{i}", Item, "x", below)))));

    [Fact]
    public void Bounds_the_number_of_elements() =>
        Finds("too_large", C("c", "C", [.. Enumerable.Range(0, Document.MaxElements).Select(i => P($"p{i}", "x"))]));

    [Fact]
    public void Bounds_the_number_of_annexes() => Finds("too_large", [.. Enumerable.Range(0, 27).Select(i => E($"a{i}", Annex, "A"))]);

    [Fact]
    public void Lists_a_hundred_problems_at_most() =>
        Assert.InRange(ContentModel.Check(new([C("c", "C", [.. Enumerable.Range(0, 500).Select(i => P($"p{i}", ""))])])).Length, 100, 102);

    [Theory]
    [InlineData("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi href=\"https://example.org\">a</mi></math>")]
    [InlineData("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><script xmlns=\"http://www.w3.org/1999/xhtml\">1</script></math>")]
    [InlineData("<!DOCTYPE math [<!ENTITY a \"b\">]><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>&a;</mi></math>")]
    [InlineData("<math><mi>a</mi></math>")]
    [InlineData("<math xmlns=\"http://www.w3.org/1998/Math/MathML\">")]
    [InlineData("")]
    public void Takes_no_formula_that_is_more_than_a_formula(string text) => Assert.False(MathMl.TryParse(text, out _));

    [Fact]
    public void Takes_a_formula() => Assert.Equal("a 2", MathMl.TryParse(AHalf.Replace("</mi>", "</mi> ", StringComparison.Ordinal), out var f) ? f?.Words : null);

    static void Finds(string code, params ImmutableArray<Element> elements) => Finds(code, new Document(elements));

    static void Finds(string code, Document document) => Assert.Contains(ContentModel.Check(document), p => p.Code == $"document.{code}");
}
