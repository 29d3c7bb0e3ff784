using Collaborative.GrantingTime;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Core.Internal;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

/// <summary>Replicas come and go under load, as in an update: who asks the one that stays notices nothing but a moment more.</summary>
public sealed class RequestingTimeWhileASiloStops : InVirtualTime
{
    const int Asked = 48;
    const int Answered = 6;   // then it stops, while the others ask

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_has_to_ask_again_and_each_is_taken_once(bool whileItDecides)
    {
        await Host.StartAsync();
        await MoveAsync<IQueueGrain>();
        await MoveAsync<IBooksGrain>();
        var queue = Host.Services.GetRequiredService<IGrainFactory>().GetGrain<IQueueGrain>(Identifiers.SharedPool);

        var deciding = whileItDecides ? queue.TickAsync() : Task.CompletedTask;
        var (answered, some) = (0, new TaskCompletionSource());
        var asked = Enumerable.Range(0, Asked).Select(async n =>
        {
            await Task.Delay(n * 15, TestContext.Current.CancellationToken);
            var request = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1 + (n % Projects)), 1));
            if (Interlocked.Increment(ref answered) == Answered)
                some.SetResult();
            return request;
        }).ToList();
        await some.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await Host.StopNewestAsync();

        Assert.Equal(Asked, (await Task.WhenAll(asked)).Distinct().Count());
        Assert.Equal(Asked, await Host.Database.ReadAsync<long>("select count(*) from request"));
        await deciding.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Until it is at the replica that was started last.</summary>
    async Task MoveAsync<T>()
        where T : IGrainWithStringKey
    {
        var grains = Host.Services.GetRequiredService<IGrainFactory>();
        var (management, here) = (grains.GetGrain<IManagementGrain>(0), Host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress);
        var grain = grains.GetGrain<T>(Identifiers.SharedPool);
        for (var attempt = 0; attempt < 200; attempt++)
        {
            _ = grain is IQueueGrain queue ? await queue.ReasonsAsync(Guid.NewGuid()) : default;
            _ = grain is IBooksGrain books ? await books.PostingsAsync() : 0;
            if (await management.GetActivationAddress(grain) is { } at && !at.Equals(here))
                return;
            RequestContext.Set(IPlacementDirector.PlacementHintKey, (await management.GetHosts(onlyActive: true)).Keys.First(s => !s.Equals(here)));
            await grain.AsReference<IGrainManagementExtension>().MigrateOnIdle();
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Fail("It does not move.");
    }
}
