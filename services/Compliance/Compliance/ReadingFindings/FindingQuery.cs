using Compliance.ReadingFindings;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Findings that may be seen, newest first.</summary>
    /// <param name="open">Those that are open, those that are closed, or all.</param>
    /// <param name="fromDays">Opened so many days ago at least.</param>
    /// <param name="untilDays">Opened fewer days ago than this.</param>
    public static async Task<AuditFindingConnection> AuditFindings(
        IResolveFieldContext context, [FromServices] FindingRegister findings, int first = 50, string? after = null, [Id] string? modelId = null, bool? open = null, bool overdue = false,
        [Id] string? developer = null, Severity? severity = null, int? fromDays = null, int? untilDays = null) =>
        fromDays is < 0 or > MostDays || untilDays is < 0 or > MostDays ? throw new RefusalError("input.invalid", $"Days are from 0 to {MostDays}.")
            : new(await findings.PageAsync(Viewer.Of(context), first, after, new(modelId is null ? null : Input.Uuid(modelId, "modelId"), open, overdue, Developer(developer), severity, fromDays, untilDays), context.CancellationToken));

    public static async Task<AuditFindingView?> AuditFinding(IResolveFieldContext context, [FromServices] FindingRegister findings, [Id] string id) =>
        Input.TryUuid(id) is { } finding && await findings.FindAsync(Viewer.Of(context), finding, context.CancellationToken) is { } seen ? new(seen) : null;

    /// <summary>Open findings by how long they have been open, and by severity.</summary>
    public static async Task<IEnumerable<FindingAgeView>> AuditFindingAges(IResolveFieldContext context, [FromServices] FindingRegister findings, [Id] string? developer = null) =>
        (await findings.AgesAsync(Viewer.Of(context), Developer(developer), context.CancellationToken)).Select(a => new FindingAgeView(a));
}
