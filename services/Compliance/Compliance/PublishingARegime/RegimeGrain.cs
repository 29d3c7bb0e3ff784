using Compliance.Storage;
using Orleans;

namespace Compliance.PublishingARegime;

/// <summary>One regime that is published here, under <see cref="Identifiers.OfRegime"/>.</summary>
interface IRegimeGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="PublishedRegimeCommand"/>; its act and its time are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);
}

sealed class RegimeGrain(EventStore store, Clock clock) : AggregateGrain<PublishedRegime, PublishedRegimeCommand, PublishedRegimeEvent, PublishedRegimeRefusal>(store, new("regime")), IRegimeGrain
{
    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override PublishedRegime Initial => PublishedRegime.Initial;

    protected override PublishedRegime Evolve(PublishedRegime state, PublishedRegimeEvent happened) => PublishedRegime.Evolve(state, happened);

    protected override Decision<PublishedRegimeEvent, PublishedRegimeRefusal> Decide(PublishedRegime state, PublishedRegimeCommand command) => PublishedRegime.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command) =>
        Asked.Answered(await HandleAsync(command.Read<PublishedRegimeCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, order.ToRequest()));

    protected override void Project(Commit commit, PublishedRegime before, PublishedRegime after, IReadOnlyList<PublishedRegimeEvent> events)
    {
        foreach (var happened in events.Cast<PublishedRegimeEvent.Published>())
            commit.Bind("regime", happened.Act, happened.At, Id, happened).Execute(
                "insert into regime values ($1, $2, $3, $4, $5, $6)",
                Sql.Text(happened.Regime), Sql.Int(happened.Version), Sql.Text(happened.Document), Sql.Uuid(happened.Catalog), Sql.Instant(happened.At), Sql.Uuid(happened.Act));
    }
}
