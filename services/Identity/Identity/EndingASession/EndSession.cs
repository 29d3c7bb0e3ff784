using BuildingBlocks.Graph;
using GraphQL;
using Identity.ListingSessions;
using Identity.Sessions;

namespace Identity.Graph;

sealed partial class Mutation
{
    [SignedIn]
    public static async Task<SessionView> EndSession(IResolveFieldContext context, [FromServices] SessionStore sessions, [Id] string id)
    {
        var (person, _) = context.Person();
        return await sessions.EndAsync(Given.Uuid(id, "id"), person, context.CancellationToken) is { } ended
            ? SessionView.Of(ended, context)
            : throw new RefusalError("session.unknown", "You have no such session.");
    }
}
