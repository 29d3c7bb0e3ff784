using Compliance.ReadingClaims;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Claims that may be seen, newest first.</summary>
    /// <param name="standing">Those that stand, those that do not any longer, or all.</param>
    public static async Task<ClaimConnection> ModelClaims(
        IResolveFieldContext context, [FromServices] ClaimRegister claims, int first = 50, string? after = null, [Id] string? modelId = null, bool? standing = null) =>
        new(await claims.PageAsync(Viewer.Of(context), first, after, modelId is null ? null : Input.Uuid(modelId, "modelId"), standing, context.CancellationToken));

    public static async Task<ClaimView?> ModelClaim(IResolveFieldContext context, [FromServices] ClaimRegister claims, [Id] string id) =>
        Input.TryUuid(id) is { } claim && await claims.FindAsync(Viewer.Of(context), claim, context.CancellationToken) is { } seen ? new(seen) : null;
}
