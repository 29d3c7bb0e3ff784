using Collaborative.Domain.Pools;
using Collaborative.Domain.Quotas;
using Collaborative.PledgingCapacity;
using Collaborative.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>Machines that are set aside for a time.</summary>
[Public, Name("AdvanceReservation")]
sealed class AdvanceReservationView(AdvanceReservation reservation, string? name, Guid act)
{
    [Id]
    public string Id => reservation.Id.ToString("D");

    public string Cluster => reservation.Cluster;

    /// <summary>All of the cluster where none is named.</summary>
    public IEnumerable<string> Machines => reservation.Machines;

    public DateTime From => reservation.From.UtcDateTime;

    public DateTime To => reservation.To.UtcDateTime;

    /// <summary>The node of the shares for which it is, with all below it.</summary>
    [Id]
    public string QuotaId => reservation.For.Value.ToString("D");

    public string? QuotaName => name;

    public string Reason => reservation.Reason;

    public ReceiptStub Receipt => new(act);
}

/// <summary>Machines to set aside.</summary>
sealed class ReservationInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Cluster { get; init; }

    /// <summary>All of the cluster where none is named.</summary>
    public IEnumerable<string>? Machines { get; init; }

    public required DateTime From { get; init; }

    public required DateTime To { get; init; }

    /// <summary>An institution, a member, a programme or a project.</summary>
    [Id]
    public required string QuotaId { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A reservation that will not be.</summary>
sealed class GiveUpReservationInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ReservationId { get; init; }
}

sealed partial class Mutation
{
    /// <summary>Sets machines aside for a part of the shares. What runs there is left to end, and what others were promised there is promised anew.</summary>
    [Roles(Roles.Secretariat)]
    public static async Task<ActView> ReserveMachines(IResolveFieldContext context, [FromServices] IGrainFactory grains, ReservationInput input)
    {
        var (order, by) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), context.DemandPerson());
        var reservation = new AdvanceReservation(
            NamedUuid.Of(Identifiers.Pool, $"reservation:{order.CommandId:D}"), input.Cluster, [.. (input.Machines ?? []).Distinct(StringComparer.Ordinal)],
            Input.Instant(input.From, "from"), Input.Instant(input.To, "to"), new(Input.Uuid(input.QuotaId, "quotaId")), input.Reason.Trim());
        return ActView.Of(await Grains.AskAsync(() => grains.GetGrain<IPoolGrain>(Identifiers.SharedPool).ReserveAsync(order, Sent.Of(reservation), by), context.CancellationToken));
    }

    /// <summary>Gives up a reservation, before it begins or while it holds.</summary>
    [Roles(Roles.Secretariat)]
    public static async Task<ActView> GiveUpReservation(IResolveFieldContext context, [FromServices] IGrainFactory grains, GiveUpReservationInput input)
    {
        var (order, by, id) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), context.DemandPerson(), Input.Uuid(input.ReservationId, "reservationId"));
        return ActView.Of(await Grains.AskAsync(() => grains.GetGrain<IPoolGrain>(Identifiers.SharedPool).GiveUpReservationAsync(order, id, by), context.CancellationToken));
    }
}
