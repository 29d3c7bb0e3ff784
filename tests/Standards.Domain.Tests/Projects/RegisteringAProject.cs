using Standards.Domain.Projects;
using Standards.Domain.Tests.Ballots;

namespace Standards.Domain.Tests.Projects;

using ProjectScenario = Scenario<Project, ProjectCommand, ProjectEvent, ProjectRefusal>;

public sealed class RegisteringAProject
{
    static readonly ProjectCommand.Register Register = new(Sample.Act(1), "ISO/IEC DIS 29500", "Office document formats", "40.20", Sample.Morning);
    static readonly ProjectEvent.Registered Registered = AProject.When(Register).Then<ProjectEvent.Registered>();

    static ProjectScenario AProject => new(Project.Initial, Project.Evolve, Project.Decide);

    [Fact]
    public void Records_symbol_title_and_stage() =>
        Assert.Equal(("ISO/IEC DIS 29500", "Office document formats", "40.20"), (Registered.Symbol, Registered.Title, Registered.Stage.Code));

    [Fact]
    public void Is_done_once() => AProject.Given(Registered).When(Register).ThenRefused("project.already_registered");

    [Theory]
    [InlineData("40.21")]
    [InlineData("4020")]
    [InlineData("")]
    public void Needs_a_stage_of_the_matrix(string stage) => AProject.When(Register with { Stage = stage }).ThenRefused("input.invalid");

    [Fact]
    public void Needs_a_symbol_and_a_title()
    {
        AProject.When(Register with { Symbol = " " }).ThenRefused("input.invalid");
        AProject.When(Register with { Title = "" }).ThenRefused("input.invalid");
    }

    [Fact]
    public void Knows_every_stage_of_the_published_matrix()
    {
        var lines = File.ReadAllLines(Repository.Data("iso-process", "stage_codes.csv")).Skip(1).Select(l => l.Split(',')[0]).Order(StringComparer.Ordinal);

        Assert.Equal(lines, StageCode.All.Select(s => s.Code));
    }

    [Fact]
    public void Puts_it_under_a_process_at_once()
    {
        var start = new ProjectCommand.Start(Sample.Act(2), Processes.Shipped.Process("international-standard").Freeze(), "months-24", Sample.Delegate, Sample.Morning);
        var committee = new Domain.Committees.CommitteeId(Guid.NewGuid());
        var happened = ((Decision<ProjectEvent, ProjectRefusal>.Accepted)Project.Decide(Project.Initial, Register with { Under = start, Committee = committee })).Events;

        Assert.Equal([Registered with { Committee = committee }, AProject.Given(Registered).When(start).Then<ProjectEvent.Started>()], happened);
        AProject.When(Register with { Under = start with { Track = "days-90" } }).ThenRefused("project.track_unknown");
    }

    [Fact]
    public void Names_stages_for_people() => Assert.Equal("Enquiry: enquiry ballot opened", Registered.Stage.Name);
}
