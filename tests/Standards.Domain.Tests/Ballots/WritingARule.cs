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
    [InlineData("\"2/3\"", "\"1/1000000007\"", "The threshold 1/1000000007 is finer than 1/1000000000.")]
    [InlineData("\"2/3\"", "\"0.67\"", "\"0.67\" is not a fraction such as 2/3.")]
    [InlineData("AT_LEAST", "ABOUT", "\"ABOUT\" is no comparison; it is one of AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN.")]
    [InlineData("\"version\": 1", "\"version\": 0", "The version is a whole number from 1 up.")]
    [InlineData("\"version\": 1", "\"version\": 1, \"x\": 1", "The rule has an unknown member \"x\".")]
    [InlineData("\"votes\"", "\"wotes\"", "A share has no member \"votes\".")]
    [InlineData("\"counted\": \"FOR_OR_AGAINST_WITH_REASONS\"", "\"counted\": \"IN_FAVOUR\"", "\"IN_FAVOUR\" is no counted; it is one of FOR_OR_AGAINST, FOR_OR_AGAINST_WITH_REASONS, CAST, ENTITLED.")]
    [InlineData("\"all\"", "\"some\"", "\"some\" is no part of a rule; it is one of all, any, not, share, number, castingVote.")]
    [InlineData("\"share\"", "\"number\"", "A number has an unknown member \"counted\".")]
    [InlineData("PARTICIPATING", "Permanent", "\"Permanent\" is no of: small letters, digits and hyphens, at most 64.")]
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
    [InlineData("{\"all\":[]}")]
    [InlineData("{\"any\":7}")]
    [InlineData("{\"castingVote\":\"IN_FAVOUR\"}")]
    [InlineData("{\"castingVote\":\"AGAINST\"}")]
    [InlineData("{\"not\":{\"all\":[],\"any\":[]}}")]
    [InlineData("{\"number\":{\"id\":\"a\",\"of\":\"ALL\",\"votes\":\"CAST\",\"by\":\"members\",\"comparison\":\"AT_LEAST\",\"threshold\":\"1/2\"}}")]
    [InlineData("{\"number\":{\"id\":\"a\",\"of\":\"ALL\",\"votes\":\"CAST\",\"by\":\"members\",\"comparison\":\"AT_LEAST\",\"threshold\":\"-1\"}}")]
    public void Refuses_what_is_no_rule(string met) => Assert.Throws<FormatException>(() => VotingRule.Parse(Around(met)));

    [Fact]
    public void Is_bounded()
    {
        const string Leaf = """{"number":{"id":"a","of":"ALL","votes":"CAST","by":"members","comparison":"AT_LEAST","threshold":"1"}}""";
        string Deep(int depth) => depth == 0 ? Leaf : $$"""{"not":{{Deep(depth - 1)}}}""";

        Assert.Single(VotingRule.Parse(Around(Deep(7))).Conditions);
        Assert.Throws<FormatException>(() => VotingRule.Parse(Around(Deep(8))));
        var many = string.Join(',', Enumerable.Range(0, 33).Select(i => Leaf.Replace("\"a\"", $"\"a{i}\"", StringComparison.Ordinal)));
        Assert.Throws<FormatException>(() => VotingRule.Parse(Around($$"""{"all":[{{many}}]}""")));
        Assert.Throws<FormatException>(() => VotingRule.Parse(Around(new string('[', 10_000))));
    }

    static string Around(string met) => $$"""{"id":"a","version":1,"name":"a","source":"b","met":{{met}}}""";

    [Fact]
    public void Frozen_is_safe_from_change()
    {
        var frozen = Rules.Shipped("iso-dis").Freeze();

        Assert.Throws<FormatException>(() => (frozen with { CanonicalJson = frozen.CanonicalJson.Replace("2/3", "1/3", StringComparison.Ordinal) }).Thaw());
    }

    const string FirstForm =
        """
        {"id":"a-rule","version":1,"name":"A rule","source":"A source","conditions":[{"id":"in-favour","electorate":"ALL","measure":"IN_FAVOUR","comparison":"MORE_THAN","threshold":"1/2","countAbstentions":false,"negativesNeedReasons":false}]}
        """;

    [Theory]
    [InlineData(false, false, "FOR_OR_AGAINST")]
    [InlineData(false, true, "FOR_OR_AGAINST_WITH_REASONS")]
    [InlineData(true, false, "CAST")]
    public void Reads_rules_of_the_first_form_as_what_they_say(bool abstentions, bool reasons, string counted)
    {
        var first = FirstForm.Replace("\"countAbstentions\":false", $"\"countAbstentions\":{(abstentions ? "true" : "false")}", StringComparison.Ordinal)
            .Replace("\"negativesNeedReasons\":false", $"\"negativesNeedReasons\":{(reasons ? "true" : "false")}", StringComparison.Ordinal);
        var today = $$"""{"id":"a-rule","version":1,"name":"A rule","source":"A source","met":{"share":{"id":"in-favour","of":"ALL","votes":"IN_FAVOUR","counted":"{{counted}}","by":"members","comparison":"MORE_THAN","threshold":"1/2"} } }""";

        Assert.Equal(VotingRule.Parse(today), VotingRule.Parse(first));
    }

    [Theory]
    [InlineData("\"conditions\":[", "\"met\":{},\"conditions\":[", "The rule has an unknown member \"met\".")]
    [InlineData("\"ALL\"", "\"permanent\"", "\"permanent\" is no electorate; it is one of PARTICIPATING, ALL.")]
    [InlineData("\"1/2\"", "\"3/2\"", "The threshold 3/2 is not between 0 and 1.")]
    [InlineData("false,\"negativesNeedReasons\":false", "true,\"negativesNeedReasons\":true", "A condition that counts abstentions and leaves disapprovals out was never shipped, and is not read.")]
    public void Refuses_what_is_no_rule_of_the_first_form(string now, string then, string why) => Assert.Equal(
        why, Assert.Throws<FormatException>(() => VotingRule.Parse(FirstForm.Replace(now, then, StringComparison.Ordinal))).Message);
}
