using BuildingBlocks.EventStore;
using Orleans;
using Standards.Domain.Publications;
using Standards.KeepingDeadlines;
using Standards.Storage;
using State = Standards.Domain.Publications.Standard;

namespace Standards.PublishingAStandard;

/// <summary>One published standard, under <see cref="Identifiers.OfStandard"/>.</summary>
interface IStandardGrain : IHasDeadlines
{
    /// <param name="asOf">The instant to decide by, for a history that is set up afterwards; null for now.</param>
    Task<Answer> DoAsync(Order order, Asked command, DateTimeOffset? asOf);
}

sealed class StandardGrain(EventStore store, Clock clock)
    : AggregateGrain<State, StandardCommand, StandardEvent, StandardRefusal>(store, Codec), IStandardGrain, IRemindable
{
    public static readonly EventCodec<StandardEvent> Codec = new("standard");

    const int MostAtOnce = 200;   // more than a calendar can bring: it ends with a withdrawal, or waits for people

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, StandardEvent happened) => State.Evolve(state, happened);

    protected override Decision<StandardEvent, StandardRefusal> Decide(State state, StandardCommand command) => State.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command, DateTimeOffset? asOf)
    {
        var now = asOf ?? clock.Now();
        await EnterAsync(now);
        var outcome = await HandleAsync(command.Read<StandardCommand>() with { Act = NewAct(), Now = now }, order.ToRequest());
        if (outcome is Outcome<StandardEvent>.Done { Repeated: false })
            await this.RemindAsync(Calendar.NextDeadline(State), clock);
        return Asked.Answered(outcome);
    }

    public async Task PassDeadlinesAsync()
    {
        await EnterAsync(clock.Now());
        await this.RemindAsync(Calendar.NextDeadline(State), clock);
    }

    public Task ReceiveReminder(string reminderName, Orleans.Runtime.TickStatus status) => PassDeadlinesAsync();

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<StandardEvent> events) =>
        commit.Standard(Id, after, events);

    async Task EnterAsync(DateTimeOffset now)
    {
        for (var i = 0; i < MostAtOnce; i++)
            if (await HandleAsync(new StandardCommand.PassDeadline(NewAct(), now), request: null) is not Outcome<StandardEvent>.Done { Events.Count: > 0 })
                return;
    }

    static ActId NewAct() => new(Guid.CreateVersion7());
}
