using Collaborative.Domain.Applications;
using static Collaborative.Domain.Tests.Applications.Sample;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Applications;

public sealed class ScreeningAnApplication
{
    static readonly Mitigation Guard = new(Risk.RevealsInformation, "Only published prompts are used.");

    [Fact]
    public void Makes_mitigations_conditions_of_the_award()
    {
        var decided = AnApplication.Given(Submitted(Joint)).When(Screen(Screening(ScreeningOutcome.ProceedWithMitigations, Gravity.Substantial, Guard))).Then<ApplicationEvent.ScreeningDecided>();
        var granted = AnApplication.Given([.. Submitted(Joint), decided]).When(new ApplicationCommand.Grant(Act(5), Secretary, AnAward, Noon)).Then<ApplicationEvent.Granted>();
        Assert.Equal([Guard.Condition], granted.Award.Conditions);
    }

    [Fact]
    public void Refers_and_decides_later()
    {
        var referred = AnApplication.Given(Submitted(Joint)).When(Screen(Screening(ScreeningOutcome.Refer, Gravity.High))).Then<ApplicationEvent.ScreeningDecided>();
        Assert.Equal("The Commission", Assert.IsType<Application.Screened>(After([.. Submitted(Joint), referred])).Referral!.To);
        AnApplication.Given([.. Submitted(Joint), referred]).When(Screen(Screening(ScreeningOutcome.Proceed, Gravity.Low))).Then<ApplicationEvent.ScreeningDecided>();
    }

    [Fact]
    public void Declines_with_a_reason_that_can_be_contested()
    {
        var declined = AnApplication.Given(Submitted(Joint)).When(Screen(Screening(ScreeningOutcome.Decline, Gravity.High))).Then<ApplicationEvent.ScreeningDecided>();
        Assert.Equal(new("screening.declined", "On the whole."), Assert.IsType<Application.NotAwarded>(After([.. Submitted(Joint), declined])).Ground);
        AnApplication.Given([.. Submitted(Joint), declined]).When(new ApplicationCommand.Appeal(Act(6), Lead.Person, "It is public.", Noon)).Then<ApplicationEvent.Appealed>();
    }

    [Fact]
    public void Follows_from_its_findings()
    {
        ScreeningDecision[] wrong =
        [
            Screening(ScreeningOutcome.Proceed, Gravity.High), Screening(ScreeningOutcome.Proceed, Gravity.Substantial), Screening(ScreeningOutcome.Proceed, Gravity.Low, Guard),
            Screening(ScreeningOutcome.ProceedWithMitigations, Gravity.High, Guard), Screening(ScreeningOutcome.ProceedWithMitigations, Gravity.Low),
            Screening(ScreeningOutcome.ProceedWithMitigations, Gravity.Substantial, Guard with { Risk = Risk.AdvancesARival }), Screening(ScreeningOutcome.Refer, Gravity.High) with { To = "" },
            Screening(ScreeningOutcome.Decline, Gravity.High) with { Reason = "" },
        ];
        Assert.All(wrong, decision => AnApplication.Given(Submitted(Joint)).When(Screen(decision)).ThenRefused("screening.contradiction"));
        var proceed = Screening(ScreeningOutcome.Proceed, Gravity.Low);
        AnApplication.Given(Submitted(Joint)).When(Screen(proceed with { Findings = proceed.Findings[1..] })).ThenRefused("screening.contradiction");
        AnApplication.Given(Submitted(Joint)).When(Screen(proceed with { Findings = [.. proceed.Findings[1..], proceed.Findings[1]] })).ThenRefused("screening.contradiction");
    }

    [Fact]
    public void Is_not_for_those_who_apply_nor_for_their_institutions()
    {
        var proceed = Screening(ScreeningOutcome.Proceed, Gravity.Low);
        AnApplication.Given(Submitted(Joint)).When(Screen(proceed with { By = Colleague.Person })).ThenRefused("decision.own_interest");
        AnApplication.Given(Submitted(Joint)).When(Screen(proceed) with { Institution = Colleague.Institution }).ThenRefused("decision.own_interest");
    }

    [Fact]
    public void Comes_before_everything_else()
    {
        AnApplication.Given(Submitted(Joint)).When(new ApplicationCommand.Grant(Act(5), Secretary, AnAward, Noon)).ThenRefused("application.not_now");
        AnApplication.Given(Submitted(Complete)).When(Screen(Screening(ScreeningOutcome.Proceed, Gravity.Low))).ThenRefused("application.not_now");
    }
}
