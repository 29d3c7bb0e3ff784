using Compliance.ReadingEnforcement;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Cases of enforcement, newest first: everyone sees what was published, the developer its own, overseers all.</summary>
    public static async Task<EnforcementConnection> Enforcements(
        IResolveFieldContext context, [FromServices] EnforcementShelf shelf, EnforcementStatus? status = null, [Id] string? developer = null, int first = 50, string? after = null) =>
        new(await shelf.PageAsync(Viewer.Of(context), first, after, status, developer is null ? null : Input.Uuid(developer, "developer"), context.CancellationToken));

    public static async Task<EnforcementView?> Enforcement(IResolveFieldContext context, [FromServices] EnforcementShelf shelf, [Id] string id) =>
        Input.TryUuid(id) is { } found && await shelf.FindAsync(Viewer.Of(context), found, context.CancellationToken) is { } seen ? new(seen) : null;
}
