using BuildingBlocks.Messaging;
using Compliance.Storage;
using Contracts.Compliance;
using Orleans;

namespace Compliance.CoordinatingAPause;

/// <summary>One pause, under <see cref="Identifiers.OfPause"/>.</summary>
interface IPauseGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="PauseCommand"/>; its act and its time are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);

    /// <summary>Whose model it is about; null where there is no such pause.</summary>
    Task<Guid?> DeveloperAsync();
}

sealed class PauseGrain(EventStore store, Clock clock) : AggregateGrain<Pause, PauseCommand, PauseEvent, PauseRefusal>(store, Codec), IPauseGrain
{
    public static readonly EventCodec<PauseEvent> Codec = new("pause");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override Pause Initial => Pause.Initial;

    protected override Pause Evolve(Pause state, PauseEvent happened) => Pause.Evolve(state, happened);

    protected override Decision<PauseEvent, PauseRefusal> Decide(Pause state, PauseCommand command) => Pause.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command)
    {
        var outcome = await HandleAsync(command.Read<PauseCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, order.ToRequest());
        return outcome is Outcome<PauseEvent>.Done { Events: [PauseEvent.Refused refused] } ? new(refused.Code, refused.Message, default) : Asked.Answered(outcome);
    }

    public Task<Guid?> DeveloperAsync() => Task.FromResult(State switch
    {
        Pause.Found s   => s.Finding.Developer,
        Pause.Ordered s => s.Finding.Developer,
        _               => (Guid?)null,
    });

    protected override void Project(Commit commit, Pause before, Pause after, IReadOnlyList<PauseEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("pause", happened.Act, happened.At, Id, happened);
            switch (happened)
            {
                case PauseEvent.Reported e:
                    commit.Execute("insert into pause (id, developer_id, found_at) values ($1, $2, $3)", Sql.Uuid(Id), Sql.Uuid(e.Finding.Developer), Sql.Instant(e.At));
                    break;
                case PauseEvent.Ordered e:
                    commit.Execute("update pause set ordered_at = $2 where id = $1", Sql.Uuid(Id), Sql.Instant(e.At));
                    Tell(commit, (Pause.Ordered)after, e);
                    break;
                case PauseEvent.Resumed e:
                    if (after is Pause.Ordered { IsOver: true })
                        commit.Execute("update pause set over_at = $2 where id = $1", Sql.Uuid(Id), Sql.Instant(e.At));
                    Tell(commit, (Pause.Ordered)after, e);
                    break;
                default:
                    break;   // acknowledgements, analyses and refusals change no list, and nobody is told
            }
        }
    }

    /// <summary>Others learn the scope, the ground and what of it is in force; nothing else is in the message.</summary>
    void Tell(Commit commit, Pause.Ordered pause, PauseEvent happened)
    {
        var scope = pause.Order.Scope;
        var changed = new PauseChanged(Id, happened.Act, [.. pause.Remaining.Select(k => k.ToString())], scope.Developers, scope.Models, scope.Capabilities, pause.Order.Ground, happened.At);
        commit.Execute(
            "with next as (update pause_number set last = last + 1 returning last) insert into pause_order (number, pause_id, body) select last, $1, $2 from next",
            Sql.Uuid(Id), Sql.Json(Json.Of(changed).Text));
        commit.Publish(OutgoingMessage.Of(ComplianceTopics.Pauses, Id.ToString("D"), changed, happened.Act));
    }
}
