using Orleans;
using Standards.Domain.Processes;
using Standards.Rules;
using Standards.Storage;
using State = Standards.Domain.Processes.Definition;

namespace Standards.PublishingAProcess;

/// <summary>One process, under its name.</summary>
interface IDefinitionGrain : IGrainWithStringKey
{
    Task<Answer> DraftAsync(Order order, string document, Guid by);

    Task<Answer> PublishAsync(Order order, string hash, Guid by);

    /// <summary>Publishes what the platform brings, if it is the next version.</summary>
    Task ShipAsync(string document);
}

sealed class DefinitionGrain(EventStore store, Clock clock, VotingRules rules)
    : AggregateGrain<State, DefinitionCommand, DefinitionEvent, DefinitionRefusal>(store, Codec), IDefinitionGrain
{
    static readonly EventCodec<DefinitionEvent> Codec = new("process");

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, DefinitionEvent happened) => State.Evolve(state, happened);

    protected override Decision<DefinitionEvent, DefinitionRefusal> Decide(State state, DefinitionCommand command) => State.Decide(state, command);

    public async Task<Answer> DraftAsync(Order order, string document, Guid by) => Answer.Of<DefinitionEvent, DefinitionEvent.Drafted>(
        await HandleAsync(new DefinitionCommand.Draft(NewAct(), ProcessDefinition.Parse(document), new(by), clock.Now()), order.ToRequest()));

    public async Task<Answer> PublishAsync(Order order, string hash, Guid by) => Answer.Of<DefinitionEvent, DefinitionEvent.Published>(
        await HandleAsync(new DefinitionCommand.Publish(NewAct(), hash, rules.Ids, new(by), clock.Now()), order.ToRequest()));

    public async Task ShipAsync(string document)
    {
        if (await HandleAsync(new DefinitionCommand.Ship(NewAct(), ProcessDefinition.Parse(document), rules.Ids, clock.Now()), request: null) is Outcome<DefinitionEvent>.Refused refused)
            throw new InvalidOperationException(refused.Message);
    }

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<DefinitionEvent> events)
    {
        foreach (var happened in events)
            _ = happened switch
            {
                DefinitionEvent.Drafted drafted       => commit.Drafted(drafted),
                DefinitionEvent.Published published   => commit.Published(published),
                _                                     => throw new System.Diagnostics.UnreachableException(),
            };
    }

    static ActId NewAct() => new(Guid.CreateVersion7());
}
