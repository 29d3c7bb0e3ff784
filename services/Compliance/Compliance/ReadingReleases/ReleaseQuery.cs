using Compliance.ReadingReleases;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>A release, if it may be seen.</summary>
    public static async Task<ReleaseView?> ModelRelease(IResolveFieldContext context, [FromServices] ReleaseRegister register, [FromServices] Clock clock, [Id] string id) =>
        Input.TryUuid(id) is { } release && await register.FindAsync(Viewer.Of(context), release, clock.Now(), context.CancellationToken) is { } seen ? new(seen, clock.Now()) : null;
}
