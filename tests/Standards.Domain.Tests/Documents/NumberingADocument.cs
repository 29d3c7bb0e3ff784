using Standards.Domain.Documents;
using static Standards.Domain.Documents.ElementKind;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Documents;

public sealed class NumberingADocument
{
    [Theory]
    [InlineData("intro", "0")]
    [InlineData("scope", "1")]
    [InlineData("scope-1", null)]
    [InlineData("scope-note", "NOTE")]
    [InlineData("t-part", "2.2")]
    [InlineData("t-package-n1", "Note 1 to entry")]
    [InlineData("t-package-n2", "Note 2 to entry")]
    [InlineData("r-1-b", "b)")]
    [InlineData("r-1-b-2", "2)")]
    [InlineData("r-t", "Table 1")]
    [InlineData("r-t-n", "NOTE")]
    [InlineData("r-f", "(1)")]
    [InlineData("r-g", "Figure 1")]
    [InlineData("r-e2", "EXAMPLE 2")]
    [InlineData("rules-sub", "3.1")]
    [InlineData("annex", "Annex A")]
    [InlineData("annex-t", "Table A.1")]
    [InlineData("annex-sub", "A.1")]
    [InlineData("annex-f", "(A.1)")]
    public void Follows_the_directives(string id, string? shown) => Assert.Equal(shown, OfEveryKind.Numbers.Of(Id(id))?.Text);

    [Fact]
    public void Goes_on_after_z()
    {
        var items = Enumerable.Range(1, 54).Select(i => E($"i{i}", Item, "x")).ToImmutableArray();
        var numbers = new Document([C("c", "C", E("l", List, "", items))]).Numbers;
        Assert.Equal(["z)", "aa)", "az)", "ba)"], new[] { 26, 27, 52, 53 }.Select(i => numbers.Of(Id($"i{i}"))!.Text));
    }

    [Fact]
    public void Marks_items_of_an_unordered_list_by_a_dash()
    {
        var list = E("l", List, "", E("i", Item, "x")) with { Traits = new Traits.OfList(Ordered: false) };
        Assert.Equal("—", new Document([C("c", "C", list)]).Numbers.Of(Id("i"))!.Text);
    }
}
