using Orleans;
using Orleans.Runtime;
using Standards.ClosingAConsultation;
using Standards.Domain.Comments;
using Standards.Storage;
using State = Standards.Domain.Comments.Consultation;

namespace Standards.OpeningAConsultation;

/// <summary>The consultation on one edition, under the edition's identifier.</summary>
interface IConsultationGrain : IGrainWithStringKey
{
    Task<Answer> OpenAsync(Order order, ConsultationOrder consultation);

    Task<Answer> CloseAsync(Order order, string? reason);

    /// <summary>The <see cref="Period"/> that a member meets.</summary>
    Task<Json> PeriodAsync(Guid member);

    /// <summary>Sees to it that the consultation closes by its deadline: now if that has passed, else by a reminder.</summary>
    Task WatchDeadlineAsync();
}

/// <summary>The opening of a consultation, on its way to the grain.</summary>
[GenerateSerializer, Immutable]
public sealed record ConsultationOrder(
    [property: Id(0)] Guid Project, [property: Id(1)] string OpenedBy, [property: Id(2)] Guid[] Members, [property: Id(3)] DateTimeOffset ClosesAt);

sealed class ConsultationGrain(EventStore store, Clock clock)
    : AggregateGrain<State, ConsultationCommand, ConsultationEvent, ConsultationRefusal>(store, Codec), IConsultationGrain, IRemindable
{
    static readonly EventCodec<ConsultationEvent> Codec = new("consultation");
    static readonly DeadlineReminder Deadline = new("deadline");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, ConsultationEvent happened) => State.Evolve(state, happened);

    protected override Decision<ConsultationEvent, ConsultationRefusal> Decide(State state, ConsultationCommand command) => State.Decide(state, command);

    public async Task<Answer> OpenAsync(Order order, ConsultationOrder consultation)
    {
        var outcome = await HandleAsync(
            new ConsultationCommand.Open(
                NewAct(), new(consultation.Project), new(Id), consultation.OpenedBy, [.. consultation.Members.Select(m => new MemberId(m))], consultation.ClosesAt, clock.Now()),
            order.ToRequest());
        if (outcome is Outcome<ConsultationEvent>.Done)
            await WatchDeadlineAsync();
        return Answer.Of<ConsultationEvent, ConsultationEvent.Opened>(outcome);
    }

    public async Task<Answer> CloseAsync(Order order, string? reason)
    {
        var outcome = await HandleAsync(new ConsultationCommand.Close(NewAct(), reason, clock.Now()), order.ToRequest());
        if (outcome is Outcome<ConsultationEvent>.Done)
            await Deadline.ForgetAsync(this);
        return Answer.Of<ConsultationEvent, ConsultationEvent.Closed>(outcome);
    }

    public Task<Json> PeriodAsync(Guid member) => Task.FromResult(Json.Of(State.PeriodOf(new(member))));

    public async Task WatchDeadlineAsync()
    {
        if (State is State.Open open && clock.Now() is var now && now < open.Terms.ClosesAt)
        {
            await Deadline.SetAsync(this, open.Terms.ClosesAt - now);
            return;
        }
        await HandleAsync(new ConsultationCommand.CloseAtDeadline(NewAct(), clock.Now()), request: null);
        await Deadline.ForgetAsync(this);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => WatchDeadlineAsync();

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<ConsultationEvent> events)
    {
        foreach (var happened in events)
            _ = happened switch
            {
                ConsultationEvent.Opened opened => commit.Opened(opened),
                ConsultationEvent.Closed closed => commit.Closed(Id, closed),
                _                               => throw new System.Diagnostics.UnreachableException(),
            };
    }

    static ActId NewAct() => new(Guid.CreateVersion7());
}
