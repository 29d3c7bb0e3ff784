using Compliance.Domain.Risks;

namespace Compliance.Domain.Tests.Risks;

public sealed class Taxonomies
{
    [Fact]
    public void The_shipped_one_has_the_four_categories_of_its_source_and_every_risk_once()
    {
        var taxonomy = RiskTaxonomy.Read(Sample.Documents("risks/").Single());
        Assert.Equal(["malicious-use", "ai-race", "organizational", "rogue-ai"], taxonomy.Categories.Select(c => c.Id));
        Assert.Equal([4, 6, 7, 4], taxonomy.Categories.Select(c => c.Risks.Count));
        Assert.All(taxonomy.Categories, c => Assert.NotEmpty(c.Suggestions));
        Assert.NotEmpty(taxonomy.Of("cyberwarfare", RiskMeasure.Control));
        Assert.Empty(taxonomy.Of("autonomous-weapons", RiskMeasure.Standard));   // nothing shipped speaks of it, and that is shown
    }

    [Theory]
    [InlineData("""{"id":"t"}""")]
    [InlineData("[]")]
    [InlineData("no")]
    [InlineData("""{"id":"t","version":1,"name":"T","source":"S","categories":[{"id":"c","name":"C","risks":[{"id":"r","name":"R","text":"."},{"id":"r","name":"R","text":"."}],"suggestions":[]}],"citations":[]}""")]
    [InlineData("""{"id":"t","version":1,"name":"T","source":"S","categories":[],"citations":[{"risk":"r","measure":"Control","source":"Harm","item":"Death"}]}""")]
    [InlineData("""{"id":"t","version":1,"name":"T","source":"S","categories":[],"citations":[],"more":1}""")]
    public void A_document_that_contradicts_itself_is_none(string json) => Assert.Throws<FormatException>(() => RiskTaxonomy.Read(json));
}
