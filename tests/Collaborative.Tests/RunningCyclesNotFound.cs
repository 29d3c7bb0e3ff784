using System.Collections.Concurrent;
using System.Collections.Immutable;
using Collaborative.Clusters;
using Collaborative.Domain.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

/// <summary>A cluster that takes everything and finds no device for parts of one.</summary>
public sealed class RunningCyclesNotFound : IAsyncLifetime
{
    readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    readonly Divided cluster = new();
    CollaborativeHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = new() { Time = time, Also = services => services.AddSingleton<IConnector>(cluster) };
        await host.InitializeAsync();
        await host.Api.SetUpAsync(time.GetUtcNow(), new
        {
            commandId = Guid.NewGuid(), memberId = Norway, site = "A site", cluster = "one", connector = "divided", milliPerHour = 2000, gramsPerKilowattHour = 28, from = Day(2026),
            groups = new[] { new { name = "r1", count = 8, model = "H100", devices = 8, cpuMilli = 192_000, memoryMib = 1_572_864, place = new[] { "rack 1" } } },
        });
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_part_is_tried_three_times_says_so_and_again_when_the_cluster_has_other_machines_in_service()
    {
        var (part, whole) = (await host.Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 1, share: 250)), await host.Api.RequestAsync(Tokens.Secretariat, Asking(Project(2), 1)));
        for (var minute = 0; minute < 20; minute++)
        {
            await host.TickAsync();
            time.Advance(TimeSpan.FromMinutes(1));
        }
        var shown = await host.Api.LookAsync(part);
        Assert.Equal(("WAITING", Missed.Most), (shown.GetProperty("state").GetString(), shown.GetProperty("runs").GetArrayLength()));
        Assert.Equal(["wait.not_found"], shown.GetProperty("because").EnumerateArray().Select(b => b.GetProperty("code").GetString()));
        var explained = (await host.Api.AskAsync("query($id: ID!) { explainWait(requestId: $id) { because { code figures { name value } } latestStart change } }", new { id = part })).GetProperty("explainWait");
        Assert.Equal("one 3", string.Join(' ', explained.GetProperty("because")[0].GetProperty("figures").EnumerateArray().Select(f => f.GetProperty("value").GetString())));
        Assert.Equal("RUNNING", (await host.Api.LookAsync(whole)).GetProperty("state").GetString());

        // Over a restart it stays held; with other machines in service it is tried again.
        await host.StopAsync();
        await host.StartAsync();
        await host.TickAsync();
        Assert.Equal("WAITING", (await host.Api.LookAsync(part)).GetProperty("state").GetString());
        await host.Api.AskAsync(Plan, new { input = new { commandId = Guid.NewGuid(), cluster = "one", machines = new[] { "one/r1-008" }, from = time.GetUtcNow(), to = time.GetUtcNow().AddHours(5), reason = "New cables" } }, Tokens.Secretariat);
        await host.TickAsync();
        Assert.Equal("RUNNING", (await host.Api.LookAsync(part)).GetProperty("state").GetString());
    }

    sealed class Divided : IConnector
    {
        readonly ConcurrentDictionary<Guid, bool> jobs = [];   // whether it waits

        public string Name => "divided";

        public Task SubmitAsync(Allocation allocation, CancellationToken cancellation)
        {
            jobs.TryAdd(allocation.Lease, allocation.Alternative.Worker.IsShare);
            return Task.CompletedTask;
        }

        public Task CancelAsync(string cluster, Guid lease, CancellationToken cancellation)
        {
            jobs.TryRemove(lease, out _);
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<ClusterNode>> NodesAsync(string cluster, IReadOnlyCollection<string> pledged, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<ClusterNode>>([.. pledged.Select(n => new ClusterNode(n, null))]);

        public Task<IReadOnlyList<Job>> ObserveAsync(string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Job>>([.. jobs.Select(j => new Job(j.Key, null, null, IsWaiting: j.Value))]);
    }
}
