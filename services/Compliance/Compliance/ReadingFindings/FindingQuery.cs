using Compliance.ReadingFindings;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Findings that may be seen, newest first.</summary>
    /// <param name="open">Those that are open, those that are closed, or all.</param>
    public static async Task<AuditFindingConnection> AuditFindings(
        IResolveFieldContext context, [FromServices] FindingRegister findings, int first = 50, string? after = null, [Id] string? modelId = null, bool? open = null, bool overdue = false) =>
        new(await findings.PageAsync(Viewer.Of(context), first, after, modelId is null ? null : Input.Uuid(modelId, "modelId"), open, overdue, context.CancellationToken));

    public static async Task<AuditFindingView?> AuditFinding(IResolveFieldContext context, [FromServices] FindingRegister findings, [Id] string id) =>
        Input.TryUuid(id) is { } finding && await findings.FindAsync(Viewer.Of(context), finding, context.CancellationToken) is { } seen ? new(seen) : null;

    /// <summary>Open findings by how long they have been open, and by severity.</summary>
    public static async Task<IEnumerable<FindingAgeView>> AuditFindingAges(IResolveFieldContext context, [FromServices] FindingRegister findings) =>
        (await findings.AgesAsync(Viewer.Of(context), context.CancellationToken)).Select(a => new FindingAgeView(a));
}
