using Standards.Domain.Appeals;
using Standards.Domain.Projects;
using static Standards.Domain.Tests.Appeals.Sample;

namespace Standards.Domain.Tests.Appeals;

public sealed class DecidingAnAppeal
{
    [Fact]
    public void Needs_admission_first() => AnAppeal.Given(Lodged).When(Rule(true, Day(1))).ThenRefused("appeal.not_now");

    [Fact]
    public void Needs_reasons() => AnAppeal.Given(Lodged, Admitted(1)).When(Rule(true, Day(2)) with { Reasons = "" }).ThenRefused("input.invalid");

    [Fact]
    public void In_favour_of_the_member_ends_it_at_any_level()
    {
        foreach (var events in new[] { [Lodged, Admitted(1)], AtTheBoard, AtTheCouncil })
            Assert.Equal(AppealEnding.Upheld, EndedBy(events, Rule(true, Day(42))).Ending);
    }

    [Fact]
    public void Is_final_at_the_council_board() => Assert.Equal(AppealEnding.Dismissed, EndedBy(AtTheCouncil, Rule(false, Day(42))).Ending);

    [Fact]
    public void Is_conciliated_by_the_management_board_once()
    {
        var conciliate = new AppealCommand.Conciliate(Act(6), Day(42));
        AnAppeal.Given(Lodged, Admitted(1)).When(conciliate).ThenRefused("appeal.no_conciliation");
        AnAppeal.Given(AtTheCouncil).When(conciliate).ThenRefused("appeal.no_conciliation");
        var begun = AnAppeal.Given(AtTheBoard).When(conciliate).Then<AppealEvent.ConciliationBegun>();
        AnAppeal.Given([.. AtTheBoard, begun]).When(conciliate).ThenRefused("appeal.no_conciliation");
        Assert.Equal(Day(21 + 84 + 84), Hearing.DeadlineOf(After([.. AtTheBoard, begun])));
    }

    [Fact]
    public void Too_late_goes_to_the_next_level_dated_by_the_deadline()
    {
        var passed = AnAppeal.Given(Lodged).When(Deadline(Day(500))).Then<AppealEvent.PassedOn>();
        Assert.Equal((AppealLevel.ManagementBoard, Day(28)), (passed.To, passed.At));

        var again = AnAppeal.Given(Lodged, passed).When(Deadline(Day(500))).Then<AppealEvent.PassedOn>();
        Assert.Equal((AppealLevel.CouncilBoard, Day(56)), (again.To, again.At));

        var lapsed = AnAppeal.Given(Lodged, passed, again).When(Deadline(Day(500))).Then<AppealEvent.Lapsed>();
        Assert.Equal(Day(84), lapsed.At);
        AnAppeal.Given(Lodged, passed, again, lapsed).When(Deadline(Day(500))).ThenNothing();
    }

    [Fact]
    public void Stands_where_the_member_does_not_go_on()
    {
        var lapsed = AnAppeal.Given(Lodged, Admitted(1), Dismissed(2)).When(Deadline(Day(86))).Then<AppealEvent.Lapsed>();
        Assert.Equal(Day(86), lapsed.At);
    }

    [Fact]
    public void Waits_for_a_deadline_that_has_come() => AnAppeal.Given(Lodged).When(new AppealCommand.Admit(Act(2), Day(28))).ThenRefused("appeal.deadline_passed");

    [Fact]
    public void Holds_up_publication_and_nothing_before_it_while_the_appeal_is_pending()
    {
        Assert.Equal(
            StageCode.All.Where(s => string.CompareOrdinal(s.Code, "60") > 0),
            StageCode.All.Where(Stay.Forbids));
        foreach (var pending in new[] { After(Lodged), After(AtTheBoard), After(Lodged, Admitted(1), Dismissed(2)) })
            Assert.True(Stay.IsInEffect(pending));
        Assert.False(Stay.IsInEffect(After([.. AtTheCouncil, Dismissed(50)])));
        Assert.False(Stay.IsInEffect(Appeal.Initial));
    }

    [Fact]
    public void Is_refused_when_it_is_over() =>
        AnAppeal.Given([.. AtTheCouncil, Dismissed(50)]).When(new AppealCommand.Admit(Act(7), Day(51))).ThenRefused("appeal.over");

    static AppealCommand.Rule Rule(bool upheld, DateTimeOffset at) => new(Act(3), upheld, "For these reasons.", at);

    static Appeal.Ended EndedBy(AppealEvent[] before, AppealCommand.Rule rule) =>
        Assert.IsType<Appeal.Ended>(After([.. before, AnAppeal.Given(before).When(rule).Then<AppealEvent.Decided>()]));
}
