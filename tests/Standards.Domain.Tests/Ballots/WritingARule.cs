using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots;

public sealed class WritingARule
{
    public static TheoryData<string> Shipped => [.. Rules.Names];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Is_reading_it_back(string name)
    {
        var rule = VotingRule.Parse(Rules.Text(name));

        Assert.Equal(name, $"{rule.Id}.json");
        Assert.Equal(System.Text.Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Rules.Text(name))), rule.Freeze().CanonicalJson);
    }

    [Theory]
    [InlineData("\"2/3\"", "\"4/3\"", "The threshold 4/3 is not between 0 and 1.")]
    [InlineData("\"2/3\"", "\"0.67\"", "\"0.67\" is not a fraction such as 2/3.")]
    [InlineData("AT_LEAST", "ABOUT", "\"ABOUT\" is no comparison; it is one of AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN.")]
    [InlineData("\"version\": 1", "\"version\": 0", "The version is a whole number from 1 up.")]
    [InlineData("\"version\": 1", "\"version\": 1, \"x\": 1", "The rule has an unknown member \"x\".")]
    [InlineData("\"measure\"", "\"meassure\"", "A condition has no member \"measure\".")]
    [InlineData("all-negative", "participating-in-favour", "Two conditions of the rule have the same id.")]
    [InlineData("\"iso-dis\"", "\"ISO DIS\"", "\"ISO DIS\" is no id: small letters, digits and hyphens, at most 64.")]
    public void Says_what_is_wrong(string was, string becomes, string problem)
    {
        var text = Rules.Text("iso-dis.json");
        Assert.Contains(was, text, StringComparison.Ordinal);

        var wrong = Assert.Throws<FormatException>(() => VotingRule.Parse(text.Replace(was, becomes, StringComparison.Ordinal)));

        Assert.Equal(problem, wrong.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"a\",\"version\":1,\"name\":\"a\",\"source\":\"b\",\"conditions\":[]}")]
    [InlineData("{\"id\":\"a\",\"version\":1,\"name\":\"a\",\"source\":\"b\",\"conditions\":7}")]
    public void Refuses_what_is_no_rule(string text) => Assert.Throws<FormatException>(() => VotingRule.Parse(text));

    [Fact]
    public void Frozen_is_safe_from_change()
    {
        var frozen = Rules.Shipped("iso-dis").Freeze();

        Assert.Throws<FormatException>(() => (frozen with { CanonicalJson = frozen.CanonicalJson.Replace("2/3", "1/3", StringComparison.Ordinal) }).Thaw());
    }
}
