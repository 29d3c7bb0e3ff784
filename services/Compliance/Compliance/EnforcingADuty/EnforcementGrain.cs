using Compliance.Storage;
using Orleans;

namespace Compliance.EnforcingADuty;

/// <summary>One case of enforcement, under <see cref="Identifiers.OfEnforcement"/>.</summary>
interface IEnforcementGrain : IGrainWithStringKey
{
    /// <param name="command">An <see cref="EnforcementCommand"/>; its act and its time are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);

    /// <summary>Against whom it is; null where there is no such case.</summary>
    Task<Guid?> DeveloperAsync();
}

sealed class EnforcementGrain(EventStore store, Clock clock) : AggregateGrain<Enforcement, EnforcementCommand, EnforcementEvent, EnforcementRefusal>(store, Codec), IEnforcementGrain
{
    public static readonly EventCodec<EnforcementEvent> Codec = new("enforcement");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override Enforcement Initial => Enforcement.Initial;

    protected override Enforcement Evolve(Enforcement state, EnforcementEvent happened) => Enforcement.Evolve(state, happened);

    protected override Decision<EnforcementEvent, EnforcementRefusal> Decide(Enforcement state, EnforcementCommand command) => Enforcement.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command) =>
        Asked.Answered(await HandleAsync(command.Read<EnforcementCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, order.ToRequest()));

    public Task<Guid?> DeveloperAsync() => Task.FromResult((State as Enforcement.Open)?.Notice.Developer);

    protected override void Project(Commit commit, Enforcement before, Enforcement after, IReadOnlyList<EnforcementEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("enforcement", happened.Act, happened.At, Id, happened);
            if (happened is EnforcementEvent.Noticed { Notice: var notice })
                commit.Execute(
                    "insert into enforcement (id, developer_id, licence_id, status, noticed_at, cure_by) values ($1, $2, $3, '', $4, $5)",
                    Sql.Uuid(Id), Sql.Uuid(notice.Developer), Sql.Uuid(notice.Licence), Sql.Instant(happened.At), Sql.Instant(notice.CureBy));
            var open = (Enforcement.Open)after;
            commit.Execute(
                "update enforcement set status = $2, suspends = $3, published_at = coalesce(published_at, $4) where id = $1",
                Sql.Uuid(Id), Sql.Text(open.Status.ToString()), Sql.Bool(open.Suspends), Sql.Instant(happened is EnforcementEvent.Published ? happened.At : null));
        }
    }
}
