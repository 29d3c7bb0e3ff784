using Standards.Domain.Projects;
using Standards.Domain.Tests.Ballots;
using Standards.Domain.Tests.Processes;
using static Standards.Domain.Tests.Projects.ARun;

namespace Standards.Domain.Tests.Projects;

public sealed class StartingAProject
{
    static readonly ProjectCommand.Start Start = new(Sample.Act(2), Shipped.Process("international-standard").Freeze(), "months-24", Sample.Delegate, ARun.Start);

    [Fact]
    public void Keeps_the_version_with_the_project()
    {
        var started = AProject.Given(Registered("40.20")).When(Start).Then<ProjectEvent.Started>();

        Assert.Equal(("international-standard", 1, "months-24", "40.20"), (started.ProcessId, started.Version, started.Track, started.Stage.Code));
        Assert.Equal(Shipped.Process("international-standard").Freeze(), started.Process);
    }

    [Fact]
    public void Is_done_once() => AProject.Given(International("40.20")).When(Start).ThenRefused("project.already_started");

    [Fact]
    public void Needs_a_project() => AProject.When(Start).ThenRefused("project.unknown");

    [Theory]
    [InlineData("95.99")]
    [InlineData("40.98")]
    public void Needs_a_stage_with_something_left_to_do(string stage) => AProject.Given(Registered(stage)).When(Start).ThenRefused("project.stage_not_in_process");

    [Fact]
    public void Needs_a_track_of_the_process() => Assert.Equal(
        "project.track_unknown: This process has no track \"days-90\"; it has months-18, months-24, months-36.",
        AProject.Given(Registered("40.20")).When(Start with { Track = "days-90" }).ThenRefusedBecause());
}
