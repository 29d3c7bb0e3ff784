using System.Text.Json;
using Standards.Domain.Documents;
using static Standards.Domain.Documents.ElementKind;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Documents;

public sealed class StoringADocument
{
    [Fact]
    public void Gives_the_same_document_again()
    {
        var json = DocumentJson.Write(OfEveryKind).ToJsonString();
        Assert.Equal(OfEveryKind, DocumentJson.Read(json));
        Assert.Equal(OfEveryKind, JsonSerializer.Deserialize<Document>(JsonSerializer.Serialize(OfEveryKind)));
    }

    [Fact]
    public void Has_a_stable_form()
    {
        var text = Inline.Of([new Run("See ", Marks.None, null), new Run("\uFFFC", Marks.Strong, Id("b")), new Run(" now", Marks.Emphasis | Marks.Code, null)]);
        var document = new Document([new Element(Id("a"), Annex, Inline.Of("A"), TraitsOf(Annex), [new Element(Id("b"), Paragraph, text)])]);

        Assert.Equal(
            """{"v":1,"elements":[{"wId":"a","kind":"ANNEX","text":["A"],"children":[{"wId":"b","kind":"PARAGRAPH","text":["See ",{"to":"b","marks":["STRONG"]},{"text":" now","marks":["EMPHASIS","CODE"]}]}],"status":"NORMATIVE"}]}""",
            DocumentJson.Write(document).ToJsonString());
        Assert.Equal("72094c78c0836b71", DocumentJson.HashOf(document)[..16]);
    }

    [Fact]
    public void Tells_documents_apart() =>
        Assert.NotEqual(DocumentJson.HashOf(OfEveryKind), DocumentJson.HashOf(new([.. OfEveryKind.Elements.Reverse()])));

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{"v":2,"elements":[]}""")]
    [InlineData("""{"v":1}""")]
    [InlineData("""{"v":1,"elements":[],"more":1}""")]
    [InlineData("""{"v":1,"elements":[{"wId":"a","kind":"CLAUSE","number":"1"}]}""")]
    [InlineData("""{"v":1,"elements":[{"wId":"a","wId":"b","kind":"CLAUSE"}]}""")]
    [InlineData("""{"v":1,"elements":[{"wId":"1","kind":"CLAUSE"}]}""")]
    [InlineData("""{"v":1,"elements":[{"wId":"a","kind":"Clause"}]}""")]
    [InlineData("""{"v":1,"elements":[{"wId":"a","kind":"ANNEX"}]}""")]
    [InlineData("""{"v":1,"elements":[{"wId":"a","kind":"CLAUSE","text":"A"}]}""")]
    [InlineData("""{"v":1,"elements":[{"wId":"a","kind":"CLAUSE","text":["A","B"]}]}""")]
    [InlineData("""{"v":1,"elements":[{"wId":"a","kind":"CLAUSE","text":[""]}]}""")]
    [InlineData("""{"v":1,"elements":[{"wId":"a","kind":"CLAUSE","text":[{"text":"A"}]}]}""")]
    [InlineData("""{"v":1,"elements":[{"wId":"a","kind":"CLAUSE","text":["\uFFFC"]}]}""")]
    [InlineData("""{"v":1,"elements":[null]}""")]
    [InlineData("""{"v":1,""")]
    public void Reads_nothing_else(string json) => Assert.Throws<FormatException>(() => DocumentJson.Read(json));

    [Fact]
    public void Reads_no_more_than_a_document_may_hold()
    {
        var many = string.Join(',', Enumerable.Repeat("""{"wId":"a","kind":"CLAUSE"}""", Document.MaxElements + 1));
        Assert.Throws<FormatException>(() => DocumentJson.Read($$"""{"v":1,"elements":[{{many}}]}"""));
    }

    [Fact]
    public void Finds_elements_by_their_identifiers()
    {
        var place = OfEveryKind.Find(Id("r-1-b-2"))!;
        Assert.Equal((Id("r-1-b-l"), 1, 6), (place.Parent!.Value, place.Index, place.Depth));
        Assert.Null(OfEveryKind.Find(Id("unknown")));
        Assert.True(OfEveryKind.IsWithin(Id("r-1-b-2"), Id("rules")));
        Assert.False(OfEveryKind.IsWithin(Id("rules"), Id("r-1-b-2")));
        Assert.Equal(OfEveryKind.All().Select(e => e.WId), OfEveryKind.All().OrderBy(e => OfEveryKind.Find(e.WId)!.Order).Select(e => e.WId));
    }
}
