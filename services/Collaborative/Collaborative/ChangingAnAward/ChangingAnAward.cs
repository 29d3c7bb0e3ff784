using Collaborative.AffiliatingAnInstitution;
using Collaborative.ApplyingForTime;
using Collaborative.ChangingAnAward;
using Collaborative.Domain.Applications;
using Collaborative.Domain.Awards;
using Collaborative.ReadingAnApplication;
using Collaborative.ReadingThePool;
using Contracts.Identity;
using GraphQL;
using Npgsql;

namespace Collaborative.Graph;

/// <summary>Use until later.</summary>
sealed class RequestExtensionInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }

    public required DateTime To { get; init; }

    public required string Justification { get; init; }
}

/// <summary>Time of one model for time of another, at the rate that is in force when it is granted.</summary>
sealed class RequestExchangeInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }

    public required string Given { get; init; }

    public required string Received { get; init; }

    public required long GpuSeconds { get; init; }

    public required string Justification { get; init; }
}

/// <summary>What a run was charged is given back, which failed through no fault of the project.</summary>
sealed class RequestRefundInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }

    [Id]
    public required string RunId { get; init; }

    public required string Justification { get; init; }
}

/// <summary>Another applicant, or a colleague of the same institution, leads from now on.</summary>
sealed class RequestTransferInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }

    [Id]
    public required string PersonId { get; init; }

    [Id]
    public required string InstitutionId { get; init; }

    public required string Justification { get; init; }
}

/// <summary>Makes the change that is asked for, or does not. Models are exchanged at the rate that is in force then.</summary>
sealed class DecideAwardChangeInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }

    public required bool Granted { get; init; }

    public required string Reasons { get; init; }
}

/// <summary>The final report, which ends the award.</summary>
sealed class ReportOnAwardInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }

    public required string Text { get; init; }
}

sealed partial class Mutation
{
    [SignedIn]
    public static Task<ApplicationView> RequestExtension(IResolveFieldContext context, [FromServices] ApplicationDesk desk, RequestExtensionInput input) =>
        ChangeAsync(context, desk, input, input.CommandId, input.ApplicationId, new Change.Extension(Input.Instant(input.To, "to"), input.Justification));

    [SignedIn]
    public static Task<ApplicationView> RequestExchange(IResolveFieldContext context, [FromServices] ApplicationDesk desk, RequestExchangeInput input) => ChangeAsync(
        context, desk, input, input.CommandId, input.ApplicationId, new Change.ExchangeOfModels(new(input.Given), new(input.Received), new(input.GpuSeconds), input.Justification));

    [SignedIn]
    public static async Task<ApplicationView> RequestRefund(
        IResolveFieldContext context, [FromServices] ApplicationDesk desk, [FromServices] ApplicationShelf applications, [FromServices] FailedRuns runs, RequestRefundInput input)
    {
        var read = await applications.ReadAsync(Input.Uuid(input.ApplicationId, "applicationId"), context.CancellationToken);
        var project = read?.State is Application.Awarded awarded && Application.LeadOf(awarded)?.Person.Value == context.Caller().PersonId ? awarded.Dossier.Form.Project : null;   // others are refused below
        var run = project is null ? null : await runs.RequireAsync(Input.Uuid(input.RunId, "runId"), project.Value.Value, context.CancellationToken);
        return await ChangeAsync(context, desk, input, input.CommandId, input.ApplicationId,
            new Change.RefundOfARun(new(Input.Uuid(input.RunId, "runId")), new(run?.Model ?? ""), new(run?.GpuSeconds ?? 0), input.Justification));
    }

    [SignedIn]
    public static async Task<ApplicationView> RequestTransfer(IResolveFieldContext context, [FromServices] ApplicationDesk desk, [FromServices] NpgsqlDataSource database, RequestTransferInput input)
    {
        var to = await Affiliations.WithMembersAsync(database, [(Input.Uuid(input.PersonId, "personId"), Input.Uuid(input.InstitutionId, "institutionId"))], context.CancellationToken);
        return await ChangeAsync(context, desk, input, input.CommandId, input.ApplicationId, new Change.TransferToAColleague(to[0], input.Justification));
    }

    [Roles(Roles.Secretariat)]
    public static async Task<ApplicationView> DecideAwardChange(IResolveFieldContext context, [FromServices] ApplicationDesk desk, [FromServices] PoolShelf pools, DecideAwardChangeInput input) => await desk.AskAsync(
        context, input, input.CommandId, Input.Uuid(input.ApplicationId, "applicationId"),
        new ApplicationCommand.DecideChange(
            default, new(context.DemandPerson()), context.DemandInstitution(), input.Granted, input.Reasons, (await pools.ReadAsync(context.CancellationToken)).Pool.Rates, default));

    [SignedIn]
    public static Task<ApplicationView> ReportOnAward(IResolveFieldContext context, [FromServices] ApplicationDesk desk, ReportOnAwardInput input) => desk.AskAsync(
        context, input, input.CommandId, Input.Uuid(input.ApplicationId, "applicationId"), new ApplicationCommand.Report(default, new(context.DemandPerson()), input.Text, default));

    static Task<ApplicationView> ChangeAsync(IResolveFieldContext context, ApplicationDesk desk, object input, string commandId, string application, Change change) =>
        desk.AskAsync(context, input, commandId, Input.Uuid(application, "applicationId"), new ApplicationCommand.RequestChange(default, new(context.DemandPerson()), change, default));
}
