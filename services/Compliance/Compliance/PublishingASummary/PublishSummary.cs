using Compliance.PublishingASummary;
using Compliance.ReadingIncidents;
using Compliance.ReportingAnIncident;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>What everyone may know of an incident. Severity, harms and classes are published with it as they are judged now.</summary>
sealed class PublishIncidentSummaryInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string IncidentId { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>Whether the model is named, where the register shows it to everyone.</summary>
    public required bool NamesModel { get; init; }
}

sealed partial class Mutation
{
    /// <summary>Publishes a summary, in place of an earlier one.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<IncidentActView> PublishIncidentSummary(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] IncidentRegister incidents, PublishIncidentSummaryInput input) =>
        await IncidentDesk.AskAsync(
            context, grains, input, input.CommandId, await IncidentDesk.DemandAsync(context, incidents, input.IncidentId),
            new IncidentCommand.Publish(default, new(input.Title.Trim(), input.Text.Trim(), input.NamesModel), default, default));

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<IncidentActView> WithdrawIncidentSummary(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] IncidentRegister incidents, DecideIncidentInput input) =>
        await IncidentDesk.AskAsync(
            context, grains, input, input.CommandId, await IncidentDesk.DemandAsync(context, incidents, input.IncidentId), new IncidentCommand.WithdrawSummary(default, input.Reason.Trim(), default, default));
}

sealed partial class Query
{
    /// <summary>What everyone may know of incidents, newest first.</summary>
    public static async Task<PublicIncidentConnection> PublicIncidents(
        [FromServices] SummaryRegister summaries, CancellationToken cancellation, int first = 50, string? after = null, [Id] string? severityId = null, Harm? harm = null) =>
        new(await summaries.PageAsync(first, after, severityId, harm, cancellation));
}
