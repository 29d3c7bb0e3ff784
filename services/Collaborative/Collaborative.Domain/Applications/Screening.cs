using System.Text.Json.Serialization;
using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Applications;

/// <summary>What cooperation across borders may bring about against the will of those who cooperate.</summary>
/// <remarks>Bucknall and others, In Which Areas of Technical AI Safety Could Geopolitical Rivals Cooperate?, 2025. Stored format: the names.</remarks>
public enum Risk
{
    /// <summary>It advances the global frontier of a dangerous capability.</summary>
    AdvancesTheFrontier,

    /// <summary>It advances one side's capability more than the other's.</summary>
    AdvancesARival,

    /// <summary>It reveals sensitive information.</summary>
    RevealsInformation,

    /// <summary>It gives an opportunity to do harm, by sabotage or a backdoor.</summary>
    GivesOpportunityForHarm,
}

/// <summary>How grave a risk is, before anything is done about it.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum Gravity
{
    Negligible,
    Low,
    Substantial,
    High,
}

/// <summary>What was found of one risk.</summary>
public sealed record RiskFinding(Risk Risk, Gravity Gravity, string Reason);

/// <summary>What is done about a risk; it becomes a condition of the award.</summary>
public sealed record Mitigation(Risk Risk, string Condition);

/// <summary>How a screening ends.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum ScreeningOutcome
{
    /// <summary>Go on.</summary>
    Proceed,

    /// <summary>Go on, under conditions.</summary>
    ProceedWithMitigations,

    /// <summary>Others have to decide: those who know more of the matter.</summary>
    Refer,

    /// <summary>Do not go on.</summary>
    Decline,
}

/// <summary>What was decided in the screening of a joint application, by whom and why.</summary>
/// <param name="To">To whom it is referred; empty where it is not.</param>
public sealed record ScreeningDecision(
    ScreeningOutcome Outcome, ImmutableArray<RiskFinding> Findings, ImmutableArray<Mitigation> Mitigations, string To, string Reason, PersonId By, DateTimeOffset At)
{
    /// <summary>What follows from the findings and does not: all four risks are judged; a high one is referred or declined; a substantial one needs a mitigation of its own.</summary>
    /// <returns>A sentence, or nothing if the decision is sound.</returns>
    public string? Contradiction() => this switch
    {
        _ when Text.Problem("reason", Reason) is { } problem                                   => problem,
        _ when !Findings.Select(f => f.Risk).Order().SequenceEqual(Enum.GetValues<Risk>())     => "Each of the four risks is judged, once.",
        _ when Findings.Any(f => Text.Problem("reason of a finding", f.Reason) is not null)    => "Each finding needs its reason.",
        _ when Mitigations.Any(m => Text.Problem("condition", m.Condition) is not null)        => "Each mitigation says what is to be done.",
        { Outcome: ScreeningOutcome.Refer }                                                    => Text.ProblemInLine("body that it is referred to", To, CallTerms.LongestTitle),
        { Outcome: ScreeningOutcome.Decline }                                                  => null,
        _ when Findings.Any(f => f.Gravity is Gravity.High)                                    => "A high risk is referred or declined, not mitigated.",
        { Outcome: ScreeningOutcome.Proceed } when !Mitigations.IsEmpty                        => "Mitigations become conditions: decide to proceed with mitigations.",
        { Outcome: ScreeningOutcome.ProceedWithMitigations } when Mitigations.IsEmpty          => "Name the mitigations.",
        _ when Findings.FirstOrDefault(f => f.Gravity is Gravity.Substantial && Mitigations.All(m => m.Risk != f.Risk)) is { } open
            => $"A substantial risk needs a mitigation of its own; {open.Risk} has none.",
        _ => null,
    };

    /// <summary>The conditions of the award.</summary>
    [JsonIgnore]
    public IEnumerable<string> Conditions => Mitigations.Select(m => m.Condition);
}

/// <summary>Which applications are screened.</summary>
public static class JointApplications
{
    /// <summary>Applicants of two member states or more, or of an institution that belongs to none, apply together.</summary>
    public static bool NeedScreening(Applicant lead, Form form) => form.With.Prepend(lead).Select(a => a.Member).Distinct().Count() > 1;
}
