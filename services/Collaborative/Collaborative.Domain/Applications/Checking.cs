using Collaborative.Domain.Accounts;
using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Applications;

/// <summary>One thing that keeps an application from being taken.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Sentence">What is wrong, and with what.</param>
public sealed record Shortfall(string Code, string Sentence);

/// <summary>What the machine knows of an applicant besides the form.</summary>
/// <param name="InGoodStanding">The member states that are in good standing.</param>
/// <param name="LeadsAnother">The person who leads has submitted another application to this call.</param>
/// <param name="Projects">The accounts of the projects below the member state of the person who leads; none where it has no projects.</param>
/// <param name="ReportsOverdue">The awards of the person who leads whose final report is overdue.</param>
public sealed record ApplicantStanding(ImmutableHashSet<MemberId> InGoodStanding, bool LeadsAnother, ImmutableArray<ApplicationId> ReportsOverdue, ImmutableHashSet<AccountId> Projects);

/// <summary>Whether an application is complete and eligible, checked by machine: every rule that fails is named.</summary>
public static class Checking
{
    /// <summary>Everything that is missing or against the rules of the call, in the order of the form and then of the rules; nothing if it can be submitted.</summary>
    public static ImmutableArray<Shortfall> Of(CallTerms call, Applicant lead, Form form, ApplicantStanding standing) =>
    [
        .. Texts(form), .. Needs(call, form), .. Times(call, form), .. Safety(form), .. People(lead, form), .. Project(form, standing),
        .. call.Kind is CallKind.Small && form.Total.Value > CallTerms.SmallAward.Value ? [TooMuch(CallTerms.SmallAward, form)] : Array.Empty<Shortfall>(),
        .. call.Rules.SelectMany(rule => Broken(rule, lead, form, standing)),
    ];

    static IEnumerable<Shortfall> Texts(Form form)
    {
        foreach (var (name, text) in new[] { ("title", form.Title), ("purpose", form.Purpose), ("method", form.Method), ("data", form.Data) })
            if (string.IsNullOrWhiteSpace(text))
                yield return new($"incomplete.{name}", $"The {name} is missing.");
        if (form.Area is null)
            yield return new("incomplete.area", "Say which area the work is in.");
    }

    static IEnumerable<Shortfall> Needs(CallTerms call, Form form)
    {
        if (form.Needs.IsEmpty)
            yield return new("incomplete.need", "Say how much time of which accelerator model is needed.");
        foreach (var twice in form.Needs.CountBy(n => n.Model).Where(n => n.Value > 1))
            yield return new("need.twice", $"{twice.Key.Name} is asked for twice.");
        foreach (var need in form.Needs)
        {
            if (need.Asked.Value == 0)
                yield return new("need.nothing", $"No time of {need.Model.Name} is asked for.");
            if (need.Least.Value > need.Asked.Value)
                yield return new("need.least_over_asked", $"The least of {need.Model.Name} that is useful is more than what is asked for.");
            if (!call.Models.Contains(need.Model))
                yield return new("need.not_offered", $"{need.Model.Name} is not offered; this call offers {string.Join(", ", call.Models.Select(m => m.Name))}.");
        }
    }

    static IEnumerable<Shortfall> Times(CallTerms call, Form form)
    {
        if (form.Use is not { } use)
            yield return new("incomplete.use", "Say when the time is needed.");
        else if (!use.IsLawful)
            yield return new("use.impossible", "The time is needed until before it begins.");
        else if (use.From < call.Use.From || use.To > call.Use.To)
            yield return new("use.outside", $"What this call awards is used from {call.Use.From.UtcDateTime:yyyy-MM-dd} to {call.Use.To.UtcDateTime:yyyy-MM-dd}.");
    }

    static IEnumerable<Shortfall> Safety(Form form)
    {
        foreach (var question in Enum.GetValues<SafetyQuestion>())
        {
            var answers = form.Safety.Where(a => a.Question == question).ToArray();
            if (answers is not [var answer])
                yield return new("incomplete.safety", $"The question on {InWords(question)} has {(answers.Length == 0 ? "no answer" : "several answers")}.");
            else if (answer.Yes && string.IsNullOrWhiteSpace(answer.Explanation))
                yield return new("incomplete.explanation", $"The answer on {InWords(question)} is yes; say what is done about it.");
        }
    }

    static IEnumerable<Shortfall> People(Applicant lead, Form form)
    {
        if (form.With.Append(lead).CountBy(a => a.Person).Any(p => p.Value > 1))
            yield return new("applicant.twice", "A person is named twice among the applicants.");
    }

    static IEnumerable<Shortfall> Project(Form form, ApplicantStanding standing)
    {
        if (form.Project is { } project && !standing.Projects.Contains(project))
            yield return new("project.not_of_the_member", "The project that is to get the time is none of the member state of the person who leads.");
        else if (form.Project is null && !standing.Projects.IsEmpty)
            yield return new("incomplete.project", "Say which project of the member state gets the time.");
    }

    static IEnumerable<Shortfall> Broken(EligibilityRule rule, Applicant lead, Form form, ApplicantStanding standing)
    {
        var members = form.With.Prepend(lead).Select(a => a.Member).ToArray();
        return rule switch
        {
            EligibilityRule.MembersOnly when members.Any(m => m is not { } member || !standing.InGoodStanding.Contains(member))
                => [new("eligibility.not_a_member", rule.Sentence)],
            EligibilityRule.AtMost most when form.Total.Value > most.Time.Value
                => [TooMuch(most.Time, form)],
            EligibilityRule.OneEach when standing.LeadsAnother
                => [new("eligibility.leads_another", $"{rule.Sentence} You lead another one already.")],
            EligibilityRule.ReportsGiven when !standing.ReportsOverdue.IsEmpty
                => [new("eligibility.report_overdue", $"{rule.Sentence} {standing.ReportsOverdue.Length} is overdue.")],
            EligibilityRule.Countries countries when members.Where(m => m is not null).Distinct().Count() < countries.Least
                => [new("eligibility.too_few_countries", rule.Sentence)],
            EligibilityRule.Areas areas when form.Area is { } area && !areas.Admitted.Contains(area)
                => [new("eligibility.other_area", rule.Sentence)],
            _   => [],
        };
    }

    static Shortfall TooMuch(GpuSeconds most, Form form) =>
        new("eligibility.too_much", $"{Hours.Of(form.Total)} GPU-hours are asked for, and at most {Hours.Of(most)} may be.");

    static string InWords(SafetyQuestion question) => question switch
    {
        SafetyQuestion.DangerousCapability   => "dangerous capability",
        SafetyQuestion.SensitiveInformation  => "sensitive information",
        SafetyQuestion.ReleaseOfWeights      => "release of weights",
        SafetyQuestion.HumanParticipants     => "human participants",
        _                                    => throw new UnreachableException(),
    };
}
