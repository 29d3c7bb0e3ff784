using Orleans;
using Standards.Domain.Translations;
using Standards.Storage;

namespace Standards.AdmittingATranslator;

/// <summary>The translators of one project, under the project's identifier.</summary>
interface ITranslatorsGrain : IGrainWithStringKey
{
    Task<Answer> AdmitAsync(Order order, Guid person, Guid by);

    Task<Answer> DismissAsync(Order order, Guid person, Guid by);
}

sealed class TranslatorsGrain(EventStore store, Clock clock)
    : AggregateGrain<Translators, TranslatorsCommand, TranslatorsEvent, TranslatorsRefusal>(store, Codec), ITranslatorsGrain
{
    static readonly EventCodec<TranslatorsEvent> Codec = new("translators");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override Translators Initial => Translators.Initial;

    protected override Translators Evolve(Translators state, TranslatorsEvent happened) => Translators.Evolve(state, happened);

    protected override Decision<TranslatorsEvent, TranslatorsRefusal> Decide(Translators state, TranslatorsCommand command) => Translators.Decide(state, command);

    public async Task<Answer> AdmitAsync(Order order, Guid person, Guid by) =>
        Answer.Ended(await HandleAsync(new TranslatorsCommand.Admit(new(person), new(by), clock.Now()), order.ToRequest()));

    public async Task<Answer> DismissAsync(Order order, Guid person, Guid by) =>
        Answer.Ended(await HandleAsync(new TranslatorsCommand.Dismiss(new(person), new(by), clock.Now()), order.ToRequest()));

    protected override void Project(Commit commit, Translators before, Translators after, IReadOnlyList<TranslatorsEvent> events)
    {
        foreach (var happened in events)
            _ = happened switch
            {
                TranslatorsEvent.Admitted e  => commit.Execute(
                    "insert into translator (project_id, person_id, admitted_at) values ($1, $2, $3)", Sql.Uuid(Id), Sql.Uuid(e.Person.Value), Sql.Instant(e.At)),
                TranslatorsEvent.Dismissed e => commit.Execute("delete from translator where project_id = $1 and person_id = $2", Sql.Uuid(Id), Sql.Uuid(e.Person.Value)),
                _                            => throw new System.Diagnostics.UnreachableException(),
            };
    }
}
