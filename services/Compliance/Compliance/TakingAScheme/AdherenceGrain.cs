using Compliance.Storage;
using Orleans;

namespace Compliance.TakingAScheme;

/// <summary>The schemes of one developer, under its identifier.</summary>
interface IAdherenceGrain : IGrainWithStringKey
{
    /// <param name="command">An <see cref="AdherenceCommand"/>; its act and its time are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);

    /// <summary>The <see cref="Scheme"/> that holds now; null where none does.</summary>
    Task<Json?> NowAsync();
}

sealed class AdherenceGrain(EventStore store, Clock clock) : AggregateGrain<Adherence, AdherenceCommand, AdherenceEvent, AdherenceRefusal>(store, Codec), IAdherenceGrain
{
    static readonly EventCodec<AdherenceEvent> Codec = new("adherence");

    Guid Developer => Guid.Parse(this.GetPrimaryKeyString());

    protected override Adherence Initial => Adherence.Initial;

    protected override Adherence Evolve(Adherence state, AdherenceEvent happened) => Adherence.Evolve(state, happened);

    protected override Decision<AdherenceEvent, AdherenceRefusal> Decide(Adherence state, AdherenceCommand command) => Adherence.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command)
    {
        var (asked, now) = (command.Read<AdherenceCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, clock.Now());
        return Asked.Answered(await HandleAsync(asked is AdherenceCommand.Take { Since: var since } take && since == default ? take with { Since = now, Now = now } : asked, order.ToRequest()));
    }

    public Task<Json?> NowAsync() => Task.FromResult<Json?>(State.At(clock.Now()) is { } scheme ? Json.Of(scheme) : null);

    protected override void Project(Commit commit, Adherence before, Adherence after, IReadOnlyList<AdherenceEvent> events)
    {
        foreach (var taken in events.OfType<AdherenceEvent.SchemeTaken>())
            commit.Bind("developer", taken.Act, taken.At, Developer, taken).Execute(
                "insert into adherence values ($1, $2, $3, $4)", Sql.Uuid(Developer), Sql.Text(taken.Scheme.Id), Sql.Instant(taken.Since), Sql.Uuid(taken.Act));
    }
}
