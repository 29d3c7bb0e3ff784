using Compliance.ReadingDuties;
using Compliance.ReadingIncidents;
using Compliance.RegisteringAModel;
using Compliance.ReportingAnIncident;
using Compliance.WatchingDuties;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>What a regime asks because of an incident was filed; its clock stops.</summary>
sealed class FileReportInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string IncidentId { get; init; }

    [Id]
    public required string RegimeId { get; init; }

    [Id]
    public required string DutyId { get; init; }

    /// <summary>Under what the authority knows it.</summary>
    public required string Reference { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<IncidentActView> FileReport(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] IncidentRegister incidents, [FromServices] DutyShelf duties, [FromServices] ILogger<FileReportInput> log, FileReportInput input)
    {
        var id = Input.Uuid(input.IncidentId, "incidentId");
        var incident = await incidents.FindAsync(Viewer.Of(context), id, context.CancellationToken) ?? throw new RefusalError("incident.unknown", "There is no such incident.");
        await ModelDesk.DemandOwnAsync(context, grains, incident.Report.Model.ToString("D"));
        var act = await IncidentDesk.AskAsync(
            context, grains, input, input.CommandId, id,
            new IncidentCommand.File(default, new(input.RegimeId, input.DutyId), input.Reference.Trim(), [.. incident.Clocks.Select(c => c.Filing)], default, default));
        try
        {
            await grains.GetGrain<IDutyDocketGrain>(id.ToString("D")).LookAsync();   // the list of duties has it with its receipt
            await duties.SettleAsync($"duty-docket-{id:D}", context.CancellationToken);
        }
        catch (Exception failure) when (!context.CancellationToken.IsCancellationRequested)
        {
            ReportFiled.NotListed(log, id, failure);   // it is filed, and who watches duties looks by itself
        }
        return act;
    }
}

static partial class ReportFiled
{
    [LoggerMessage(LogLevel.Warning, "A report on incident {Incident} is filed, and not in the list of duties yet.")]
    public static partial void NotListed(ILogger log, Guid incident, Exception failure);
}
