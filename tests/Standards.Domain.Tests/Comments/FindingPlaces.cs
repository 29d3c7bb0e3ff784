using Standards.Domain.Comments;
using Standards.Domain.Comments.Places;
using Standards.Domain.Documents;
using Standards.Domain.Tests.Documents;

namespace Standards.Domain.Tests.Comments;

public sealed class FindingPlaces
{
    static readonly PlaceNames Places = new(Trees.OfEveryKind);

    [Theory]
    [InlineData("3.1", "rules-sub")]
    [InlineData("3.1.", "rules-sub")]
    [InlineData(" Clause 3.1 ", "rules-sub")]
    [InlineData("clause 3.1:", "rules-sub")]
    [InlineData("Cl. 3.1", "rules-sub")]
    [InlineData("Subclause 3.1 b)", "rules-sub")]
    [InlineData("Sub-clause 3.1", "rules-sub")]
    [InlineData("§ 3.1", "rules-sub")]
    [InlineData("3,1", "rules-sub")]
    [InlineData("3. 1", "rules-sub")]
    [InlineData("03.01", "rules-sub")]
    [InlineData("３．１", "rules-sub")]
    [InlineData("3.1 More", "rules-sub")]
    [InlineData("3.1 / 3.2", "rules-sub")]
    [InlineData("3, 1", "rules")]
    [InlineData("3.1st paragraph", "rules")]
    [InlineData("Abschnitt 3.1", "rules-sub")]
    [InlineData("Article 3.1", "rules-sub")]
    [InlineData("пункт 3.1", "rules-sub")]
    [InlineData("第3.1条", "rules-sub")]
    [InlineData("البند 3.1", "rules-sub")]
    [InlineData("3.1.7", "rules-sub")]
    [InlineData("A", "annex")]
    [InlineData("Annex A", "annex")]
    [InlineData("ANNEX A (normative)", "annex")]
    [InlineData("Anhang A", "annex")]
    [InlineData("Приложение А", "annex")]
    [InlineData("附录A", "annex")]
    [InlineData("A.1", "annex-sub")]
    [InlineData("a.1", "annex-sub")]
    [InlineData("Annex A, A.1", "annex-sub")]
    [InlineData("Annex A.1", "annex-sub")]
    [InlineData("Introduction", "intro")]
    [InlineData("0", "intro")]
    [InlineData("Table 1", "r-t")]
    [InlineData("99", null)]
    [InlineData("all", null)]
    [InlineData("—", null)]
    [InlineData("", null)]
    [InlineData("Anything", null)]
    public void Reads_clauses_as_people_write_them(string clause, string? element) =>
        Assert.Equal(element, Places.Find(new(null, clause, null, null))?.Value);

    [Theory]
    [InlineData("1", "paragraph 1", "scope-1")]
    [InlineData("1", "1st para", "scope-1")]
    [InlineData("1", "Para. 1, second sentence", "scope-1")]
    [InlineData("1", "Absatz 1", "scope-1")]
    [InlineData("1", "paragraph 7", "scope")]
    [InlineData("3", "Table 1", "r-t")]
    [InlineData("3", "Tab. 1", "r-t")]
    [InlineData("3", "Fig. 1", "r-g")]
    [InlineData("Annex A", "Table A.1", "annex-t")]
    [InlineData("3", "Table 9", "rules")]
    [InlineData("3", "#r-1-a", "r-1-a")]
    public void Reads_paragraphs_figures_and_tables(string clause, string part, string element) =>
        Assert.Equal(element, Places.Find(new(null, clause, null, part))?.Value);

    [Fact]
    public void Finds_every_element_by_the_name_it_gives_it() =>
        Assert.All(Trees.OfEveryKind.All(), e => Assert.Equal(e.WId, Places.Find(Places.Name(e.WId) with { Element = null })));

    [Fact]
    public void Finds_every_element_of_an_edition_of_flat_clauses()
    {
        var text = FlatClauses.ToDocument(FlatClauses.ToClauses(Trees.OfEveryKind));
        var places = new PlaceNames(text);
        Assert.All(text.All(), e => Assert.Equal(e.WId, places.Find(places.Name(e.WId) with { Element = null })));
    }

    [Fact]
    public void Settles_on_the_element_where_names_lead_elsewhere()
    {
        Assert.Equal("3.1", Places.Settle(new(Trees.Id("rules-sub"), "1", "12", null)).Clause);
        Assert.Equal("Clause 3.1", Places.Settle(new(Trees.Id("rules-sub"), "Clause 3.1", "12", null)).Clause);
    }
}
