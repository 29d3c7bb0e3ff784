using Collaborative.ReadingACall;
using GraphQL;

namespace Collaborative.Graph;

sealed partial class Query
{
    const int MostCalls = 100;

    [Public]
    public static Task<CallView?> Call([FromServices] CallShelf calls, CancellationToken cancellation, [Id] string id) =>
        Input.TryUuid(id) is { } uuid ? calls.FindAsync(uuid, cancellation) : Task.FromResult<CallView?>(null);

    /// <summary>Calls, newest first.</summary>
    [Public]
    public static Task<IReadOnlyList<CallView>> Calls([FromServices] CallShelf calls, CancellationToken cancellation, int first = 50) =>
        first is < 1 or > MostCalls ? throw new RefusalError("input.invalid", $"first is from 1 to {MostCalls}.") : calls.ListAsync(first, cancellation);
}
