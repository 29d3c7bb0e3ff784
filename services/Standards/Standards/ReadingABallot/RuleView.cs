using GraphQL;
using GraphQL.Federation;
using Standards.Domain.Ballots;
using Standards.Rules;

namespace Standards.ReadingABallot;

[Public, Name("VotingRule"), Key("id")]
sealed class VotingRuleView(VotingRule rule, FrozenRule frozen)
{
    [Id]
    public string Id => rule.Id;

    public int Version => rule.Version;

    public string Name => rule.Name;

    public string Source => rule.Source;

    public IEnumerable<ConditionView> Conditions => rule.Conditions.Select(c => new ConditionView(c));

    public IEnumerable<RuleLineView> PlainWords => rule.PlainWords.Select(l => new RuleLineView(l));

    public bool HasCastingVote => rule.HasCastingVote;

    public string CanonicalJson => frozen.CanonicalJson;

    public string Hash => frozen.Hash;

    [FederationResolver]
    public static VotingRuleView? Resolve([FromServices] VotingRules rules, [Id] string id) =>
        rules.Find(id) is { } shipped ? new(shipped.Rule, shipped.Frozen) : null;
}

/// <summary>One line of a rule in plain words: what stands deeper belongs to the line above.</summary>
[Public, Name("RuleLine")]
sealed class RuleLineView(RuleLine line)
{
    public int Depth => line.Depth;

    public string Text => line.Text;
}

/// <summary>A condition. Where it takes no share, its base is null, its threshold a whole number, and its percentage empty.</summary>
[Public, Name("Condition")]
sealed class ConditionView(Condition condition)
{
    [Id]
    public string Id => condition.Id;

    public string Electorate => condition.Of.ToString();

    public Measure Measure => condition.Measure;

    public Comparison Comparison => condition.Comparison;

    public string Threshold => condition.Threshold.ToString();

    public string ThresholdPercent => condition.Base is null ? "" : condition.Threshold.ToPercent();

    public bool CountAbstentions => condition.CountAbstentions;

    public bool NegativesNeedReasons => condition.NegativesNeedReasons;

    public string Statement => condition.Statement;

    public Measure? Base => condition.Base;

    public string By => condition.By;
}
