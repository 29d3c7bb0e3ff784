using Compliance.ReadingEvidence;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Evidence that may be seen, newest first; of one model, or of all.</summary>
    public static async Task<EvidenceConnection> Evidence(IResolveFieldContext context, [FromServices] EvidenceRegister evidence, int first = 50, string? after = null, [Id] string? modelId = null) =>
        new(await evidence.PageAsync(Viewer.Of(context), first, after, modelId is null ? null : Input.Uuid(modelId, "modelId"), context.CancellationToken));

    public static async Task<EvidenceFileView?> EvidenceFile(IResolveFieldContext context, [FromServices] EvidenceRegister evidence, [Id] string id) =>
        Input.TryUuid(id) is { } file && await evidence.FindAsync(Viewer.Of(context), file, context.CancellationToken) is { } seen ? new(seen) : null;

    /// <summary>Files that were not what was announced, newest first, at most 200.</summary>
    [SignedIn]
    public static async Task<IEnumerable<RefusedEvidenceView>> RefusedEvidence(IResolveFieldContext context, [FromServices] EvidenceRegister evidence) =>
        (await evidence.RefusedAsync(Viewer.Of(context), context.CancellationToken)).Select(r => new RefusedEvidenceView(r));
}
