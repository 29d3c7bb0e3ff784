using Compliance.ReadingDisclosures;
using Contracts.Identity;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Reports of people who stay unknown, newest first; those that wait for an answer, or all.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<DisclosureConnection> Disclosures(IResolveFieldContext context, [FromServices] DisclosureShelf shelf, bool waiting = false, int first = 50, string? after = null) =>
        new(await shelf.PageAsync(first, after, waiting, context.CancellationToken));

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<DisclosureView?> Disclosure(IResolveFieldContext context, [FromServices] DisclosureShelf shelf, [Id] string id) =>
        Input.TryUuid(id) is { } found ? await shelf.FindAsync(found, context.CancellationToken) : null;
}
