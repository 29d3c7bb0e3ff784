namespace Compliance.Domain.SafetyStandards;

/// <summary>How far a requirement is met.</summary>
/// <param name="Reason">Why it is judged so.</param>
/// <param name="Evidence">Files that show it.</param>
/// <param name="Claims">Claims about the version that show it.</param>
public sealed record Judgement(string Requirement, Verdict Verdict, string Reason, ImmutableList<Guid> Evidence, ImmutableList<Guid> Claims);

/// <summary>How grave the risk of one area is.</summary>
/// <param name="Inherent">Without safeguards.</param>
/// <param name="Residual">With those that are in place; never higher.</param>
/// <param name="Safeguards">Those that are in place.</param>
/// <param name="Reason">Why it is rated so.</param>
public sealed record RiskRating(string Area, RiskLevel Inherent, RiskLevel Residual, ImmutableList<string> Safeguards, string Reason);

/// <summary>What an assessor found: every requirement judged, every area rated.</summary>
public sealed record AssessmentReport(ImmutableList<Judgement> Judgements, ImmutableList<RiskRating> Ratings)
{
    /// <summary>What is wrong with it under a standard; null where it is complete.</summary>
    public ReportProblem? ProblemUnder(SafetyStandard standard) =>
        !Same(Judgements.Select(j => j.Requirement), standard.Requirements.Select(r => r.Id)) || !Same(Ratings.Select(r => r.Area), standard.Areas.Select(a => a.Id)) ? ReportProblem.Incomplete
        : Judgements.Exists(j => !Text.IsText(j.Reason)) || Ratings.Exists(r => !Text.IsText(r.Reason)) ? ReportProblem.Reasonless
        : Judgements.Exists(j => j.Verdict != Verdict.NotMet && j.Evidence.IsEmpty && j.Claims.IsEmpty) ? ReportProblem.WithoutEvidence
        : Ratings.Exists(r => r.Residual > r.Inherent || (r.Residual < r.Inherent && r.Safeguards.IsEmpty)) ? ReportProblem.ResidualUnfounded
        : Ratings.SelectMany(r => r.Safeguards).Any(g => !standard.Safeguards.Exists(k => k.Id == g)) ? ReportProblem.UnknownSafeguard
        : null;

    /// <summary>Of two reports on the same version, for each item the graver; safeguards only where both saw them.</summary>
    public AssessmentReport GraverWith(AssessmentReport other) => new(
        [.. Judgements.Select(j => other.Judgements.Find(o => o.Requirement == j.Requirement) is { } o && o.Verdict > j.Verdict ? o : j)],
        [.. Ratings.Select(r => other.Ratings.Find(o => o.Area == r.Area) is { } o
            ? new RiskRating(r.Area, Graver(r.Inherent, o.Inherent), Graver(r.Residual, o.Residual), [.. r.Safeguards.Where(o.Safeguards.Contains)], (o.Residual, o.Inherent).CompareTo((r.Residual, r.Inherent)) > 0 ? o.Reason : r.Reason)
            : r)]);

    static RiskLevel Graver(RiskLevel a, RiskLevel b) => a > b ? a : b;

    static bool Same(IEnumerable<string> given, IEnumerable<string> asked) => given.Order(StringComparer.Ordinal).SequenceEqual(asked.Order(StringComparer.Ordinal));
}

/// <summary>What can be wrong with a report.</summary>
public enum ReportProblem
{
    /// <summary>A requirement or an area is missing, there twice, or of another standard.</summary>
    Incomplete,

    /// <summary>A reason is missing.</summary>
    Reasonless,

    /// <summary>Something is met, and nothing shows it.</summary>
    WithoutEvidence,

    /// <summary>A risk is higher with safeguards than without, or lower without any.</summary>
    ResidualUnfounded,

    /// <summary>A safeguard that the standard does not know.</summary>
    UnknownSafeguard,
}

/// <summary>What a test of the protocol looks at.</summary>
public enum FactKind
{
    /// <summary>The level of an area without safeguards.</summary>
    Inherent,

    /// <summary>The level of an area with its safeguards.</summary>
    Residual,

    /// <summary>How far a requirement is met.</summary>
    Requirement,
}

/// <summary>A fact because of which a rule applies.</summary>
/// <param name="Subject">The area, or the requirement.</param>
/// <param name="Level">Its <see cref="RiskLevel"/> or <see cref="Verdict"/>, by name.</param>
public sealed record ProtocolFact(FactKind Kind, string Subject, string Level);

/// <summary>A rule that was tried, and because of what it applies; nothing where it does not, or always does.</summary>
public sealed record ProtocolStep(string Rule, bool Applies, ImmutableList<ProtocolFact> Because);

/// <summary>A safeguard that a rating asks for, and that is not in place: so the level without safeguards counts.</summary>
public sealed record MissingSafeguard(string Area, string Safeguard);

/// <summary>What the protocol makes of an assessment, with its whole reckoning.</summary>
/// <param name="Decision">How the version may be deployed.</param>
/// <param name="Rule">By which rule: the first that applies.</param>
/// <param name="Steps">The rules that were tried, up to that one.</param>
/// <param name="Safeguards">Those that deployment needs; none where it is free or not allowed.</param>
/// <param name="Missing">Those that are asked for and are not in place.</param>
public sealed record DeploymentOutcome(
    DeploymentDecision Decision, string Rule, ImmutableList<ProtocolStep> Steps, ImmutableList<string> Safeguards, ImmutableList<MissingSafeguard> Missing);

/// <summary>The protocol from assessed risk to deployment (Anderljung and others, 2023, section 4.3).</summary>
public static class Protocol
{
    /// <summary>Decides by a complete report.</summary>
    /// <remarks>A residual level rests on the safeguards that the standard asks for: where one is not in place, the inherent level counts.</remarks>
    public static DeploymentOutcome Decide(SafetyStandard standard, AssessmentReport report)
    {
        ImmutableList<MissingSafeguard> missing =
            [.. from rating in report.Ratings from guard in standard.Safeguards where guard.IsFor(rating.Area, rating.Inherent) && !rating.Safeguards.Contains(guard.Id) select new MissingSafeguard(rating.Area, guard.Id)];
        var steps = ImmutableList.CreateBuilder<ProtocolStep>();
        foreach (var rule in standard.Protocol)
        {
            ImmutableList<ProtocolFact> because = [.. FactsOf(rule, report, missing)];
            var applies = rule.IsUnconditional || !because.IsEmpty;
            steps.Add(new(rule.Id, applies, because));
            if (applies)
                return new(rule.Decision, rule.Id, steps.ToImmutable(), rule.Decision == DeploymentDecision.WithSafeguards ? SafeguardsOf(standard, report) : [], missing);
        }
        throw new UnreachableException();   // the last rule always applies
    }

    static IEnumerable<ProtocolFact> FactsOf(ProtocolRule rule, AssessmentReport report, ImmutableList<MissingSafeguard> missing)
    {
        foreach (var rating in report.Ratings)
        {
            if (Holds(rule.Inherent, rating.Area, rating.Inherent))
                yield return new(FactKind.Inherent, rating.Area, rating.Inherent.ToString());
            var counts = missing.Exists(m => m.Area == rating.Area) ? rating.Inherent : rating.Residual;
            if (Holds(rule.Residual, rating.Area, counts))
                yield return new(FactKind.Residual, rating.Area, counts.ToString());
        }
        foreach (var judgement in report.Judgements.Where(j => rule.Requirements is { } test && test.Requirements.Contains(j.Requirement) && j.Verdict >= test.AtLeast))
            yield return new(FactKind.Requirement, judgement.Requirement, judgement.Verdict.ToString());
    }

    static bool Holds(RiskTest? test, string area, RiskLevel level) => test is not null && level >= test.AtLeast && (test.Areas.IsEmpty || test.Areas.Contains(area));

    static ImmutableList<string> SafeguardsOf(SafetyStandard standard, AssessmentReport report) =>
        [.. standard.Safeguards.Where(g => report.Ratings.Exists(r => g.IsFor(r.Area, r.Inherent) || r.Safeguards.Contains(g.Id))).Select(g => g.Id)];
}
