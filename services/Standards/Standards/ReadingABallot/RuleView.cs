using System.Text.Json;
using BuildingBlocks.Graph;
using GraphQL;
using GraphQL.Federation;
using Standards.Domain.Ballots;
using Standards.Rules;

namespace Standards.ReadingABallot;

[Public, Name("VotingRule"), Key("id")]
sealed class VotingRuleView(VotingRule rule, string canonicalJson)
{
    [Id]
    public string Id => rule.Id;

    public int Version => rule.Version;

    public string Name => rule.Name;

    public string Source => rule.Source;

    public IEnumerable<ConditionView> Conditions => rule.Conditions.Select(c => new ConditionView(c));

    public string CanonicalJson => canonicalJson;

    [FederationResolver]
    public static VotingRuleView? Resolve([FromServices] VotingRules rules, [Id] string id) =>
        rules.Find(id) is { } shipped ? new(shipped.Rule, shipped.CanonicalJson) : null;
}

[Public, Name("Condition")]
sealed class ConditionView(Condition condition)
{
    [Id]
    public string Id => condition.Id;

    public string Electorate => JsonNamingPolicy.SnakeCaseUpper.ConvertName(condition.Electorate.ToString());

    public Measure Measure => condition.Measure;

    public Comparison Comparison => condition.Comparison;

    public string Threshold => condition.Threshold.ToString();

    public string ThresholdPercent => condition.Threshold.ToPercent();

    public bool CountAbstentions => condition.CountAbstentions;

    public bool NegativesNeedReasons => condition.NegativesNeedReasons;

    public string Statement => condition.Statement;
}

[Public, Name("ConditionTally")]
sealed class ConditionTallyView(ConditionTally tally)
{
    public ConditionView Condition => new(tally.Condition);

    public int InFavour => tally.InFavour;

    public int Against => tally.Against;

    public int Abstained => tally.Abstained;

    public int LeftOut => tally.LeftOut;

    public int Counted => tally.Counted;

    public string? Share => tally.Share?.ToString();

    public string? SharePercent => tally.Share?.ToPercent();

    public bool Met => tally.Met;

    public string Statement => tally.Statement;
}

[Public, Name("BallotResult")]
sealed class BallotResultView(Result result)
{
    public bool Approved => result.Approved;

    public IEnumerable<ConditionTallyView> Conditions => result.Conditions.Select(c => new ConditionTallyView(c));

    public IEnumerable<string> Explanation => result.Explanation;
}
