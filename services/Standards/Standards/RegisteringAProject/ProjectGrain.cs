using BuildingBlocks.EventStore;
using Orleans;
using Standards.Domain.Projects;
using Standards.Storage;
using State = Standards.Domain.Projects.Project;

namespace Standards.RegisteringAProject;

/// <summary>One project, under <see cref="Identifiers.OfProject"/>.</summary>
interface IProjectGrain : IGrainWithStringKey
{
    Task<Answer> RegisterAsync(Order order, string symbol, string title, string stage);
}

sealed class ProjectGrain(EventStore store, Clock clock)
    : AggregateGrain<State, ProjectCommand, ProjectEvent, ProjectRefusal>(store, Codec), IProjectGrain
{
    static readonly EventCodec<ProjectEvent> Codec = new("project");

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, ProjectEvent happened) => State.Evolve(state, happened);

    protected override Decision<ProjectEvent, ProjectRefusal> Decide(State state, ProjectCommand command) => State.Decide(state, command);

    public async Task<Answer> RegisterAsync(Order order, string symbol, string title, string stage) =>
        Answer.Of<ProjectEvent, ProjectEvent.Registered>(await HandleAsync(
            new ProjectCommand.Register(new(Guid.CreateVersion7()), symbol, title, stage, clock.Now()), order.ToRequest()));

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<ProjectEvent> events)
    {
        var id = Guid.Parse(this.GetPrimaryKeyString());
        foreach (var registered in events.OfType<ProjectEvent.Registered>())
            commit
                .Execute(
                    "insert into project (id, symbol, title, stage, registered_at, act_id) values ($1, $2, $3, $4, $5, $6)",
                    Sql.Uuid(id), Sql.Text(registered.Symbol), Sql.Text(registered.Title), Sql.Text(registered.Stage.Code),
                    Sql.Instant(registered.At), Sql.Uuid(registered.Act.Value))
                .Bind("standards.project-registered", registered.Act, registered.At, "projectId", id, registered);
    }
}
