using Orleans;
using Standards.Domain.Appeals;
using Standards.KeepingDeadlines;
using Standards.Storage;
using State = Standards.Domain.Appeals.Appeal;

namespace Standards.AppealingADecision;

/// <summary>One member's appeal against one decision, under <see cref="Identifiers.OfAppeal"/>.</summary>
interface IAppealGrain : IHasDeadlines
{
    /// <param name="asOf">The instant to decide by, for a history that is set up afterwards; null for now.</param>
    Task<Answer> DoAsync(Order order, Asked command, DateTimeOffset? asOf);
}

sealed class AppealGrain(EventStore store, Clock clock)
    : AggregateGrain<State, AppealCommand, AppealEvent, AppealRefusal>(store, Codec), IAppealGrain, IRemindable
{
    public static readonly EventCodec<AppealEvent> Codec = new("appeal");

    const int MostAtOnce = 10;   // three levels, each missed once, and the end

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, AppealEvent happened) => State.Evolve(state, happened);

    protected override Decision<AppealEvent, AppealRefusal> Decide(State state, AppealCommand command) => State.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command, DateTimeOffset? asOf)
    {
        var now = asOf ?? clock.Now();
        await EnterAsync(now);
        var outcome = await HandleAsync(command.Read<AppealCommand>() with { Act = NewAct(), Now = now }, order.ToRequest());
        if (outcome is Outcome<AppealEvent>.Done { Repeated: false })
            await this.RemindAsync(Hearing.DeadlineOf(State), clock);
        return Asked.Answered(outcome);
    }

    public async Task PassDeadlinesAsync()
    {
        await EnterAsync(clock.Now());
        await this.RemindAsync(Hearing.DeadlineOf(State), clock);
    }

    public Task ReceiveReminder(string reminderName, Orleans.Runtime.TickStatus status) => PassDeadlinesAsync();

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<AppealEvent> events) => commit.Appeal(Id, after, events);

    async Task EnterAsync(DateTimeOffset now)
    {
        for (var i = 0; i < MostAtOnce; i++)
            if (await HandleAsync(new AppealCommand.PassDeadline(NewAct(), now), request: null) is not Outcome<AppealEvent>.Done { Events.Count: > 0 })
                return;
    }

    static ActId NewAct() => new(Guid.CreateVersion7());
}
