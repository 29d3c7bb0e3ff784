using Orleans;
using Standards.Domain.Committees;
using Standards.Storage;
using State = Standards.Domain.Committees.Committee;

namespace Standards.FoundingACommittee;

/// <summary>One committee, under <see cref="Identifiers.OfCommittee"/>.</summary>
interface ICommitteeGrain : IGrainWithStringKey
{
    /// <summary>Carries out a command of the domain, which names neither its act nor its instant yet.</summary>
    Task<Answer> TellAsync(Order order, CommitteeOrder command);

    /// <summary>Counts a closed ballot for the duty to vote; more than once is harmless.</summary>
    Task CountBallotAsync(CommitteeOrder command);

    /// <summary>Does what the duty to vote asks for by now, once and in order, and sees to it that it is done again when the next answer is due.</summary>
    Task WatchDutyAsync();
}

sealed class CommitteeGrain(EventStore store, Clock clock)
    : AggregateGrain<State, CommitteeCommand, CommitteeEvent, CommitteeRefusal>(store, Codec), ICommitteeGrain, IRemindable
{
    internal static readonly EventCodec<CommitteeEvent> Codec = new("committee");
    static readonly DeadlineReminder Duty = new("duty", period: TimeSpan.FromDays(1));

    const int MostActsAtOnce = 10_000;
    DateTimeOffset? watchedUntil;

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, CommitteeEvent happened) => State.Evolve(state, happened);

    protected override Decision<CommitteeEvent, CommitteeRefusal> Decide(State state, CommitteeCommand command) => State.Decide(state, command);

    public async Task<Answer> TellAsync(Order order, CommitteeOrder command)
    {
        await ReckonAsync();
        var outcome = await HandleAsync(command.ToCommand(NewAct(), clock.Now()), order.ToRequest());
        if (outcome is Outcome<CommitteeEvent>.Done)
            await WatchDutyAsync();
        return Answer.Of<CommitteeEvent, CommitteeEvent>(outcome);
    }

    public async Task CountBallotAsync(CommitteeOrder command)
    {
        await HandleAsync(command.ToCommand(NewAct(), clock.Now()), request: null);
        await WatchDutyAsync();
    }

    public async Task WatchDutyAsync()
    {
        await ReckonAsync();
        var due = CommitteeRecords.NextDue(State);
        if (due == watchedUntil)
            return;
        if (due is { } next)
            await Duty.SetAsync(this, next - clock.Now());
        else
            await Duty.ForgetAsync(this);
        watchedUntil = due;
    }

    public Task ReceiveReminder(string reminderName, Orleans.Runtime.TickStatus status)
    {
        watchedUntil = null;   // the wait may have been shorter than the way to the due instant
        return WatchDutyAsync();
    }

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<CommitteeEvent> events) =>
        CommitteeRecords.Add(commit, new(Guid.Parse(this.GetPrimaryKeyString())), (State.Active)after, events);

    /// <summary>Each act is a commit of its own: what was done stays done wherever this is cut.</summary>
    async Task ReckonAsync()
    {
        for (var i = 0; i < MostActsAtOnce; i++)
            if (await HandleAsync(new CommitteeCommand.ReckonDuty(NewAct(), clock.Now()), request: null) is not Outcome<CommitteeEvent>.Done { Events.Count: > 0 })
                return;
    }

    static ActId NewAct() => new(Guid.CreateVersion7());
}
