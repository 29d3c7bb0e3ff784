using Standards.Domain.Projects;
using static Standards.Domain.Tests.Projects.ARun;

namespace Standards.Domain.Tests.Projects;

public sealed class Revising
{
    static readonly DateTimeOffset Closed = Start.AddDays(200);

    [Theory]
    [InlineData("90.92", null, null)]
    [InlineData("90.92", "AIGOV 9", "project.revised_already")]
    [InlineData("90.93", null, "project.not_for_revision")]
    [InlineData("60.60", null, "project.not_for_revision")]
    public void Begins_once_where_it_is_decided_to_revise(string stage, string? by, string? code) =>
        Assert.Equal(code, Standards.Domain.Projects.Revising.ObstacleOf(StateOf(International(stage)), by)?.Code);

    [Fact]
    public void Needs_a_project_that_runs()
    {
        Assert.Equal("project.unknown", Standards.Domain.Projects.Revising.ObstacleOf(Project.Initial, null)?.Code);
        Assert.Equal("project.not_started", Standards.Domain.Projects.Revising.ObstacleOf(StateOf(Registered("90.92")), null)?.Code);
        var ended = After(International("95.60"), Advance("95.99", Closed, Everything));
        Assert.Equal("project.ended", Standards.Domain.Projects.Revising.ObstacleOf(StateOf(ended), null)?.Code);
    }

    [Fact]
    public void Names_the_project_of_the_last_edition_in_the_new_one()
    {
        var last = new ProjectId(Guid.Parse("00000000-0000-8000-8000-000000000004"));
        var registered = AProject.Given().When(new ProjectCommand.Register(Ballots.Sample.Act(1), "AIGOV 2", "The next", "00.00", Start) { Revises = last }).Then<ProjectEvent.Registered>();

        Assert.Equal(last, registered.Revises);
    }

    [Fact]
    public void A_sunset_is_the_first_whole_day_after_the_deadline()
    {
        var confirmed = (Project.Running)StateOf(Interim("90.93"));
        Assert.Equal(new DateOnly(2028, 2, 1), ProjectSchedule.SunsetAfter(confirmed, CodeOf("90.93"), Start));
        Assert.Equal(new DateOnly(2028, 1, 31), ProjectSchedule.SunsetAfter(confirmed, CodeOf("90.93"), new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)));
        Assert.Null(ProjectSchedule.SunsetAfter((Project.Running)StateOf(International("90.93")), CodeOf("90.93"), Start));
    }

    [Theory]
    [InlineData("AIG-7", true, "AIG-7")]
    [InlineData("AIG-8", false, "AIG-7")]
    [InlineData("AIG-8", true, "AIG-7", "AIG-8")]
    [InlineData("AIG-8", true)]
    public void Is_published_under_the_number_of_what_it_revises(string number, bool goes, params string[] revised) =>
        Assert.Equal(goes ? null : "project.number_of_revised", Domain.Projects.Revising.ObstacleOf(number, [.. revised])?.Code);
}
