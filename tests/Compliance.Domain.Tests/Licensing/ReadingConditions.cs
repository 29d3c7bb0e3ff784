using Compliance.Domain.Licensing;
using static Compliance.Domain.Tests.Licensing.AnyCondition;

namespace Compliance.Domain.Tests.Licensing;

public sealed class ReadingConditions
{
    [Theory]
    [InlineData("""{"version":1,"holds":{"condition":"a"}}""", "condition.never_ends")]
    [InlineData("""{"version":1,"holds":{"not":{"all":[{"condition":"a"}]}}}""", "condition.never_ends")]
    [InlineData("""{"version":1,"holds":{"condition":"b"}}""", "condition.unknown_condition")]
    [InlineData("""{"version":2,"holds":{"all":[]}}""", "condition.unknown_version")]
    [InlineData("""{"holds":{"all":[]}}""", "condition.unknown_version")]
    [InlineData("""{"version":1}""", "condition.malformed")]
    [InlineData("""{"version":1,"holds":{"while":[]}}""", "condition.malformed")]
    [InlineData("""{"version":1,"holds":{"all":[],"any":[]}}""", "condition.malformed")]
    [InlineData("""{"version":1,"holds":{"all":[]},"more":1}""", "condition.malformed")]
    [InlineData("""{"version":1,"version":1,"holds":{"all":[]}}""", "condition.malformed")]
    [InlineData("""{"version":1,"holds":{"equals":[1,2,3]}}""", "condition.malformed")]
    [InlineData("""{"version":1,"holds":{"equals":[1,1.5]}}""", "condition.malformed")]
    [InlineData("""{"version":1,"holds":{"equals":[1,"1/0"]}}""", "condition.malformed")]
    [InlineData("""{"version":1,"holds":{"equals":[{"count":"moon"},0]}}""", "condition.unknown_fact")]
    [InlineData("""{"version":1,"holds":{"equals":[{"count":"event","where":{"field":"colour","is":"red"}},0]}}""", "condition.unknown_field")]
    [InlineData("""{"version":1,"holds":{"equals":[{"count":"event","where":{"field":"size","is":"red"}},0]}}""", "condition.wrong_type")]
    [InlineData("""{"version":1,"holds":{"equals":[{"count":"event","where":{"field":"due","withinDays":0}},0]}}""", "condition.malformed")]
    [InlineData("", "condition.malformed")]
    [InlineData("[]", "condition.unknown_version")]
    public void Are_refused_by_name_where_they_cannot_be_executed(string document, string code) => Assert.Equal(code, Refused(("a", document)));

    [Fact]
    public void A_ring_of_conditions_never_ends_and_the_way_round_is_named()
    {
        ConditionReader.Read([Given("a", Other("b")), Given("b", Other("c")), Given("c", Other("a"))], Catalogue, out var refusal);
        Assert.Equal(("condition.never_ends", "A condition that comes back to itself never ends: a → b → c → a."), (refusal!.Code, refusal.Message));
    }

    [Fact]
    public void What_doubles_with_every_reference_takes_too_many_steps()
    {
        var doubling = Enumerable.Range(0, 30).Select(i => Given($"c{i}", i == 0 ? """{"version":1,"holds":{"equals":[0,0]}}""" : $$$"""{"version":1,"holds":{"all":[{"condition":"c{{{i - 1}}}"},{"condition":"c{{{i - 1}}}"}]}}"""));
        ConditionReader.Read([.. doubling], Catalogue, out var refusal);
        Assert.Equal("condition.too_many_steps", refusal!.Code);
    }

    [Fact]
    public void Depth_length_and_number_are_bounded()
    {
        Assert.Equal("condition.too_deep", Refused(("a", $$"""{"version":1,"holds":{{string.Concat(Enumerable.Repeat("""{"not":""", 17))}}{"all":[]}{{new string('}', 17)}}}""")));
        Assert.Equal("condition.malformed", Refused(("a", new string('[', 10_000))));
        Assert.Equal("condition.too_long", Refused(("a", new string(' ', 16_385))));
        Assert.Equal("condition.too_many", Refused([.. Enumerable.Range(0, 41).Select(i => ($"c{i}", """{"version":1,"holds":{"all":[]}}"""))]));
        Assert.Equal("condition.named_twice", Refused(("a", """{"version":1,"holds":{"all":[]}}"""), ("a", """{"version":1,"holds":{"all":[]}}""")));
        Assert.Equal("condition.nameless", Refused(("A b", """{"version":1,"holds":{"all":[]}}""")));
    }

    [Fact]
    public void Each_is_read_once_and_others_can_be_referred_to()
    {
        var read = ConditionReader.Read([Given("b", Other("a")), Given("a", """{"version":1,"holds":{"atMost":[{"total":"event","field":"size","where":{"field":"due","past":true}},"7/2"]}}""")], Catalogue, out var refusal);
        Assert.Null(refusal);
        Assert.Equal(["b", "a"], read.Select(c => c.Id));
        Assert.Same(read[1].Holds, Assert.IsType<Expression.Other>(read[0].Holds).Holds);
    }

    static string? Refused(params (string Id, string Document)[] given)
    {
        Assert.Empty(ConditionReader.Read([.. given.Select(g => Given(g.Id, g.Document))], Catalogue, out var refusal));
        return refusal?.Code;
    }

    static LicenceCondition Given(string id, string document) => new(id, "It is well.", document);

    static string Other(string id) => $$$"""{"version":1,"holds":{"condition":"{{{id}}}"}}""";
}
