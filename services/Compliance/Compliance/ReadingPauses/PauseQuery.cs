using Compliance.ReadingPauses;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Pauses that may be seen, newest first, at most 200; those in force, those that are over, or all.</summary>
    public static async Task<IEnumerable<PauseView>> Pauses(IResolveFieldContext context, [FromServices] PauseRegister pauses, [FromServices] FlowPolicy policy, bool? inForce = null) =>
        (await pauses.AllAsync(Viewer.Of(context), inForce, context.CancellationToken)).Select(p => new PauseView(p, policy));

    public static async Task<PauseView?> Pause(IResolveFieldContext context, [FromServices] PauseRegister pauses, [FromServices] FlowPolicy policy, [Id] string id) =>
        Input.TryUuid(id) is { } pause && await pauses.FindAsync(Viewer.Of(context), pause, context.CancellationToken) is { } seen ? new(seen, policy) : null;

    /// <summary>The versions of coordinated pausing that there are.</summary>
    public static IEnumerable<PauseSchemeView> PauseSchemes() => ShippedSchemes.All.Values.Select(s => new PauseSchemeView(s));

    /// <summary>Which schemes hold or held for a developer, the latest first.</summary>
    public static async Task<IEnumerable<PauseAdherenceView>> PauseAdherences(IResolveFieldContext context, [FromServices] PauseRegister pauses, [Id] string developerId) =>
        (await pauses.SchemesAsync(Input.Uuid(developerId, "developerId"), context.CancellationToken)).Select(h => new PauseAdherenceView(h));
}
