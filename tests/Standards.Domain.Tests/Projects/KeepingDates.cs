using Standards.Domain.Processes;
using Standards.Domain.Projects;
using static Standards.Domain.Tests.Projects.ARun;

namespace Standards.Domain.Tests.Projects;

public sealed class KeepingDates
{
    [Fact]
    public void Reckons_every_limit_of_the_track_in_calendar_months() => Assert.Equal(
        [("enquiry-draft", Day("2026-07-31")), ("published", Day("2027-07-31")), ("overrun", Day("2028-01-31"))],
        Schedule(International("20.20")).Select(d => (d.Id, d.At)));

    [Fact]
    public void Begins_with_the_work_programme_and_not_before()
    {
        Assert.Equal(["preliminary-expires"], Schedule(International("00.20")).Select(d => d.Id));
        Assert.Null(ProjectSchedule.EndOfTrack((Project.Running)StateOf(International("00.20"))));
        ProjectEvent moved = AProject.Given(International("10.99")).When(Advance("20.00", Day("2026-05-15"))).Then<ProjectEvent.MovedByDecision>();
        Assert.Equal(Day("2027-11-15"), ProjectSchedule.EndOfTrack((Project.Running)StateOf([.. International("10.99"), moved])));
    }

    [Fact]
    public void Adds_an_extension_to_the_track_at_once()
    {
        ProjectEvent extended = AProject.Given(International("20.20")).When(Extend(9, Day("2026-03-01"))).Then<ProjectEvent.Extended>();

        Assert.Equal(Day("2028-04-30"), ProjectSchedule.EndOfTrack((Project.Running)StateOf([.. International("20.20"), extended])));
        AProject.Given([.. International("20.20"), extended]).When(Extend(1, Day("2026-03-02"))).ThenRefused("project.extended_before");
    }

    [Fact]
    public void Asks_not_again_for_a_limit_that_stays_in_the_past_when_the_track_is_extended()
    {
        var events = After(International("20.20"), Pass(Day("2027-01-01")), Extend(3, Day("2027-01-01")));

        Assert.Equal([("published", Day("2027-10-31")), ("overrun", Day("2028-04-30"))], Schedule(events).Select(d => (d.Id, d.At)));
    }

    [Fact]
    public void Asks_again_for_a_limit_that_lies_ahead_once_more()
    {
        var events = After(International("20.20"), Pass(Day("2026-08-01")), Extend(3, Day("2026-08-01")));

        Assert.Equal(("enquiry-draft", Day("2026-10-31")), (Schedule(events)[0].Id, Schedule(events)[0].At));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Extends_by_one_to_nine_months(int months) => AProject.Given(International("20.20")).When(Extend(months, Start)).ThenRefused("project.extension_too_long");

    [Fact]
    public void Extends_only_what_runs_and_may_be_extended()
    {
        AProject.Given(International("10.00")).When(Extend(3, Start)).ThenRefused("project.clock_not_running");
        AProject.Given(International("60.60")).When(Extend(3, Start)).ThenRefused("project.clock_not_running");
        AProject.Given(Interim("40.00")).When(Extend(3, Start)).ThenRefused("project.extension_not_provided");
    }

    [Fact]
    public void Lets_what_is_overdue_happen_once_in_order_and_dated_by_its_deadline()
    {
        var (state, events) = CatchUp(International("20.20"), Day("2035-01-01"));

        Assert.Equal(
            [
                ("enquiry-draft", Day("2026-07-31"), "Committee"), ("published", Day("2027-07-31"), "ManagementBoard"), ("overrun", Day("2028-01-31"), "20.98"),
            ],
            events.Select(e => e switch
            {
                ProjectEvent.Escalated x       => (x.Deadline, x.At, x.To.ToString()),
                ProjectEvent.MovedByDeadline x => (x.Deadline, x.At, x.To.Code),
                _                              => throw new NotSupportedException(),
            }));
        Assert.IsType<Project.Ended>(state);
    }

    [Fact]
    public void Lets_an_interim_standard_lapse_after_two_years_unless_it_is_confirmed()
    {
        var (_, lapsed) = CatchUp(Interim("60.60"), Day("2040-01-01"));
        Assert.Equal(
            [("Escalated", Day("2027-07-31")), ("MovedByDeadline", Day("2028-01-31"))],
            lapsed.Select(e => (e.GetType().Name, e is ProjectEvent.Escalated x ? x.At : ((ProjectEvent.MovedByDeadline)e).At)));

        ProjectEvent opened = AProject.Given(Interim("60.60")).When(Advance("90.20", Day("2027-06-01"))).Then<ProjectEvent.MovedByDecision>();
        ProjectEvent confirmed = AProject.Given([.. Interim("60.60"), opened]).When(Closed("iso-dis", true, Day("2027-06-02"), Day("2027-07-28"))).Then<ProjectEvent.MovedByBallot>();
        Assert.Equal(Day("2029-07-28"), Schedule([.. Interim("60.60"), opened, confirmed]).Last().At);
        Assert.Equal(Day("2028-01-31"), Assert.Single(Schedule([.. Interim("60.60"), opened])).At);
    }

    [Fact]
    public void Counts_the_sunset_of_a_second_confirmation_from_the_first()
    {
        var events = After(
            Interim("60.60"), Advance("90.20", Day("2027-06-01")), Closed("iso-dis", true, Day("2027-06-02"), Day("2027-07-28")), Advance("90.20", Day("2028-09-01")));

        Assert.Equal(Day("2029-07-28"), Assert.Single(Schedule(events)).At);
    }

    [Fact]
    public void Lets_nobody_act_over_a_deadline_that_has_come()
    {
        var late = Day("2026-02-21");
        foreach (var command in new ProjectCommand[] { Advance("40.00", late, Everything), Attest(EvidenceKind.ScopeUnchanged, 0, null, late) })
            AProject.Given(Interim("20.00")).When(command).ThenRefused("project.deadline_first");
        AProject.Given(Interim("20.00")).When(Pass(late)).Then<ProjectEvent.MovedByDeadline>();
        AProject.Given(Interim("20.00")).When(Pass(Day("2026-02-19"))).ThenNothing();
    }

    [Fact]
    public void Puts_a_ballot_that_closed_before_a_deadline_before_it_and_one_that_closed_after_it_after_it()
    {
        AProject.Given(Interim("40.20")).When(Closed("iso-dis", true, Start, Day("2026-03-15"))).Then<ProjectEvent.MovedByBallot>();
        AProject.Given(Interim("40.20")).When(Closed("iso-dis", true, Start, Day("2026-05-15"))).ThenRefused("project.deadline_first");
    }

    [Fact]
    public void Brings_a_limit_to_bear_when_the_project_falls_back_behind_it()
    {
        var events = After(International("40.60"), Pass(Day("2026-05-01")), Advance("40.92", Day("2026-10-01")), Advance("30.00", Day("2026-10-02"), Everything));

        var first = Schedule(events)[0];
        Assert.Equal(("enquiry-draft", Day("2026-07-31"), Day("2026-10-02")), (first.Id, first.Reckoned, first.At));
        var (_, caught) = CatchUp(events, Day("2026-10-03"));
        Assert.Equal(Day("2026-10-02"), Assert.IsType<ProjectEvent.Escalated>(Assert.Single(caught)).At);
    }

    static ImmutableArray<Due> Schedule(ProjectEvent[] events) => ProjectSchedule.Of((Project.Running)StateOf(events));

    static (Project State, List<ProjectEvent> Events) CatchUp(ProjectEvent[] before, DateTimeOffset now)
    {
        var (state, events) = (StateOf(before), new List<ProjectEvent>());
        while (Project.Decide(state, Pass(now)) is Decision<ProjectEvent, ProjectRefusal>.Accepted { Events: [var happened] })
        {
            events.Add(happened);
            state = Project.Evolve(state, happened);
        }
        return (state, events);
    }
}
