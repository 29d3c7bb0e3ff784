using Compliance.Domain.SafetyStandards;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.SafetyStandards;

/// <summary>Reports against the shipped standard.</summary>
static class Reports
{
    public static readonly AssessmentReport Sound = new(
        [.. Standard.Requirements.Select(r => new Judgement(r.Id, Verdict.Met, "It is shown.", [Act(7)], []))], [.. Standard.Areas.Select(a => new RiskRating(a.Id, RiskLevel.Low, RiskLevel.Low, [], "Nothing was found."))]);

    public static AssessmentReport With(this AssessmentReport report, string requirement, Verdict verdict) =>
        report with { Judgements = [.. report.Judgements.Select(j => j.Requirement == requirement ? j with { Verdict = verdict } : j)] };

    public static AssessmentReport With(this AssessmentReport report, string area, RiskLevel inherent, RiskLevel residual, params string[] safeguards) =>
        report with { Ratings = [.. report.Ratings.Select(r => r.Area == area ? r with { Inherent = inherent, Residual = residual, Safeguards = [.. safeguards] } : r)] };

    public static readonly Gen<RiskLevel> AnyLevel = OneOf(Enum.GetValues<RiskLevel>());

    static readonly Gen<ImmutableList<string>> AnySafeguards = Gen.Bool.Array[Standard.Safeguards.Count].Select(b => (ImmutableList<string>)[.. Standard.Safeguards.Where((_, i) => b[i]).Select(s => s.Id)]);

    /// <summary>Any report that can be taken.</summary>
    public static readonly Gen<AssessmentReport> Any = Gen.Select(
        OneOf(Enum.GetValues<Verdict>()).Array[Standard.Requirements.Count], Gen.Select(AnyLevel, AnyLevel, AnySafeguards).Array[Standard.Areas.Count],
        (verdicts, ratings) => new AssessmentReport(
            [.. Standard.Requirements.Select((r, i) => new Judgement(r.Id, verdicts[i], "Why.", [Act(7)], []))],
            [.. Standard.Areas.Select((a, i) => new RiskRating(a.Id, ratings[i].Item1, ratings[i].Item3.IsEmpty || ratings[i].Item2 > ratings[i].Item1 ? ratings[i].Item1 : ratings[i].Item2, ratings[i].Item3, "Why."))]));
}
