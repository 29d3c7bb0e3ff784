using System.Text.Json;
using Collaborative.Domain.Pools;
using Collaborative.Storage;
using Orleans;
using Command = Collaborative.Domain.Pools.PoolCommand;

namespace Collaborative.PledgingCapacity;

/// <summary>What is shared, and by which shares.</summary>
interface IPoolGrain : IGrainWithStringKey
{
    /// <param name="pledge">A <see cref="Pledge"/>.</param>
    Task<Answer> PledgeAsync(Order order, Sent pledge, Guid by);

    Task<Answer> EndPledgeAsync(Order order, Guid pledge, DateTimeOffset to, string reason, Guid by);

    /// <param name="maintenance">A <see cref="Maintenance"/>.</param>
    Task<Answer> PlanMaintenanceAsync(Order order, Sent maintenance, Guid by);

    Task<Answer> DropMaintenanceAsync(Order order, Guid maintenance, Guid by);

    /// <summary>A cluster says by itself that machines take no new work.</summary>
    /// <param name="maintenance">A <see cref="Maintenance"/>.</param>
    Task<Answer> ReportOutAsync(Sent maintenance);

    /// <summary>What a cluster reported holds no longer.</summary>
    Task<Answer> ReportBackAsync(Guid maintenance);

    /// <param name="reservation">An <see cref="AdvanceReservation"/>.</param>
    Task<Answer> ReserveAsync(Order order, Sent reservation, Guid by);

    Task<Answer> GiveUpReservationAsync(Order order, Guid reservation, Guid by);

    /// <param name="rules"><see cref="DecidedRules"/>.</param>
    Task<Answer> DecideRulesAsync(Order order, Sent rules, Guid by);

    /// <param name="quotas">Of <see cref="Quota"/>.</param>
    Task<Answer> DecideSharesAsync(Order order, Sent quotas, string decision, Guid by);

    /// <param name="worths">Of <see cref="ModelWorth"/>.</param>
    /// <param name="from">From the next second on where none is given.</param>
    Task<Answer> DecideRatesAsync(Order order, Sent worths, DateTimeOffset? from, string decision, Guid by);

    Task<Answer> AdmitAsync(Order order, Guid project, Guid person, Guid by);

    Task<Answer> ReleaseAsync(Order order, Guid project, Guid person, Guid by);
}

sealed class PoolGrain(EventStore store, Clock clock) : AggregateGrain<Pool, Command, PoolEvent, PoolRefusal>(store, Codec), IPoolGrain
{
    static readonly EventCodec<PoolEvent> Codec = new("pool", Domain.Cycles.Records.CycleJson.Options);

    protected override Pool Initial => Pool.Initial;

    protected override Pool Evolve(Pool state, PoolEvent happened) => Pool.Evolve(state, happened);

    protected override Decision<PoolEvent, PoolRefusal> Decide(Pool state, Command command) => Pool.Decide(state, command);

    public Task<Answer> PledgeAsync(Order order, Sent pledge, Guid by) =>
        TellAsync(order, new Command.PledgeCapacity(Stored.NewAct(), pledge.Read<Pledge>(), by, clock.Second()));

    public Task<Answer> EndPledgeAsync(Order order, Guid pledge, DateTimeOffset to, string reason, Guid by) =>
        TellAsync(order, new Command.EndPledge(Stored.NewAct(), new(pledge), to, reason, by, clock.Second()));

    public Task<Answer> PlanMaintenanceAsync(Order order, Sent maintenance, Guid by) =>
        TellAsync(order, new Command.PlanMaintenance(Stored.NewAct(), maintenance.Read<Maintenance>(), by, clock.Second()));

    public Task<Answer> DropMaintenanceAsync(Order order, Guid maintenance, Guid by) =>
        TellAsync(order, new Command.DropMaintenance(Stored.NewAct(), maintenance, by, clock.Second()));

    public Task<Answer> ReportOutAsync(Sent maintenance) => ReportAsync(new Command.ReportOut(Stored.NewAct(), maintenance.Read<Maintenance>(), clock.Second()));

    public Task<Answer> ReportBackAsync(Guid maintenance) => ReportAsync(new Command.ReportBack(Stored.NewAct(), maintenance, clock.Second()));

    public Task<Answer> ReserveAsync(Order order, Sent reservation, Guid by) =>
        TellAsync(order, new Command.Reserve(Stored.NewAct(), reservation.Read<AdvanceReservation>(), by, clock.Second()));

    public Task<Answer> GiveUpReservationAsync(Order order, Guid reservation, Guid by) =>
        TellAsync(order, new Command.GiveUpReservation(Stored.NewAct(), reservation, by, clock.Second()));

    public Task<Answer> DecideRulesAsync(Order order, Sent rules, Guid by) =>
        TellAsync(order, new Command.DecideRules(Stored.NewAct(), rules.Read<DecidedRules>(), by, clock.Second()));

    public Task<Answer> DecideSharesAsync(Order order, Sent quotas, string decision, Guid by) =>
        TellAsync(order, new Command.DecideShares(Stored.NewAct(), quotas.Read<ImmutableArray<Quota>>(), decision, by, clock.Second()));

    public Task<Answer> DecideRatesAsync(Order order, Sent worths, DateTimeOffset? from, string decision, Guid by) =>
        TellAsync(order, new Command.DecideRates(Stored.NewAct(), from, worths.Read<ImmutableArray<ModelWorth>>(), decision, by, clock.Second()));

    public Task<Answer> AdmitAsync(Order order, Guid project, Guid person, Guid by) =>
        TellAsync(order, new Command.Admit(Stored.NewAct(), new(project), person, by, clock.Second()));

    public Task<Answer> ReleaseAsync(Order order, Guid project, Guid person, Guid by) =>
        TellAsync(order, new Command.Release(Stored.NewAct(), new(project), person, by, clock.Second()));

    protected override void Project(Commit commit, Pool before, Pool after, IReadOnlyList<PoolEvent> events)
    {
        foreach (var happened in events)
        {
            _ = happened switch
            {
                PoolEvent.CapacityPledged e => commit.Execute(
                    "insert into pledge (id, member, body, act_id, at) values ($1, $2, $3, $4, $5)",
                    Sql.Uuid(e.Pledge.Id.Value), Sql.Uuid(e.Pledge.Member), Stored.Body(e.Pledge), Sql.Uuid(e.Act.Value), Sql.Instant(e.At)),
                PoolEvent.PledgeEnded e => commit.Execute(
                    "update pledge set body = $2, act_id = $3 where id = $1", Sql.Uuid(e.Pledge.Value), Stored.Body(after.Pledges[e.Pledge]), Sql.Uuid(e.Act.Value)),
                PoolEvent.MaintenancePlanned e => commit.Execute(
                    "insert into maintenance (id, body, act_id, at) values ($1, $2, $3, $4)",
                    Sql.Uuid(e.Maintenance.Id), Stored.Body(e.Maintenance), Sql.Uuid(e.Act.Value), Sql.Instant(e.At)),
                PoolEvent.MaintenanceDropped e => commit.Execute("delete from maintenance where id = $1", Sql.Uuid(e.Maintenance)),
                PoolEvent.MachinesReserved e => commit.Execute(
                    "insert into advance_reservation (id, body, act_id, at) values ($1, $2, $3, $4)",
                    Sql.Uuid(e.Reservation.Id), Stored.Body(e.Reservation), Sql.Uuid(e.Act.Value), Sql.Instant(e.At)),
                PoolEvent.ReservationGivenUp e => commit.Execute("delete from advance_reservation where id = $1", Sql.Uuid(e.Reservation)),
                PoolEvent.RulesDecided e => commit.Execute(
                    "insert into cycle_rules (act_id, body, by_whom, at) values ($1, $2, $3, $4)",
                    Sql.Uuid(e.Act.Value), Stored.Body(e.Rules), Sql.Uuid(e.By), Sql.Instant(e.At)),
                PoolEvent.SharesDecided e => commit.Execute(
                    "insert into shares (act_id, body, by_whom, at) values ($1, $2, $3, $4)",
                    Sql.Uuid(e.Act.Value), Stored.Body(e.Shares), Sql.Uuid(e.By), Sql.Instant(e.At)),
                PoolEvent.RatesDecided e => commit.Execute(
                    "insert into decided_rates (act_id, body, by_whom, at) values ($1, $2, $3, $4)",
                    Sql.Uuid(e.Act.Value), Stored.Body(e.Rates), Sql.Uuid(e.By), Sql.Instant(e.At)),
                PoolEvent.ResearcherAdmitted e => commit.Execute(
                    "insert into project_person (project_id, person_id, at, act_id, by_whom) values ($1, $2, $3, $4, $5)",
                    Sql.Uuid(e.Project.Value), Sql.Uuid(e.Person), Sql.Instant(e.At), Sql.Uuid(e.Act.Value), Sql.Uuid(e.By)),
                PoolEvent.ResearcherReleased e => commit.Execute(
                    "delete from project_person where project_id = $1 and person_id = $2", Sql.Uuid(e.Project.Value), Sql.Uuid(e.Person)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            commit.Bind($"collaborative.{JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name)}", happened.Act, happened.At, "poolId", Identifiers.Pool, happened, Domain.Cycles.Records.CycleJson.Options);
        }
    }

    async Task<Answer> ReportAsync(Command command) => Answer.Ended(await HandleAsync(command, request: null));

    async Task<Answer> TellAsync(Order order, Command command) => Answer.OfAct(await HandleAsync(command, order.ToRequest()), e => e.Act.Value);
}
