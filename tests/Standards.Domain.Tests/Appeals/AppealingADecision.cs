using Standards.Domain.Appeals;
using static Standards.Domain.Tests.Appeals.Sample;

namespace Standards.Domain.Tests.Appeals;

public sealed class AppealingADecision
{
    [Fact]
    public void Goes_to_the_parent_committee_first()
    {
        var lodged = AnAppeal.When(Lodge(Noon)).Then<AppealEvent.Lodged>();

        Assert.Equal((Kenya, Result, Grounds, Noon), (lodged.Member, lodged.Against, lodged.Grounds, lodged.At));
        Assert.Equal(AppealLevel.ParentCommittee, Assert.IsType<Appeal.Lodged>(After(lodged)).Level);
    }

    [Fact]
    public void Is_possible_for_twelve_weeks() => AnAppeal.When(Lodge(Decision.AddDays(84).AddTicks(-1))).Then<AppealEvent.Lodged>();

    [Fact]
    public void Is_refused_after_twelve_weeks() => Assert.Equal(
        "appeal.too_late: An appeal against this decision could be made until 2026-05-25 09:00 UTC.", AnAppeal.When(Lodge(Decision.AddDays(84))).ThenRefusedBecause());

    [Fact]
    public void Is_refused_before_the_decision() => AnAppeal.When(Lodge(Decision.AddTicks(-1))).ThenRefused("input.invalid");

    [Fact]
    public void Is_refused_without_grounds_that_can_be_kept()
    {
        foreach (var grounds in new[] { " ", "A\0", "A\ud800" })
            AnAppeal.When(Lodge(Noon) with { Grounds = grounds }).ThenRefused("input.invalid");
    }

    [Fact]
    public void Twice_is_refused() => AnAppeal.Given(Lodged).When(Lodge(Noon)).ThenRefused("appeal.already_lodged");

    [Fact]
    public void Can_be_taken_back_at_every_step_by_the_member_alone()
    {
        foreach (var events in new AppealEvent[][] { [Lodged], [Lodged, Admitted(1)], [Lodged, Admitted(1), Dismissed(2)] })
        {
            AnAppeal.Given(events).When(new AppealCommand.Withdraw(Act(5), Chile, Signer, Day(3))).ThenRefused("appeal.not_yours");
            AnAppeal.Given(events).When(new AppealCommand.Withdraw(Act(5), Kenya, Signer, Day(3))).Then<AppealEvent.Withdrawn>();
        }
    }

    [Fact]
    public void Goes_on_to_the_next_level_within_twelve_weeks_of_a_dismissal()
    {
        var dismissed = new[] { Lodged, Admitted(1), Dismissed(10) };
        Assert.Equal(AppealLevel.ManagementBoard, AnAppeal.Given(dismissed).When(Escalate(Kenya, Day(94).AddTicks(-1))).Then<AppealEvent.Escalated>().To);
        AnAppeal.Given(dismissed).When(Escalate(Chile, Day(11))).ThenRefused("appeal.not_yours");
        AnAppeal.Given(dismissed).When(Escalate(Kenya, Day(94))).ThenRefused("appeal.deadline_passed");
    }

    [Fact]
    public void Goes_on_also_where_it_was_not_admitted() => Assert.Equal(
        AppealLevel.ManagementBoard,
        AnAppeal.Given(Lodged, new AppealEvent.NotAdmitted(Act(2), "Not reasoned.", Day(1))).When(Escalate(Kenya, Day(2))).Then<AppealEvent.Escalated>().To);

    static AppealCommand.Escalate Escalate(MemberId member, DateTimeOffset at) => new(Act(4), member, Grounds, Signer, at);
}
