using Collaborative.Domain.Applications;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using Collaborative.Domain.Reviews;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Applications;

using ApplicationScenario = Scenario<Application, ApplicationCommand, ApplicationEvent, ApplicationRefusal>;

/// <summary>A researcher of Kenya applies alone or with a colleague of Norway.</summary>
static class Sample
{
    public static readonly CallId ACall = new(Id(1));
    public static readonly MemberId Kenya = new(Id(10)), Norway = new(Id(11)), Chile = new(Id(12));
    public static readonly Applicant Lead = new(new(Id(20)), new(Id(30)), Kenya), Colleague = new(new(Id(21)), new(Id(31)), Norway);
    public static readonly Reviewer Expert = new(new(Id(40)), new(Id(50)), []), Other = new(new(Id(41)), new(Id(51)), []);
    public static readonly InstitutionId House = new(Id(60));
    public static readonly DateTimeOffset Noon = Opens.AddHours(12);
    public static readonly ApplicantStanding Good = new([Kenya, Norway], LeadsAnother: false, ReportsOverdue: [], Projects: []);

    public static Form Complete { get; } = new(
        "Evaluating refusals", Area.Evaluations, "Find out whether refusals hold.", "Fine-tune and measure.", "Public prompts.", [new(H100, Hours(800), Hours(200)), new(A100, Hours(100), Hours(0))],
        new(Use.From, Use.From.AddMonths(3)), [.. Enum.GetValues<SafetyQuestion>().Select(q => new SafetyAnswer(q, false, ""))], []);

    public static Form Joint { get; } = Complete with { With = [Colleague] };

    public static ApplicationScenario AnApplication => new(Application.Initial, Application.Evolve, Application.Decide);

    public static ApplicationCommand.Save Save(Form form) => new(Act(1), ACall, Lead, form, Noon);

    public static ApplicationCommand.Submit Submit(CallTerms? terms = null, ApplicantStanding? standing = null) => new(Act(2), Lead.Person, terms ?? Panel, standing ?? Good, Noon);

    public static ApplicationEvent Saved(Form form) => new ApplicationEvent.Saved(Act(1), Lead.Person, ACall, Lead, form, Noon);

    public static ApplicationEvent[] Submitted(Form form) =>
        [Saved(form), new ApplicationEvent.Submitted(Act(2), Lead.Person, form, ToScreen: !form.With.IsEmpty, Noon)];

    public static ApplicationEvent[] Reviewed =>
        [.. Submitted(Complete), Assigned, new ApplicationEvent.ReviewGiven(Act(4), Expert.Person, AReview, Noon)];

    public static ApplicationEvent Assigned => new ApplicationEvent.ReviewersAssigned(
        Act(3), Secretary, [new(Expert.Person, Expert.Institution, null, null), new(Other.Person, Other.Institution, null, null)], Noon);

    public static Review AReview => new(Expert.Person, [new("merit", 4, "Sound."), new("need", 2, "Less would do.")], "");

    public static Award AnAward => new(Kenya, [new(H100, Hours(800))], new(Use.From, Use.From.AddMonths(3)), []);

    public static ApplicationEvent[] Granted => [.. Submitted(Complete), new ApplicationEvent.Granted(Act(5), Secretary, AnAward, Noon)];

    public static ApplicationEvent[] Refused => [.. Submitted(Complete), new ApplicationEvent.Refused(Act(5), Secretary, new("award.share_used_up", "Nothing is left."), Noon)];

    public static ApplicationEvent[] Appealed => [.. Refused, new ApplicationEvent.Appealed(Act(6), Lead.Person, "Something is left.", Noon)];

    public static ScreeningDecision Screening(ScreeningOutcome outcome, Gravity gravity, params Mitigation[] mitigations) => new(
        outcome, [.. Enum.GetValues<Risk>().Select(r => new RiskFinding(r, r is Risk.RevealsInformation ? gravity : Gravity.Low, "Because."))], [.. mitigations],
        outcome is ScreeningOutcome.Refer ? "The Commission" : "", "On the whole.", Secretary, Noon);

    public static ApplicationCommand.Screen Screen(ScreeningDecision decision) => new(Act(3), decision, House, Noon);

    public static GpuSeconds Hours(int hours) => new(hours * 3600L);

    public static Application After(params ApplicationEvent[] events) => events.Aggregate(Application.Initial, Application.Evolve);
}
