using System.Runtime.CompilerServices;
using GraphQL;
using Npgsql;
using Standards.ReadingABallot;
using Standards.WatchingABallot;

namespace Standards.Graph;

/// <summary>What can be followed live.</summary>
[Public]
sealed partial class Subscription
{
    static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(100);

    /// <summary>The ballot as it stands, then again after each change; changes that come close together are one.</summary>
    public static async Task<IAsyncEnumerable<BallotView>> BallotChanged(
        [FromServices] BallotChanges changes, [FromServices] NpgsqlDataSource database, [Id] string id, CancellationToken cancellation) =>
        Input.TryUuid(id) is { } ballot && await FindAsync(database, ballot, cancellation) is not null
            ? FollowAsync(changes, database, ballot)
            : throw new RefusalError("ballot.unknown", "There is no such ballot.");

    static async IAsyncEnumerable<BallotView> FollowAsync(
        BallotChanges changes, NpgsqlDataSource database, Guid ballot, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var watch = changes.Watch(ballot);
        while (await FindAsync(database, ballot, cancellation) is { } found)
        {
            yield return found;
            await Task.Delay(LeastPause, cancellation);
            await watch.NextAsync(cancellation);
        }
    }

    static async Task<BallotView?> FindAsync(NpgsqlDataSource database, Guid ballot, CancellationToken cancellation) =>
        (await BallotRow.FindAsync(database, [ballot], cancellation)).GetValueOrDefault(ballot);
}
