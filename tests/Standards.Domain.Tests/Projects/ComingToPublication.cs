using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.Domain.Tests.Ballots;
using static Standards.Domain.Tests.Projects.ARun;

namespace Standards.Domain.Tests.Projects;

public sealed class ComingToPublication
{
    static readonly DateTimeOffset Soon = Start.AddDays(2);

    [Fact]
    public void Follows_the_standard_and_names_it()
    {
        var moved = AProject.Given(International("60.00")).When(Publication(Soon, Everything)).Then<ProjectEvent.MovedByPublication>();

        Assert.Equal(("60.00", "60.60", "Publish", DecidingBody.Secretariat, "AIG-7", 1, Soon), (moved.From.Code, moved.To.Code, moved.Decision, moved.Of, moved.Number, moved.Edition, moved.At));
        Assert.All(moved.Gate, g => Assert.True(g.Met));
    }

    [Fact]
    public void Is_not_done_by_filing_a_decision() =>
        AProject.Given(International("60.00")).When(Advance("60.60", Soon, Everything)).ThenRefused("project.standard_first");

    [Fact]
    public void Happens_once() => AProject.Given(After(International("60.00"), Publication(Soon, Everything))).When(Publication(Soon, Everything)).ThenNothing();

    [Fact]
    public void Does_not_happen_elsewhere() => AProject.Given(International("40.60")).When(Publication(Soon, Everything)).ThenNothing();

    [Fact]
    public void Waits_for_what_came_before() =>
        AProject.Given(Interim("60.00")).When(Publication(Start.AddDays(120), Everything)).ThenRefused("project.deadline_first");

    [Theory]
    [InlineData("60.00", null)]
    [InlineData("40.60", "project.not_for_publication")]
    [InlineData("60.60", "project.not_for_publication")]
    [InlineData("95.99", "project.ended")]
    public void Is_possible_where_the_decision_to_publish_is_open(string stage, string? code) => Assert.Equal(code, Obstacle(
        stage is "95.99" ? After(Interim("60.60"), Pass(Start.AddMonths(18)), Pass(Start.AddMonths(24))) : International(stage), Everything));

    [Fact]
    public void Is_not_possible_before_the_gate_is_met() => Assert.Equal("project.gate_not_met", Obstacle(International("60.00"), []));

    [Fact]
    public void Is_not_possible_without_a_process()
    {
        Assert.Equal("project.unknown", Obstacle([], Everything));
        Assert.Equal("project.not_started", Obstacle([Registered("60.00")], Everything));
    }

    [Fact]
    public void Brings_the_sunset_of_the_process()
    {
        Assert.Equal(new DateOnly(2028, 2, 3), SunsetOf(Interim("60.00")));
        Assert.Null(SunsetOf(International("60.00")));
    }

    [Fact]
    public void Is_held_up_by_an_appeal_as_is_every_stage_after_approval()
    {
        AProject.Given(International("40.99")).When(Advance("60.00", Soon, Everything) with { StayedBy = [Sample.Act(40)] }).ThenRefused("project.stayed");
        AProject.Given(International("40.60")).When(Advance("40.93", Soon, Everything) with { StayedBy = [Sample.Act(40)] }).Then<ProjectEvent.MovedByDecision>();
    }

    static DateOnly? SunsetOf(ProjectEvent[] events) => Standards.Domain.Projects.ComingToPublication.SunsetOf((Project.Running)StateOf(events), Soon);

    static string? Obstacle(ProjectEvent[] events, ImmutableArray<Evidence> held) =>
        Standards.Domain.Projects.ComingToPublication.ObstacleOf(StateOf(events), held, StateOf(events) is Project.Ended ? Start.AddMonths(30) : Soon)?.Code;
}
