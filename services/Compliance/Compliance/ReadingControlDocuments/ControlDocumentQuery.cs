using Compliance.ReadingControlDocuments;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Documents of OSCAL about models of which the caller is inside, newest first.</summary>
    /// <param name="all">Also versions that do not count.</param>
    public static async Task<ControlDocumentConnection> ControlDocuments(
        IResolveFieldContext context, [FromServices] ControlDocumentRegister documents, int first = 50, string? after = null, [Id] string? modelId = null, ControlDocumentKind? kind = null, bool all = false) =>
        new(await documents.PageAsync(DocumentReader.Of(context), first, after, new(modelId is null ? null : Input.Uuid(modelId, "modelId"), kind, all), context.CancellationToken));

    /// <summary>One version of a document; null where there is none that the caller may see.</summary>
    public static async Task<ControlDocumentView?> ControlDocument(IResolveFieldContext context, [FromServices] ControlDocumentRegister documents, [Id] string id) =>
        Input.TryUuid(id) is { } document && await documents.FindAsync(DocumentReader.Of(context), document, context.CancellationToken) is { } seen ? new(seen) : null;
}
