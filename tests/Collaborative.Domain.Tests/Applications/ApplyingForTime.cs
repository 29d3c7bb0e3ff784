using Collaborative.Domain.Applications;
using Collaborative.Domain.Calls;
using static Collaborative.Domain.Tests.Applications.Sample;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Applications;

public sealed class ApplyingForTime
{
    [Fact]
    public void Keeps_a_draft_that_is_not_finished()
    {
        AnApplication.When(Save(Form.Empty)).Then<ApplicationEvent.Saved>();
        var again = AnApplication.Given(Saved(Form.Empty)).When(Save(Complete)).Then<ApplicationEvent.Saved>();
        Assert.Equal(Complete, Assert.IsType<Application.Draft>(After(Saved(Form.Empty), again)).Form);
    }

    [Fact]
    public void Refuses_a_draft_that_cannot_be_kept()
    {
        Form[] wrong =
        [
            Complete with { Purpose = "A\ud800" }, Complete with { Title = new('t', 201) }, Complete with { Method = new('m', 20_001) },
            Complete with { Needs = [new(H100, new(-1), default)] }, Complete with { With = [.. Enumerable.Repeat(Colleague, 21)] },
        ];
        Assert.All(wrong, form => AnApplication.When(Save(form)).ThenRefused("input.invalid"));
    }

    [Fact]
    public void Is_for_the_person_who_leads()
    {
        AnApplication.Given(Saved(Complete)).When(Save(Complete) with { Lead = Colleague, By = Colleague.Person }).ThenRefused("application.not_yours");
        AnApplication.Given(Saved(Complete)).When(Submit() with { By = Colleague.Person }).ThenRefused("application.not_yours");
        AnApplication.Given(Submitted(Joint)).When(new ApplicationCommand.Withdraw(Act(9), Colleague.Person, Noon)).ThenRefused("application.not_yours");
        AnApplication.Given(Submitted(Joint)).When(new ApplicationCommand.Withdraw(Act(9), Lead.Person, Noon)).Then<ApplicationEvent.Withdrawn>();
    }

    [Fact]
    public void Stays_with_its_call() => AnApplication.Given(Saved(Complete)).When(Save(Complete) with { Call = new(Id(2)) }).ThenRefused("application.other_call");

    [Fact]
    public void Is_submitted_while_the_call_is_open()
    {
        AnApplication.Given(Saved(Complete)).When(Submit() with { Now = Closes.AddTicks(-1) }).Then<ApplicationEvent.Submitted>();
        AnApplication.Given(Saved(Complete)).When(Submit() with { Now = Opens.AddTicks(-1) }).ThenRefused("call.not_open");
        AnApplication.Given(Saved(Complete)).When(Submit() with { Now = Closes }).ThenRefused("call.not_open");
    }

    [Fact]
    public void Of_two_countries_is_screened_first()
    {
        Assert.True(AnApplication.Given(Saved(Joint)).When(Submit()).Then<ApplicationEvent.Submitted>().ToScreen);
        Assert.False(AnApplication.Given(Saved(Complete)).When(Submit()).Then<ApplicationEvent.Submitted>().ToScreen);
        Assert.IsType<Application.Screened>(After(Submitted(Joint)));
    }

    [Fact]
    public void Names_everything_that_is_missing()
    {
        var shortfalls = Checking.Of(Panel, Lead, Form.Empty, Good);
        Assert.Equal(
            ["incomplete.title", "incomplete.purpose", "incomplete.method", "incomplete.data", "incomplete.area", "incomplete.need", "incomplete.use",
                "incomplete.safety", "incomplete.safety", "incomplete.safety", "incomplete.safety"],
            shortfalls.Select(s => s.Code));
        AnApplication.Given(Saved(Form.Empty)).When(Submit()).ThenRefused("application.not_admissible");
    }

    [Fact]
    public void Names_what_is_wrong_with_the_need()
    {
        var form = Complete with { Needs = [new(H100, Hours(1), Hours(2)), new(H100, default, default), new(new("T4"), Hours(1), Hours(1))], Use = new(Opens, Closes) };
        Assert.Equal(["need.twice", "need.least_over_asked", "need.nothing", "need.not_offered", "use.outside"], Checking.Of(Panel, Lead, form, Good).Select(s => s.Code));
    }

    [Fact]
    public void Names_every_rule_of_the_call_that_fails()
    {
        var terms = Panel with
        {
            Rules =
            [
                new EligibilityRule.MembersOnly(), new EligibilityRule.AtMost(Hours(899)), new EligibilityRule.OneEach(), new EligibilityRule.ReportsGiven(),
                new EligibilityRule.Countries(2), new EligibilityRule.Areas([Area.Protocols]),
            ],
        };
        Assert.Equal(
            ["eligibility.not_a_member", "eligibility.too_much", "eligibility.leads_another", "eligibility.report_overdue", "eligibility.too_few_countries", "eligibility.other_area"],
            Checking.Of(terms, Lead, Complete, new([], LeadsAnother: true, ReportsOverdue: [new(Id(7))], Projects: [])).Select(s => s.Code));
        Assert.Equal("900 GPU-hours are asked for, and at most 899 may be.", Checking.Of(terms, Lead, Complete, Good)[0].Sentence);
        Assert.Empty(Checking.Of(terms with { Rules = [new EligibilityRule.MembersOnly(), new EligibilityRule.AtMost(Hours(900)), new EligibilityRule.Countries(2)] }, Lead, Joint, Good));
    }

    [Fact]
    public void Names_a_project_of_the_member_state_where_it_has_any()
    {
        var (mine, other) = (new AccountId(Id(70)), new AccountId(Id(71)));
        var standing = Good with { Projects = [mine] };
        Assert.Equal(["incomplete.project"], Checking.Of(Panel, Lead, Complete, standing).Select(s => s.Code));
        Assert.Equal(["project.not_of_the_member"], Checking.Of(Panel, Lead, Complete with { Project = other }, standing).Select(s => s.Code));
        Assert.Equal(["project.not_of_the_member"], Checking.Of(Panel, Lead, Complete with { Project = mine }, Good).Select(s => s.Code));
        Assert.Empty(Checking.Of(Panel, Lead, Complete with { Project = mine }, standing));
    }

    [Fact]
    public void To_a_small_call_is_for_ten_thousand_hours_at_most()
    {
        Form Asking(int hours) => Complete with { Needs = [new(H100, Hours(hours), default)] };
        Assert.Empty(Checking.Of(Small, Lead, Asking(10_000), Good));
        Assert.Equal(["eligibility.too_much"], Checking.Of(Small, Lead, Asking(10_001), Good).Select(s => s.Code));
    }

    [Fact]
    public void Explains_an_answer_on_safety_that_is_yes()
    {
        var form = Complete with { Safety = [new(SafetyQuestion.ReleaseOfWeights, true, " "), .. Complete.Safety.Where(a => a.Question is not SafetyQuestion.ReleaseOfWeights)] };
        Assert.Equal(["incomplete.explanation"], Checking.Of(Panel, Lead, form, Good).Select(s => s.Code));
        Assert.Equal(["applicant.twice"], Checking.Of(Panel, Lead, Complete with { With = [Lead] }, Good).Select(s => s.Code));
    }
}
