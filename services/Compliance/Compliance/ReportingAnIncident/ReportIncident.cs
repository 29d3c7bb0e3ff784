using Compliance.ReadingIncidents;
using Compliance.ReadingModels;
using Compliance.RegisteringAModel;
using Compliance.ReportingAnIncident;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>An incident with a model. What a developer reports is for the developer and for monitors; of what a monitor enters the title and the harms are public.</summary>
sealed class ReportIncidentInput
{
    /// <summary>Chosen by who sends it: the same command twice is one report.</summary>
    [Id]
    public required string CommandId { get; init; }

    /// <summary>The model that did it.</summary>
    [Id]
    public required string ModelId { get; init; }

    /// <summary>What happened, in one line of at most 300 characters. It is public where an overseer reports, and not where a developer does.</summary>
    public required string Title { get; init; }

    /// <summary>What happened; never public.</summary>
    public required string Account { get; init; }

    /// <summary>What it did; at least one. Which clocks run follows from it.</summary>
    public required IReadOnlyList<Harm> Harms { get; init; }

    /// <summary>The earliest instant at which somebody knew; clocks run from it. Not ahead of now.</summary>
    public required DateTime AwareFrom { get; init; }

    /// <summary>The latest instant at which it was known, where that is disputed.</summary>
    public DateTime? AwareUntil { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<IncidentActView> ReportIncident(IResolveFieldContext context, [FromServices] IGrainFactory grains, ReportIncidentInput input)
    {
        var model = await ModelDesk.DemandOwnAsync(context, grains, input.ModelId);
        var from = Input.Instant(input.AwareFrom, "awareFrom");
        var report = new IncidentReport(
            model, input.Title.Trim(), input.Account.Trim(), [.. input.Harms.Distinct()],
            new(from, input.AwareUntil is { } until ? Input.Instant(until, "awareUntil") : from), context.Caller().OrganizationId ?? throw ModelDesk.Homeless());
        return await IncidentDesk.AskAsync(
            context, grains, input, input.CommandId, Identifiers.OfIncident(Input.Uuid(input.CommandId, "commandId")), new IncidentCommand.Report(default, report, default, default));
    }
}
