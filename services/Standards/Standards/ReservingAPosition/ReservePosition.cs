using GraphQL;
using Standards.Domain.Publications;
using Standards.PublishingAStandard;
using Standards.ReadingThePublicRegister;

namespace Standards.Graph;

/// <summary>A reservation of the caller's organization: these elements, with all below them, do not bind it.</summary>
sealed class ReservePositionInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Number { get; init; }

    public required int Edition { get; init; }

    [Id]
    public required IReadOnlyList<string> Elements { get; init; }

    public required string Text { get; init; }
}

/// <summary>The end of a reservation of the caller's organization.</summary>
sealed class WithdrawReservationInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Number { get; init; }

    [Id]
    public required string ReservationId { get; init; }
}

sealed partial class Mutation
{
    [SignedIn]
    public static async Task<StandardActView> ReservePosition(IResolveFieldContext context, [FromServices] StandardDesk desk, ReservePositionInput input)
    {
        var (by, member) = await desk.DemandSignerAsync(context);
        var elements = input.Elements.Select(e => Given.Element(e, "elements")).ToImmutableArray();
        return await desk.AskAsync(
            context, input, input.CommandId, input.Number, new StandardCommand.Reserve(default, member, input.Edition, elements, input.Text, by, default));
    }

    [SignedIn]
    public static async Task<StandardActView> WithdrawReservation(IResolveFieldContext context, [FromServices] StandardDesk desk, WithdrawReservationInput input)
    {
        var (by, member) = await desk.DemandSignerAsync(context);
        var reservation = new ActId(Input.Uuid(input.ReservationId, "reservationId"));
        return await desk.AskAsync(context, input, input.CommandId, input.Number, new StandardCommand.WithdrawReservation(default, member, reservation, by, default));
    }
}
