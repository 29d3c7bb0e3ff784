using Compliance.Domain.SafetyStandards;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.SafetyStandards;

public sealed class Protocols
{
    static readonly string[] All = [.. Standard.Safeguards.Select(s => s.Id)];

    [Fact]
    public void Minimal_risk_is_deployed_freely()
    {
        var outcome = Protocol.Decide(Standard, Reports.Sound);
        Assert.Equal((DeploymentDecision.Freely, "free"), (outcome.Decision, outcome.Rule));
        Assert.Empty(outcome.Safeguards);
        Assert.All(outcome.Steps.SkipLast(1), s => Assert.False(s.Applies));
    }

    [Fact]
    public void Risk_that_safeguards_keep_down_is_deployed_with_them()
    {
        var outcome = Protocol.Decide(Standard, Reports.Sound.With("cyber", RiskLevel.High, RiskLevel.Low, All));
        Assert.Equal(DeploymentDecision.WithSafeguards, outcome.Decision);
        Assert.Equal(["cyber"], outcome.Steps[^1].Because.Select(f => f.Subject));
        Assert.Contains("know-your-customer", outcome.Safeguards);
        Assert.Empty(outcome.Missing);
    }

    [Fact]
    public void A_residual_level_counts_only_with_every_safeguard_that_is_asked_for()
    {
        var outcome = Protocol.Decide(Standard, Reports.Sound.With("cyber", RiskLevel.High, RiskLevel.Low, "staged-release"));
        Assert.Equal((DeploymentDecision.NotAtAll, "not-mitigated"), (outcome.Decision, outcome.Rule));
        Assert.Contains(new MissingSafeguard("cyber", "know-your-customer"), outcome.Missing);
        Assert.Equal(new ProtocolFact(FactKind.Residual, "cyber", "High"), Assert.Single(outcome.Steps[^1].Because));
    }

    [Fact]
    public void Extreme_risk_stops_development() =>
        Assert.Equal(DeploymentDecision.StopDevelopment, Protocol.Decide(Standard, Reports.Sound.With("autonomy", RiskLevel.Extreme, RiskLevel.Extreme, All)).Decision);

    [Theory, InlineData("external-scrutiny"), InlineData("capabilities-evaluated"), InlineData("controllability-evaluated"), InlineData("monitored")]
    public void What_nobody_has_looked_at_is_not_deployed(string requirement)
    {
        var outcome = Protocol.Decide(Standard, Reports.Sound.With(requirement, Verdict.NotMet));
        Assert.Equal((DeploymentDecision.NotAtAll, "not-known"), (outcome.Decision, outcome.Rule));
        Assert.Equal(new ProtocolFact(FactKind.Requirement, requirement, "NotMet"), Assert.Single(outcome.Steps[^1].Because));
    }

    /// <summary>A graver report never allows more, whichever item is graver.</summary>
    [Fact]
    public void A_graver_report_never_allows_more() => Gen.Select(Reports.Any, Reports.Any).Sample((one, other) =>
    {
        var graver = one.GraverWith(other);
        Assert.Null(one.ProblemUnder(Standard));
        var decisions = (Protocol.Decide(Standard, one).Decision, Protocol.Decide(Standard, other).Decision, Both: Protocol.Decide(Standard, graver).Decision);
        Assert.True(decisions.Both >= decisions.Item1 && decisions.Both >= decisions.Item2, $"{decisions}");
        Assert.Equal(decisions.Both, Protocol.Decide(Standard, other.GraverWith(one)).Decision);
        Assert.Equal(Protocol.Decide(Standard, one).Decision, Protocol.Decide(Standard, one.GraverWith(one)).Decision);
    }, iter: 3000);

    /// <summary>The rule that is named is the first that applies, and each that applies says because of what.</summary>
    [Fact]
    public void Every_decision_explains_itself() => Reports.Any.Sample(report =>
    {
        var outcome = Protocol.Decide(Standard, report);
        Assert.Equal(Standard.Protocol.Take(outcome.Steps.Count).Select(r => r.Id), outcome.Steps.Select(s => s.Rule));
        Assert.Equal(outcome.Rule, Assert.Single(outcome.Steps, s => s.Applies).Rule);
        Assert.Equal(outcome.Rule == Standard.Protocol[^1].Id, outcome.Steps[^1].Because.IsEmpty);
        Assert.Equal(Standard.Protocol.Single(r => r.Id == outcome.Rule).Decision, outcome.Decision);
        Assert.Equal(outcome.Decision == DeploymentDecision.WithSafeguards && report.Ratings.Exists(r => r.Inherent >= RiskLevel.Moderate || !r.Safeguards.IsEmpty), !outcome.Safeguards.IsEmpty);
    }, iter: 3000);

    [Fact]
    public void A_report_that_is_not_complete_is_none()
    {
        Assert.Equal(ReportProblem.Incomplete, (Reports.Sound with { Judgements = Reports.Sound.Judgements.RemoveAt(0) }).ProblemUnder(Standard));
        Assert.Equal(ReportProblem.Incomplete, (Reports.Sound with { Ratings = Reports.Sound.Ratings.Add(Reports.Sound.Ratings[0]) }).ProblemUnder(Standard));
        Assert.Equal(ReportProblem.Reasonless, (Reports.Sound with { Judgements = [Reports.Sound.Judgements[0] with { Reason = "" }, .. Reports.Sound.Judgements.Skip(1)] }).ProblemUnder(Standard));
        Assert.Equal(ReportProblem.WithoutEvidence, (Reports.Sound with { Judgements = [Reports.Sound.Judgements[0] with { Evidence = [] }, .. Reports.Sound.Judgements.Skip(1)] }).ProblemUnder(Standard));
        Assert.Equal(ReportProblem.ResidualUnfounded, Reports.Sound.With("cyber", RiskLevel.Low, RiskLevel.High, All).ProblemUnder(Standard));
        Assert.Equal(ReportProblem.ResidualUnfounded, Reports.Sound.With("cyber", RiskLevel.High, RiskLevel.Low).ProblemUnder(Standard));
        Assert.Equal(ReportProblem.UnknownSafeguard, Reports.Sound.With("cyber", RiskLevel.High, RiskLevel.Low, "prayer").ProblemUnder(Standard));
    }

    [Fact]
    public void A_standard_that_contradicts_itself_is_none()
    {
        var document = Document();
        Assert.Equal("frontier-ai-safety", SafetyStandard.Read(document).Id);
        Assert.Contains("There is no area nowhere.", Refused(document.Replace("\"areas\": [\"weapons\", \"cyber\"], \"from\"", "\"areas\": [\"nowhere\"], \"from\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("strictest", Refused(document.Replace("\"decision\": \"StopDevelopment\"", "\"decision\": \"WithSafeguards\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("applies always", Refused(document.Replace("\"residual\": {\"atLeast\": \"Extreme\", \"areas\": []}", "\"residual\": null", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("stands in it twice", Refused(document.Replace("\"id\": \"cyber\"", "\"id\": \"weapons\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Every severity", Refused(document.Replace("\"severity\": \"Minor\"", "\"severity\": \"Major\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("is absurd", Refused(document.Replace("\"amount\": 72", "\"amount\": 72000", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("This is no standard", Refused(document.Replace("\"version\": 1,", "\"version\": 1, \"more\": 1,", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    static string Refused(string document) => Assert.Throws<FormatException>(() => SafetyStandard.Read(document)).Message;

    static string Document()
    {
        using var reader = new StreamReader(typeof(SafetyStandard).Assembly.GetManifestResourceStream("safety-standards/frontier-ai-safety")!);
        return reader.ReadToEnd();
    }
}
