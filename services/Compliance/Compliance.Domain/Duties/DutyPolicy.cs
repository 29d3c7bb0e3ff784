using Compliance.Domain.Findings;

namespace Compliance.Domain.Duties;

/// <summary>What a missed duty of a phase is as a finding.</summary>
/// <param name="Phase">Of which duties.</param>
/// <param name="Severity">How much the finding weighs.</param>
/// <param name="Cure">How long there is to cure it, by the calendar of the regime.</param>
public sealed record MissedRule(DutyPhase Phase, Severity Severity, Term Cure);

/// <summary>When developers are reminded of what is due, and what becomes of what they miss. It is data: a document in a version.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Version">From 1; a document that was published is never changed.</param>
/// <param name="Source">Whose it is.</param>
/// <param name="Reminders">How long before the due date; hours, or days of 24 hours.</param>
/// <param name="Missed">One rule for each phase.</param>
public sealed record DutyPolicy(string Id, int Version, string Source, ImmutableList<Term> Reminders, ImmutableList<MissedRule> Missed)
{
    /// <summary>Reads one document.</summary>
    /// <exception cref="FormatException">It is no policy; every reason is given.</exception>
    public static DutyPolicy Read(string json)
    {
        var read = ShippedDocument.Read<DutyPolicy>(json, "policy of duties");
        var problems = ProblemsOf(read).ToList();
        return problems.Count == 0 ? read : throw new FormatException(string.Join(" ", problems));
    }

    /// <summary>How long before a due date a reminder goes.</summary>
    public static TimeSpan LengthOf(Term lead) => lead.Unit == TermUnit.Hours ? TimeSpan.FromHours(lead.Amount) : TimeSpan.FromDays(lead.Amount);

    /// <summary>What a missed duty is as a finding.</summary>
    public MissedRule RuleOf(DutyPhase phase) => Missed.Single(m => m.Phase == phase);

    static IEnumerable<string> ProblemsOf(DutyPolicy policy)
    {
        if (policy.Version < 1)
            yield return "Versions begin with 1.";
        if (policy.Reminders.Exists(r => r.Unit is not (TermUnit.Hours or TermUnit.Days) || r.Amount is < 1 or > 3660))
            yield return "Reminders go some hours or days ahead.";
        if (policy.Reminders.Select(LengthOf).Distinct().Count() != policy.Reminders.Count)
            yield return "Two reminders go at the same time.";
        if (!Enum.GetValues<DutyPhase>().SequenceEqual(policy.Missed.Select(m => m.Phase).Order()))
            yield return "Every phase has one rule.";
        if (policy.Missed.Exists(m => m.Cure.Amount is < 1 or > 3660))
            yield return "A period of cure is absurd.";
    }
}
