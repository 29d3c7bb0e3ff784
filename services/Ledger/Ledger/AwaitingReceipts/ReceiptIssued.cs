using System.Runtime.CompilerServices;
using BuildingBlocks.Graph;
using GraphQL;
using Ledger.AwaitingReceipts;
using Ledger.ReadingReceipts;

namespace Ledger.Graph;

/// <summary>What can be followed live.</summary>
[Public]
sealed class Subscription
{
    /// <summary>The receipt, once: as soon as the act is in the log, at once if it is there already.</summary>
    public static IAsyncEnumerable<ReceiptView> ReceiptIssued([FromServices] Arrivals arrivals, [Id] string actId) =>
        Given.TryUuid(actId) is not { } act ? throw new RefusalError("input.invalid", "actId is not a UUID.")
        : arrivals.IsFull ? throw new RefusalError("ledger.busy", "Too many wait for receipts. Ask again later.")
        : FollowAsync(arrivals, act);

    static async IAsyncEnumerable<ReceiptView> FollowAsync(Arrivals arrivals, Guid act, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        yield return new(act, await arrivals.WaitAsync(act, cancellation));
    }
}
