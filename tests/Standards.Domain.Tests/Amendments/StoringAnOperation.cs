using System.Text.Json;
using System.Text.Json.Nodes;
using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using static Standards.Domain.Tests.Amendments.Rooms;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Amendments;

public sealed class StoringAnOperation
{
    static readonly (Operation Operation, string Json)[] All =
    [
        (Replace("duty-1", "thirty", "ten"), """{"do":"REPLACE_TEXT","element":"duty-1","from":42,"to":48,"expected":["thirty"],"words":["ten"]}"""),
        (new Operation.SetTraits(Documents.Trees.Id("duty-1"), new Traits.OfRequirement(Modality.Shall), new Traits.OfRequirement(Modality.May)), """{"do":"SET_TRAITS","element":"duty-1","expected":{"modality":"SHALL"},"traits":{"modality":"MAY"}}"""),
        (After("duty-1", P("new", "x")), """{"do":"INSERT","side":"AFTER","of":"duty-1","elements":[{"wId":"new","kind":"PARAGRAPH","text":["x"]}]}"""),
        (Strike("duty-1"), """{"do":"DELETE","element":"duty-1"}"""),
        (new Operation.Move(Documents.Trees.Id("scope"), Anchor.Last(null)), """{"do":"MOVE","element":"scope","side":"LAST","of":null}"""),
        (new Operation.Split(Documents.Trees.Id("duty-1"), 5, Documents.Trees.Id("new")), """{"do":"SPLIT","element":"duty-1","position":5,"second":"new"}"""),
        (new Operation.Merge(Documents.Trees.Id("item-a"), Documents.Trees.Id("item-b"), Inline.Of(" ")), """{"do":"MERGE","element":"item-a","next":"item-b","between":[" "]}"""),
    ];

    [Fact]
    public void Has_a_stable_form() => Assert.All(All, o => Assert.Equal(o.Json, OperationJson.Write(o.Operation).ToJsonString()));

    [Fact]
    public void Reads_it_back_whatever_the_order_of_members() => Assert.All(All, o =>
    {
        var turned = new JsonObject(JsonNode.Parse(o.Json)!.AsObject().Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        Assert.Equal(o.Json, OperationJson.Write(JsonSerializer.Deserialize<Operation>(turned.ToJsonString())!).ToJsonString());
    });

    [Fact]
    public void Covers_every_operation() => Assert.Equal(7, Pairs.AllCases([.. All.Select(o => o.Operation)]).Count);

    [Theory]
    [InlineData("""{"do":"SWALLOW","element":"a"}""")]
    [InlineData("""{"do":"DELETE"}""")]
    [InlineData("""{"do":"DELETE","element":"1"}""")]
    [InlineData("""{"do":"MOVE","element":"a","side":"UNDER","of":null}""")]
    [InlineData("""{}""")]
    public void Reads_nothing_else(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Operation>(json));
}
