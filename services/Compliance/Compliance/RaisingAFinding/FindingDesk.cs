using Compliance.Graph;
using Compliance.ReadingFindings;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.RaisingAFinding;

/// <summary>Brings what people say of findings to the findings.</summary>
static class FindingDesk
{
    public static async Task<AuditFindingActView> DecideAsync(IResolveFieldContext context, IGrainFactory grains, FindingRegister findings, DecideFindingInput input, AuditFindingCommand command) =>
        await SendAsync(context, grains, new { input, command.GetType().Name }, input.CommandId, (await DemandAsync(context, findings, input.FindingId)).Id, command);

    /// <exception cref="RefusalError">There is none that the caller may see.</exception>
    public static async Task<SeenFinding> DemandAsync(IResolveFieldContext context, FindingRegister findings, string id) =>
        await findings.FindAsync(Viewer.Of(context), Input.Uuid(id, "findingId"), context.CancellationToken) ?? throw new RefusalError("finding.unknown", new AuditFindingRefusal.Unknown().Message);

    /// <exception cref="RefusalError">The finding refused.</exception>
    public static async Task<AuditFindingActView> SendAsync(IResolveFieldContext context, IGrainFactory grains, object input, string commandId, Guid finding, AuditFindingCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        var asked = Asked.Of(command with { By = context.DemandPerson() });
        var answer = await Grains.AskAsync(() => grains.GetGrain<IAuditFindingGrain>(finding.ToString("D")).DoAsync(order, asked), context.CancellationToken);
        return new(finding, answer.ActOf());
    }
}
