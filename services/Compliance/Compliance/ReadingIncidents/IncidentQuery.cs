using Compliance.ReadingIncidents;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Incidents that may be seen, newest first, at most 200.</summary>
    /// <param name="state">Those that are so far in their triage; for who oversees.</param>
    public static async Task<IEnumerable<IncidentView>> AiIncidents(IResolveFieldContext context, [FromServices] IncidentRegister incidents, IncidentState? state = null)
    {
        var viewer = Viewer.Of(context);
        return (await incidents.AllAsync(viewer, model: null, viewer.SeesAll ? state : null, context.CancellationToken)).Select(i => new IncidentView(i, viewer));
    }

    public static async Task<IncidentView?> AiIncident(IResolveFieldContext context, [FromServices] IncidentRegister incidents, [Id] string id)
    {
        var viewer = Viewer.Of(context);
        return Input.TryUuid(id) is { } incident && await incidents.FindAsync(viewer, incident, context.CancellationToken) is { } seen ? new(seen, viewer) : null;
    }
}
