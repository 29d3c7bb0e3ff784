using System.Collections.Immutable;
using BuildingBlocks.Hosting;
using Collaborative.Clusters;
using Collaborative.Clusters.Kubernetes;
using Collaborative.Domain.Capacity;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Placement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Collaborative.Tests.Clusters;

public sealed class ResizingOnKubernetes : IAsyncLifetime
{
    const string Cluster = "helios";
    static readonly Guid Lease = new("0d8c3b52-6f5e-4c56-9f3f-1f6c0c6e1a01");
    static readonly Extra First = new(new("0d8c3b52-6f5e-4c56-9f3f-aaaaaaaaaaa1"), new("helios/gpu-002", [0]));
    static readonly Extra Second = new(new("0d8c3b52-6f5e-4c56-9f3f-aaaaaaaaaaa2"), new("helios/gpu-003", [1]));

    readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    KubernetesApi api = null!;
    string config = "";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static string Name => LeaseJob.NameOf(Lease);

    public async ValueTask InitializeAsync()
    {
        api = new(time);
        config = await api.StartAsync();
    }

    public ValueTask DisposeAsync() => api.DisposeAsync();

    [Fact]
    public async Task A_lease_is_brought_with_the_least_it_needs_and_each_worker_that_joins_is_a_Job_on_its_machine()
    {
        var connector = Connect();
        await connector.SubmitAsync(Given, Cancellation);
        await connector.AddAsync(Given, First, Cancellation);
        api.LosesReply = true;
        await Assert.ThrowsAsync<ClusterFault>(() => connector.AddAsync(Given, Second, Cancellation));
        await Connect().AddAsync(Given, Second, Cancellation);

        Assert.Equal([Name, $"{Name}-aaaaaaaaaaa1", $"{Name}-aaaaaaaaaaa2"], api.Has.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([1, 1, 1], api.Has.Values.Select(j => (int)j["spec"]!["parallelism"]!));
        Assert.Equal(
            ["gpu-001", "gpu-002", "gpu-003"],
            api.Has.OrderBy(j => j.Key, StringComparer.Ordinal).Select(j => (string?)j.Value["spec"]!["template"]!["spec"]!["affinity"]!["nodeAffinity"]!["requiredDuringSchedulingIgnoredDuringExecution"]!["nodeSelectorTerms"]![0]!["matchExpressions"]![0]!["values"]!.AsArray().Single()));
        Assert.Equal([new ExtraJob(Lease, First.Id, true, IsWaiting: true), new ExtraJob(Lease, Second.Id, true, IsWaiting: true)], (await connector.ExtrasAsync(Cluster, Cancellation)).OrderBy(e => e.Id));
        Assert.Equal([new Job(Lease, null, null, IsWaiting: true)], await connector.ObserveAsync(Cluster, [Lease], Cancellation));
    }

    [Fact]
    public async Task A_worker_leaves_and_the_lease_goes_on_and_what_joined_ends_with_it_whoever_ends_it()
    {
        var connector = Connect();
        await connector.SubmitAsync(Given, Cancellation);
        await connector.AddAsync(Given, First, Cancellation);
        await connector.AddAsync(Given, Second, Cancellation);

        await connector.RemoveAsync(Cluster, Lease, First.Id, Cancellation);
        Assert.Equal([$"{Name}-aaaaaaaaaaa1"], Going());
        Assert.Equal([Second.Id], (await connector.ExtrasAsync(Cluster, Cancellation)).Where(e => e.IsActive).Select(e => e.Id));

        api.End(Name, "Complete", "CompletionsReached", time.GetUtcNow());
        var next = Connect();   // of a service that was just started
        Assert.Equal([new Job(Lease, null, null)], await next.ObserveAsync(Cluster, [], Cancellation));   // the lease is over, and what joined it runs
        await next.CancelAsync(Cluster, Lease, Cancellation);
        Assert.Equal([$"{Name}-aaaaaaaaaaa1", $"{Name}-aaaaaaaaaaa2"], Going());
    }

    [Fact]
    public async Task A_Job_that_Kueue_let_go_waits_as_long_as_one_of_its_pods_is_found_no_node()
    {
        var connector = Connect();
        await connector.SubmitAsync(Given, Cancellation);
        api.LetGo(Name, isPlaced: false);
        Assert.Equal([new Job(Lease, null, null, IsWaiting: true)], await connector.ObserveAsync(Cluster, [Lease], Cancellation));

        api.LetGo(Name, isPlaced: true);   // its image is being fetched
        Assert.Equal([new Job(Lease, null, null)], await connector.ObserveAsync(Cluster, [Lease], Cancellation));
    }

    [Fact]
    public async Task A_cluster_that_lets_nobody_list_pods_is_seen_all_the_same()
    {
        var connector = Connect();
        await connector.SubmitAsync(Given, Cancellation);
        api.LetGo(Name, isPlaced: false);
        api.MayListPods = false;
        Assert.Equal([new Job(Lease, null, null)], await connector.ObserveAsync(Cluster, [Lease], Cancellation));
    }

    [Fact]
    public async Task A_worker_that_ended_by_itself_says_when()
    {
        var connector = Connect();
        await connector.AddAsync(Given, First, Cancellation);
        api.LetGo($"{Name}-aaaaaaaaaaa1", isPlaced: true);
        Assert.Equal(new ExtraJob(Lease, First.Id, true), Assert.Single(await connector.ExtrasAsync(Cluster, Cancellation)));
        api.End($"{Name}-aaaaaaaaaaa1", "Failed", "BackoffLimitExceeded", time.GetUtcNow());
        Assert.Equal(new ExtraJob(Lease, First.Id, false, Ended: time.GetUtcNow()), Assert.Single(await connector.ExtrasAsync(Cluster, Cancellation)));
    }

    [Theory]
    [InlineData("Shares:0")]
    [InlineData("Shares:1000")]
    [InlineData("Shares:half")]
    public void A_part_that_is_none_is_named(string key) => Assert.Contains(key, Assert.Throws<InvalidOperationException>(() => Connect((key, "amd.com/gpu.half"))).Message, StringComparison.Ordinal);

    IEnumerable<string> Going() => api.Has.Where(j => j.Value["metadata"]!["deletionTimestamp"] is not null).Select(j => j.Key).Order(StringComparer.Ordinal);

    Allocation Given
    {
        get
        {
            var (at, alternative) = (time.GetUtcNow(), new Alternative(new Demand(new(1_000), new(1_024), 1, MilliDevices.Whole, AcceleratorModels.Any), 1, 3, TimeSpan.FromHours(1)));
            return new(
                Lease, Cluster, new(new(Guid.NewGuid()), new(Guid.NewGuid()), "normal", at, [alternative], Topology.Near, TimeSpan.Zero), alternative,
                [new("helios/gpu-001", [0]), First.Worker, Second.Worker], at, at.AddHours(1));
        }
    }

    IExtendingConnector Connect(params (string Key, string Value)[] more)
    {
        Dictionary<string, string?> settings = new(StringComparer.Ordinal) { ["Config"] = config, ["Namespace"] = KubernetesApi.Namespace, ["Queue"] = "leases", ["Image"] = "registry.test/work:1" };
        foreach (var (key, value) in more)
            settings[key] = value;
        return (IExtendingConnector)new ServiceCollection()
            .AddKubernetesClusters(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => $"Clusters:Kubernetes:helios:{s.Key}", s => s.Value)).Build())
            .AddSingleton(new Clock(time)).AddSingleton<ILogger<KubernetesConnector>>(NullLogger<KubernetesConnector>.Instance).BuildServiceProvider().GetRequiredService<IConnector>();
    }
}
