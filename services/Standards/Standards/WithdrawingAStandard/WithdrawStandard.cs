using Contracts.Identity;
using GraphQL;
using Standards.Domain.Publications;
using Standards.PublishingAStandard;
using Standards.ReadingThePublicRegister;

namespace Standards.Graph;

/// <summary>A proposal to withdraw a standard: if no member objects before the day, it is withdrawn on it.</summary>
sealed class ProposeWithdrawalInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Number { get; init; }

    public required string Reasons { get; init; }

    public required DateOnly ObjectionsUntil { get; init; }
}

/// <summary>The objection of the caller's organization to a withdrawal.</summary>
sealed class ObjectToWithdrawalInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Number { get; init; }

    public required string Reasons { get; init; }
}

/// <summary>The decision on a withdrawal that met objections.</summary>
sealed class SettleWithdrawalInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Number { get; init; }

    public required bool Withdraw { get; init; }

    public required string Reasons { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<StandardActView> ProposeWithdrawal(IResolveFieldContext context, [FromServices] StandardDesk desk, ProposeWithdrawalInput input) =>
        desk.AskAsync(context, input, input.CommandId, input.Number, new StandardCommand.ProposeWithdrawal(default, input.Reasons, input.ObjectionsUntil, default));

    [SignedIn]
    public static async Task<StandardActView> ObjectToWithdrawal(IResolveFieldContext context, [FromServices] StandardDesk desk, ObjectToWithdrawalInput input)
    {
        var (by, member) = await desk.DemandSignerAsync(context);
        return await desk.AskAsync(context, input, input.CommandId, input.Number, new StandardCommand.RaiseObjection(default, member, input.Reasons, by, default));
    }

    [Roles(Roles.Secretariat)]
    public static Task<StandardActView> SettleWithdrawal(IResolveFieldContext context, [FromServices] StandardDesk desk, SettleWithdrawalInput input) =>
        desk.AskAsync(context, input, input.CommandId, input.Number, new StandardCommand.SettleWithdrawal(default, input.Withdraw, input.Reasons, default));
}
