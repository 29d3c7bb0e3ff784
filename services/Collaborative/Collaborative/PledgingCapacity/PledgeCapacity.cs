using Collaborative.Clusters;
using Collaborative.Domain.Pools;
using Collaborative.PledgingCapacity;
using Collaborative.Storage;
using Contracts.Identity;
using GraphQL;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>Machines that are alike and stand together.</summary>
sealed class MachineGroupInput
{
    /// <summary>Names them with their numbers.</summary>
    public required string Name { get; init; }

    public required int Count { get; init; }

    /// <summary>The accelerator's model.</summary>
    public required string Model { get; init; }

    public required int Devices { get; init; }

    /// <summary>Thousandths of a core.</summary>
    public required int CpuMilli { get; init; }

    /// <summary>Main memory in mebibytes.</summary>
    public required int MemoryMib { get; init; }

    /// <summary>From the cluster inwards, without it.</summary>
    public required IEnumerable<string> Place { get; init; }

    public MachineGroup ToGroup() => new(Name, Count, new(Model), Devices, new(CpuMilli), new(MemoryMib), [.. Place]);
}

/// <summary>What a member gives, and for how long.</summary>
sealed class PledgeInput
{
    [Id]
    public required string CommandId { get; init; }

    /// <summary>The member, where the secretariat enters what another gave; whose delegation asks, else.</summary>
    [Id]
    public string? MemberId { get; init; }

    public required string Site { get; init; }

    public required string Cluster { get; init; }

    public required string Connector { get; init; }

    public required IEnumerable<MachineGroupInput> Groups { get; init; }

    public required DateTime From { get; init; }

    public DateTime? To { get; init; }

    /// <summary>Thousandths of the unit of account for a device and hour.</summary>
    public required int MilliPerHour { get; init; }

    public int? GramsPerKilowattHour { get; init; }
}

/// <summary>The end of a pledge.</summary>
sealed class EndPledgeInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string PledgeId { get; init; }

    public required DateTime To { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    /// <summary>For a member its head of delegation, for any the secretariat.</summary>
    [Roles(Roles.Secretariat, Roles.HeadOfDelegation)]
    public static async Task<ActView> PledgeCapacity(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Connectors connectors, PledgeInput input)
    {
        var (order, by) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), context.DemandPerson());
        if (connectors[input.Connector] is null)
            throw new RefusalError("pledge.unknown_connector", $"There is no connector of this name; there are {string.Join(", ", connectors.Names)}.");
        var pledge = new Pledge(
            new(NamedUuid.Of(Identifiers.Pool, $"pledge:{order.CommandId:D}")), context.MemberOf(input.MemberId), input.Site.Trim(), input.Cluster.Trim(), input.Connector, [.. input.Groups.Select(g => g.ToGroup())],
            Input.Instant(input.From, "from"), Input.InstantOrNull(input.To, "to"), input.MilliPerHour, input.GramsPerKilowattHour);
        return ActView.Of(await Grains.AskAsync(() => grains.GetGrain<IPoolGrain>(Identifiers.SharedPool).PledgeAsync(order, Sent.Of(pledge), by), context.CancellationToken));
    }

    /// <summary>For a member its head of delegation, for any the secretariat.</summary>
    [Roles(Roles.Secretariat, Roles.HeadOfDelegation)]
    public static async Task<ActView> EndPledge(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, EndPledgeInput input)
    {
        var (order, by, id) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), context.DemandPerson(), Input.Uuid(input.PledgeId, "pledgeId"));
        var members = await database.ReadAsync("select member from pledge where id = $1", [Sql.Uuid(id)], r => r.GetGuid(0), context.CancellationToken);
        if (members is not [var member])
            throw new RefusalError("pledge.unknown", "There is no such pledge.");
        context.DemandMember(member);
        return ActView.Of(await Grains.AskAsync(
            () => grains.GetGrain<IPoolGrain>(Identifiers.SharedPool).EndPledgeAsync(order, id, Input.Instant(input.To, "to"), input.Reason, by), context.CancellationToken));
    }
}
