using Compliance.RegisteringAModel;
using Compliance.Storage;
using Npgsql;
using Orleans;

namespace Compliance.FilingARelease;

/// <summary>One release, under <see cref="Identifiers.OfRelease"/>.</summary>
interface IReleaseGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="ReleaseCommand"/>; its act, its time and the orders in force are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);

    /// <summary>Of which model it is; null where there is none.</summary>
    Task<Guid?> ModelAsync();
}

sealed class ReleaseGrain(EventStore store, OrderBook orders, Clock clock) : AggregateGrain<Release, ReleaseCommand, ReleaseEvent, ReleaseRefusal>(store, Codec), IReleaseGrain
{
    const string OrderMeanwhile = "CP001";   // of the function that the commit calls
    const int Attempts = 4;

    public static readonly EventCodec<ReleaseEvent> Codec = new("release");

    long newest;

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override Release Initial => Release.Initial;

    protected override Release Evolve(Release state, ReleaseEvent happened) => Release.Evolve(state, happened);

    protected override Decision<ReleaseEvent, ReleaseRefusal> Decide(Release state, ReleaseCommand command) => Release.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var asked = command.Read<ReleaseCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() };
                if (asked is ReleaseCommand.File file)
                {
                    (var inForce, newest) = await orders.ReadAsync(CancellationToken.None);
                    asked = file with { Orders = inForce };
                }
                return Asked.Answered(await HandleAsync(asked, order.ToRequest()));
            }
            catch (PostgresException meanwhile) when (meanwhile.SqlState == OrderMeanwhile && attempt < Attempts)
            {
                // judged again by the order that came
            }
        }
    }

    public Task<Guid?> ModelAsync() => Task.FromResult((State as Release.Filed)?.Sheet.Model);

    protected override void Project(Commit commit, Release before, Release after, IReadOnlyList<ReleaseEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("release", happened.Act, happened.At, Id, happened);
            if (happened is ReleaseEvent.Filed { Sheet: var sheet })
                commit.Execute("select demand_newest_order($1)", Sql.Long(newest)).Execute(
                    "insert into model_release values ($1, $2, $3, $4, $5)", Sql.Uuid(Id), Sql.Uuid(sheet.Model), Sql.Bool(sheet.IsPublic), ModelProjection.Day(sheet.From), Sql.Instant(happened.At));
        }
    }
}
