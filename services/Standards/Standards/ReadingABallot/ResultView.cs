using System.Globalization;
using GraphQL;
using Standards.Domain.Ballots;
using Standards.Graph;

namespace Standards.ReadingABallot;

/// <summary>What was counted for a condition. The counts are of members; part and whole are in what the condition weighs by.</summary>
[Public, Name("ConditionTally")]
sealed class ConditionTallyView(Condition condition, Finding finding)
{
    public ConditionView Condition => new(condition);

    public int InFavour => finding.Count.Of(Measure.InFavour);

    public int Against => condition.NegativesNeedReasons ? finding.Count.Against : finding.Count.Of(Measure.Against);

    public int Abstained => finding.Count.Abstaining;

    public int LeftOut => condition.NegativesNeedReasons ? finding.Count.AgainstWithoutReasons : 0;

    public int Counted => finding.Count.Of(condition.Base ?? Measure.Cast);

    public string? Share => finding.Share?.ToString();

    public string? SharePercent => finding.Share?.ToPercent();

    public bool Met => finding.Met;

    public string Statement => condition.StatementOf(finding);

    public int NotVoting => finding.Count.NotVoting;

    public string Part => finding.Part.ToString(CultureInfo.InvariantCulture);

    public string? Whole => finding.Whole?.ToString(CultureInfo.InvariantCulture);

    internal static IReadOnlyList<ConditionTallyView> Of(VotingRule rule, IEnumerable<Finding> findings) =>
        [.. rule.Conditions.Zip(findings, (c, f) => new ConditionTallyView(c, f))];
}

[Public, Name("BallotResult")]
sealed class BallotResultView(Result result, VotingRule rule)
{
    public bool Approved => result.Approved;

    public IEnumerable<ConditionTallyView> Conditions => ConditionTallyView.Of(rule, result.Findings);

    public IEnumerable<string> Explanation => result.Explanation;

    public IEnumerable<ChangeView> Changes => result.Changes.Select(c => new ChangeView(c));
}

/// <summary>A smallest change of one kind that would turn the outcome. Members are named where the vote of one alone would do.</summary>
[Public, Name("OutcomeChange")]
sealed class ChangeView(Change change)
{
    public int Votes => change.Votes;

    public Choice? From => change.From;

    public Choice To => change.To;

    public string Who => change.Who;

    public Weight Weight => change.Weight;

    public IEnumerable<OrganizationStub> Members => change.Members.Select(m => new OrganizationStub(m.Value));

    public string Statement => change.Statement;
}
