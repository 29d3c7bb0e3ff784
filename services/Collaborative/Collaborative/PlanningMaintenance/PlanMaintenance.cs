using Collaborative.Domain.Pools;
using Collaborative.PledgingCapacity;
using Collaborative.Storage;
using Contracts.Identity;
using GraphQL;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>A time in which a cluster, or some of its machines, is not used.</summary>
sealed class MaintenanceInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Cluster { get; init; }

    /// <summary>All of the cluster where none is named.</summary>
    public IEnumerable<string>? Machines { get; init; }

    public required DateTime From { get; init; }

    public required DateTime To { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A maintenance that will not be.</summary>
sealed class DropMaintenanceInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string MaintenanceId { get; init; }
}

sealed partial class Mutation
{
    /// <summary>For the member that pledged the cluster its head of delegation, for any the secretariat.</summary>
    [Roles(Roles.Secretariat, Roles.HeadOfDelegation)]
    public static async Task<ActView> PlanMaintenance(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, MaintenanceInput input)
    {
        var (order, by) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), context.DemandPerson());
        await DemandClusterAsync(context, database, input.Cluster);
        var maintenance = new Maintenance(
            NamedUuid.Of(Identifiers.Pool, $"maintenance:{order.CommandId:D}"), input.Cluster, [.. input.Machines ?? []], Input.Instant(input.From, "from"), Input.Instant(input.To, "to"), input.Reason);
        return ActView.Of(await Grains.AskAsync(() => grains.GetGrain<IPoolGrain>(Identifiers.SharedPool).PlanMaintenanceAsync(order, Sent.Of(maintenance), by), context.CancellationToken));
    }

    /// <summary>For the member that pledged the cluster its head of delegation, for any the secretariat.</summary>
    [Roles(Roles.Secretariat, Roles.HeadOfDelegation)]
    public static async Task<ActView> DropMaintenance(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, DropMaintenanceInput input)
    {
        var (order, by, id) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), context.DemandPerson(), Input.Uuid(input.MaintenanceId, "maintenanceId"));
        var planned = await database.ReadAsync("select body from maintenance where id = $1", [Sql.Uuid(id)], r => r.Value<Maintenance>(0), context.CancellationToken);
        if (planned is [var maintenance])
            await DemandClusterAsync(context, database, maintenance.Cluster);
        return ActView.Of(await Grains.AskAsync(() => grains.GetGrain<IPoolGrain>(Identifiers.SharedPool).DropMaintenanceAsync(order, id, by), context.CancellationToken));
    }

    static async Task DemandClusterAsync(IResolveFieldContext context, NpgsqlDataSource database, string cluster)
    {
        foreach (var member in await database.ReadAsync("select distinct member from pledge where body->>'cluster' = $1", [Sql.Text(cluster)], r => r.GetGuid(0), context.CancellationToken))
            context.DemandMember(member);
    }
}
