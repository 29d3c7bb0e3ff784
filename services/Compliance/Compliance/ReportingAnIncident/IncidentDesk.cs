using Compliance.Graph;
using Compliance.ReadingIncidents;
using Compliance.Storage;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.ReportingAnIncident;

/// <summary>Brings what people say of incidents to the incidents.</summary>
static class IncidentDesk
{
    /// <exception cref="RefusalError">There is none that the caller may see.</exception>
    public static async Task<Guid> DemandAsync(IResolveFieldContext context, IncidentRegister incidents, string id) =>
        (await incidents.FindAsync(Viewer.Of(context), Input.Uuid(id, "incidentId"), context.CancellationToken))?.Id ?? throw new RefusalError("incident.unknown", new IncidentRefusal.Unknown().Message);

    /// <exception cref="BuildingBlocks.Graph.RefusalError">The incident refused.</exception>
    public static async Task<IncidentActView> AskAsync(IResolveFieldContext context, IGrainFactory grains, object input, string commandId, Guid incident, IncidentCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, command is IncidentCommand.Report or IncidentCommand.File ? input : new { input, command.GetType().Name });
        var (asked, isFiled) = (Asked.Of(command with { By = context.DemandPerson() }), !Viewer.Of(context).SeesAll);
        var answer = await Grains.AskAsync(() => grains.GetGrain<IIncidentGrain>(incident.ToString("D")).DoAsync(order, asked, isFiled), context.CancellationToken);
        return new(incident, answer.ActOf());
    }
}
