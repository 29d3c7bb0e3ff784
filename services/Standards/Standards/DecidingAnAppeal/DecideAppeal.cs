using Contracts.Identity;
using GraphQL;
using Standards.AppealingADecision;
using Standards.Domain.Appeals;
using Standards.ReadingAnAppeal;

namespace Standards.Graph;

/// <summary>Whether an appeal proceeds at its level. If it does not, reasons are needed.</summary>
sealed class AdmitAppealInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string AppealId { get; init; }

    public required bool Proceeds { get; init; }

    public string? Reasons { get; init; }
}

/// <summary>A conciliation panel of the management board, which gets more time.</summary>
sealed class ConciliateAppealInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string AppealId { get; init; }
}

/// <summary>The decision of the level that hears the appeal, as the secretariat records it.</summary>
sealed class DecideAppealInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string AppealId { get; init; }

    public required bool Upheld { get; init; }

    public required string Reasons { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<AppealActView> AdmitAppeal(IResolveFieldContext context, [FromServices] AppealDesk desk, AdmitAppealInput input) => desk.AskAsync(
        context, input, input.CommandId, Input.Uuid(input.AppealId, "appealId"),
        input.Proceeds ? new AppealCommand.Admit(default, default) : new AppealCommand.NotAdmit(default, input.Reasons ?? "", default));

    [Roles(Roles.Secretariat)]
    public static Task<AppealActView> ConciliateAppeal(IResolveFieldContext context, [FromServices] AppealDesk desk, ConciliateAppealInput input) => desk.AskAsync(
        context, input, input.CommandId, Input.Uuid(input.AppealId, "appealId"), new AppealCommand.Conciliate(default, default));

    [Roles(Roles.Secretariat)]
    public static Task<AppealActView> DecideAppeal(IResolveFieldContext context, [FromServices] AppealDesk desk, DecideAppealInput input) => desk.AskAsync(
        context, input, input.CommandId, Input.Uuid(input.AppealId, "appealId"), new AppealCommand.Rule(default, input.Upheld, input.Reasons, default));
}
