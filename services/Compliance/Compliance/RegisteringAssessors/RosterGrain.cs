using Compliance.Storage;
using Orleans;

namespace Compliance.RegisteringAssessors;

/// <summary>The one register of assessors, under <see cref="Identifiers.Roster"/>.</summary>
interface IRosterGrain : IGrainWithStringKey
{
    /// <param name="command">An <see cref="AssessorCommand"/>; its act and its time are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);

    /// <summary>Chooses who assesses a round, once; the answer's event is the <see cref="Assignment"/>.</summary>
    /// <param name="command">An <see cref="AssessorCommand.Assign"/>.</param>
    Task<Answer> AssignAsync(Asked command);

    /// <summary>The <see cref="Assessor"/>s, by person.</summary>
    Task<Json> AllAsync();
}

sealed class RosterGrain(EventStore store, Clock clock) : AggregateGrain<AssessorRoster, AssessorCommand, AssessorEvent, AssessorRefusal>(store, Codec), IRosterGrain
{
    public static readonly EventCodec<AssessorEvent> Codec = new("assessor");

    protected override AssessorRoster Initial => AssessorRoster.Initial;

    protected override AssessorRoster Evolve(AssessorRoster state, AssessorEvent happened) => AssessorRoster.Evolve(state, happened);

    protected override Decision<AssessorEvent, AssessorRefusal> Decide(AssessorRoster state, AssessorCommand command) => AssessorRoster.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command) =>
        Asked.Answered(await HandleAsync(command.Read<AssessorCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, order.ToRequest()));

    public async Task<Answer> AssignAsync(Asked command)
    {
        var asked = command.Read<AssessorCommand>() as AssessorCommand.Assign ?? throw new ArgumentException("This is no assignment.", nameof(command));
        var ended = Answer.Ended(await HandleAsync(asked with { Act = Guid.CreateVersion7(), Now = clock.Now() }, request: null));
        return ended.Code is null ? ended with { Event = Json.Of(State.Of(asked.Assessment, asked.Round)!) } : ended;
    }

    public Task<Json> AllAsync() => Task.FromResult(Json.Of(State.Assessors.Values.ToArray()));

    protected override void Project(Commit commit, AssessorRoster before, AssessorRoster after, IReadOnlyList<AssessorEvent> events)
    {
        foreach (var happened in events)
            commit.Bind("assessor", happened.Act, happened.At, Identifiers.Roster, happened);
    }
}
