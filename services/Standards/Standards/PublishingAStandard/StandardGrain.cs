using Orleans;
using Orleans.Concurrency;
using Standards.Domain.Publications;
using Standards.FollowingAProject;
using Standards.KeepingDeadlines;
using Standards.Storage;
using State = Standards.Domain.Publications.Standard;

namespace Standards.PublishingAStandard;

/// <summary>One published standard, under <see cref="Identifiers.OfStandard"/>.</summary>
interface IStandardGrain : IHasDeadlines
{
    /// <param name="asOf">The instant to decide by, for a history that is set up afterwards; null for now.</param>
    Task<Answer> DoAsync(Order order, Asked command, DateTimeOffset? asOf);

    /// <summary>Follows the project of its newest edition, for who does not wait for it.</summary>
    [OneWay]
    Task FollowAsync();
}

sealed class StandardGrain(EventStore store, Clock clock, ProjectCourse course)
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
        var asked = command.Read<StandardCommand>();
        var lead = await EnterAsync(now, (asked as StandardCommand.Publish)?.Project);
        var outcome = await HandleAsync(asked with { Act = NewAct(), Now = now, Lead = lead }, order.ToRequest());
        if (outcome is Outcome<StandardEvent>.Done { Repeated: false })
            await LookAgainAsync();
        return Asked.Answered(outcome);
    }

    public async Task PassDeadlinesAsync()
    {
        await EnterAsync(clock.Now(), asking: null);
        await LookAgainAsync();
    }

    public Task FollowAsync() => PassDeadlinesAsync();

    public Task ReceiveReminder(string reminderName, Orleans.Runtime.TickStatus status) => PassDeadlinesAsync();

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<StandardEvent> events) =>
        commit.Standard(Id, after, events);

    /// <summary>Enters what days have brought and what the project has decided, in the order of their dates.</summary>
    /// <returns>What the project decides in place of others.</returns>
    async Task<Lead> EnterAsync(DateTimeOffset now, ProjectId? asking)
    {
        var (lead, ahead) = await course.OfAsync(State, asking);
        for (var i = 0; i < MostAtOnce; i++)
        {
            var due = Calendar.NextDeadline(State) is { } next && next <= now ? next : (DateTimeOffset?)null;
            if (ahead is [var move, ..] && (due is null || move.Now < due))
            {
                if (!await EnterAsync(move with { Act = NewAct() }))
                    ahead = ahead[1..];
            }
            else if (due is null || !await EnterAsync(new StandardCommand.PassDeadline(NewAct(), now)))
            {
                break;
            }
        }
        return lead;
    }

    async Task<bool> EnterAsync(StandardCommand command) => await HandleAsync(command, request: null) is Outcome<StandardEvent>.Done { Events.Count: > 0 };

    /// <summary>A standard that has a project looks every day, also where nothing of its own is ahead.</summary>
    Task LookAgainAsync() => this.RemindAsync(
        Calendar.NextDeadline(State) ?? (State is Standard.Published { Record.Newest.Project: not null } ? DateTimeOffset.MaxValue : null), clock);

    static ActId NewAct() => new(Guid.CreateVersion7());
}
