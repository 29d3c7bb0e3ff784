using System.Runtime.CompilerServices;
using Compliance.Storage;
using Compliance.WatchingThePortfolio;
using Contracts.Identity;
using GraphQL;

namespace Compliance.Graph;

/// <summary>What can be followed live.</summary>
[Public]
sealed partial class Subscription
{
    static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(1);

    /// <summary>A beat at once, and one after every change of the portfolio; changes that come close together are one. For overseers alone: that something happened would tell others of what they may not see.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static IAsyncEnumerable<PortfolioBeatView> PortfolioChanged([FromServices] PortfolioChanges changes, [FromServices] Clock clock) => FollowAsync(changes, clock);

    static async IAsyncEnumerable<PortfolioBeatView> FollowAsync(PortfolioChanges changes, Clock clock, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var watch = changes.Watch(Compliance.WatchingThePortfolio.PortfolioChanges.All);
        while (true)
        {
            yield return new(clock.Now());
            await Task.Delay(LeastPause, cancellation);
            await watch.NextAsync(cancellation);
        }
    }
}

/// <summary>That the portfolio is otherwise than before.</summary>
[Roles(Roles.Monitor, Roles.Secretariat), Name("PortfolioBeat")]
sealed class PortfolioBeatView(DateTimeOffset at)
{
    public DateTime At => at.UtcDateTime;
}
