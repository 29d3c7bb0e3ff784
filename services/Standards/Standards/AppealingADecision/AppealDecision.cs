using GraphQL;
using Npgsql;
using Standards.AppealingADecision;
using Standards.Domain.Appeals;
using Standards.ReadingAnAppeal;
using Standards.Storage;

namespace Standards.Graph;

/// <summary>An appeal of the caller's organization against a decision, by the binding act that the decision was.</summary>
sealed class AppealDecisionInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DecisionActId { get; init; }

    public required string Grounds { get; init; }
}

/// <summary>The next level hears the appeal.</summary>
sealed class EscalateAppealInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string AppealId { get; init; }

    public required string Grounds { get; init; }
}

/// <summary>The member takes its appeal back.</summary>
sealed class WithdrawAppealInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string AppealId { get; init; }
}

sealed partial class Mutation
{
    [SignedIn]
    public static async Task<AppealActView> AppealDecision(
        IResolveFieldContext context, [FromServices] AppealDesk desk, [FromServices] NpgsqlDataSource database, AppealDecisionInput input)
    {
        var (by, member) = await desk.DemandSignerAsync(context);
        var against = await Decisions.RequireAsync(database, Input.Uuid(input.DecisionActId, "decisionActId"), context.CancellationToken);
        return await desk.AskAsync(
            context, input, input.CommandId, Identifiers.OfAppeal(against.Act.Value, member.Value),
            new AppealCommand.Lodge(default, member, against, input.Grounds, by, default));
    }

    [SignedIn]
    public static async Task<AppealActView> EscalateAppeal(IResolveFieldContext context, [FromServices] AppealDesk desk, EscalateAppealInput input)
    {
        var (by, member) = await desk.DemandSignerAsync(context);
        return await desk.AskAsync(
            context, input, input.CommandId, Input.Uuid(input.AppealId, "appealId"), new AppealCommand.Escalate(default, member, input.Grounds, by, default));
    }

    [SignedIn]
    public static async Task<AppealActView> WithdrawAppeal(IResolveFieldContext context, [FromServices] AppealDesk desk, WithdrawAppealInput input)
    {
        var (by, member) = await desk.DemandSignerAsync(context);
        return await desk.AskAsync(context, input, input.CommandId, Input.Uuid(input.AppealId, "appealId"), new AppealCommand.Withdraw(default, member, by, default));
    }
}
