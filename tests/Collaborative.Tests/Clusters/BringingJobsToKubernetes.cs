using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BuildingBlocks.Hosting;
using Collaborative.Clusters;
using Collaborative.Clusters.Kubernetes;
using Collaborative.Domain.Capacity;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Collaborative.Tests.Clusters;

public sealed class BringingJobsToKubernetes : IAsyncLifetime
{
    static readonly Guid Lease = new("0d8c3b52-6f5e-4c56-9f3f-1f6c0c6e1a01");
    static readonly Guid Another = new("0d8c3b52-6f5e-4c56-9f3f-1f6c0c6e1a02");
    static readonly Guid Asked = new("7a1b3b52-6f5e-4c56-9f3f-1f6c0c6e1a03");
    const string Name = "lease-0d8c3b52-6f5e-4c56-9f3f-1f6c0c6e1a01";
    const string Cluster = "helios east";

    readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    readonly Heard heard = new();
    KubernetesApi api = null!;
    IConnector connector = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        api = new(time);
        connector = Connector(await api.StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await api.DisposeAsync();
        Assert.DoesNotContain(heard.Lines, l => l.Contains(KubernetesApi.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lease_becomes_a_Job_that_waits_for_Kueue()
    {
        await connector.SubmitAsync(Given(Lease), Cancellation);

        var job = api.Has[Name].DeepClone().AsObject();
        job.Remove("status");
        job["metadata"]!.AsObject().Remove("uid");
        job["metadata"]!.AsObject().Remove("creationTimestamp");
        var expected = JsonNode.Parse($$"""
            {
              "apiVersion": "batch/v1", "kind": "Job",
              "metadata": {
                "name": "{{Name}}",
                "labels": { "aigov.int/lease": "{{Lease}}", "kueue.x-k8s.io/queue-name": "leases" },
                "annotations": { "aigov.int/cluster": "helios east" }
              },
              "spec": {
                "suspend": true, "parallelism": 3, "completions": 3, "completionMode": "Indexed", "backoffLimit": 0,
                "activeDeadlineSeconds": 5400, "ttlSecondsAfterFinished": 604800,
                "podFailurePolicy": { "rules": [{ "action": "FailJob", "onPodConditions": [{ "type": "DisruptionTarget", "status": "True" }] }] },
                "template": {
                  "metadata": { "labels": { "aigov.int/lease": "{{Lease}}" } },
                  "spec": {
                    "restartPolicy": "Never", "automountServiceAccountToken": false,
                    "affinity": { "nodeAffinity": { "requiredDuringSchedulingIgnoredDuringExecution": { "nodeSelectorTerms": [
                      { "matchExpressions": [{ "key": "kubernetes.io/hostname", "operator": "In", "values": ["gpu-001", "gpu-002"] }] }] } } },
                    "containers": [{
                      "name": "work", "image": "registry.test/work:1", "command": ["/work", "--all"],
                      "env": [{ "name": "AIGOV_LEASE", "value": "{{Lease}}" }, { "name": "AIGOV_REQUEST", "value": "{{Asked}}" }],
                      "resources": {
                        "requests": { "cpu": "7500m", "memory": "65537Mi", "amd.com/gpu": "4" },
                        "limits": { "cpu": "7500m", "memory": "65537Mi", "amd.com/gpu": "4" } }
                    }]
                  }
                }
              }
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, job), job.ToJsonString());
    }

    [Fact]
    public async Task However_often_it_is_asked_and_whatever_replies_are_lost_there_is_one_Job()
    {
        api.LosesReply = true;
        await Assert.ThrowsAsync<ClusterFault>(() => connector.SubmitAsync(Given(Lease), Cancellation));
        await connector.SubmitAsync(Given(Lease), Cancellation);
        await connector.SubmitAsync(Given(Lease), Cancellation);

        Assert.Equal(1, api.Made);
        Assert.Equal([Waiting(Lease)], await LookAsync(Lease));
    }

    [Fact]
    public async Task A_name_that_somebody_else_took_is_left_to_them()
    {
        await connector.SubmitAsync(Given(Lease), Cancellation);
        foreach (var theirs in new Action<JsonObject>[] { m => m["labels"]!["aigov.int/lease"] = Another.ToString(), m => m.Remove("labels"), m => m["annotations"]!["aigov.int/cluster"] = "helios west" })
        {
            theirs(api.Has[Name]["metadata"]!.AsObject());
            Assert.Contains("not ours", (await Assert.ThrowsAsync<ClusterFault>(() => connector.SubmitAsync(Given(Lease), Cancellation))).Message, StringComparison.Ordinal);
            Assert.Contains(Cluster, (await Assert.ThrowsAsync<ClusterFault>(() => connector.CancelAsync(Cluster, Lease, Cancellation))).Message, StringComparison.Ordinal);
            Assert.Empty(await LookAsync(Lease));
        }
        Assert.Null(api.Has[Name]["metadata"]!["deletionTimestamp"]);
    }

    [Fact]
    public async Task A_part_of_a_device_is_given_as_the_cluster_calls_it_and_no_other()
    {
        var whole = Given(Lease);
        Allocation Part(int milli) => whole with { Alternative = whole.Alternative with { Worker = new(new(1_000), new(1_024), 1, new(milli), AcceleratorModels.Any) } };
        var refused = await Assert.ThrowsAsync<LeaseRefusedException>(() => connector.SubmitAsync(Part(250), Cancellation));
        Assert.Equal(("Of parts of a device this cluster gives 500 thousandths, and not 250.", true), (refused.Message, refused.IsOfDemand));
        Assert.Empty(api.Has);

        await connector.SubmitAsync(Part(500), Cancellation);
        var limits = api.Has[Name]["spec"]!["template"]!["spec"]!["containers"]![0]!["resources"]!["limits"]!.AsObject();
        Assert.Equal(("1", null), ((string?)limits["amd.com/gpu.half"], (string?)limits["amd.com/gpu"]));
    }

    [Theory]
    [InlineData(400, """{ "apiVersion": "v1", "kind": "Status", "message": "unknown field" }""", "unknown field")]
    [InlineData(422, """{ "apiVersion": "v1", "kind": "Status", "message": "Job.batch is invalid" }""", "Job.batch is invalid")]
    [InlineData(422, "a-token-that-nobody-may-read", "422 UnprocessableEntity")]
    [InlineData(400, "{}", "400 BadRequest")]
    public async Task A_cluster_that_will_not_have_a_Job_refuses_it_in_its_words(int status, string body, string words)
    {
        api.Instead = (status, body);
        Assert.Equal(words, (await Assert.ThrowsAsync<LeaseRefusedException>(() => connector.SubmitAsync(Given(Lease), Cancellation))).Message);
        Assert.Empty(api.Has);
    }

    [Fact]
    public async Task A_Job_is_ended_with_all_its_pods_and_what_ended_or_never_was_stays_so()
    {
        await connector.CancelAsync(Cluster, Lease, Cancellation);   // it never was
        await connector.SubmitAsync(Given(Lease), Cancellation);
        await connector.SubmitAsync(Given(Another), Cancellation);
        api.End($"lease-{Another}", "Complete", "CompletionsReached", time.GetUtcNow());
        await connector.CancelAsync(Cluster, Another, Cancellation);
        api.LosesReply = true;
        await Assert.ThrowsAsync<ClusterFault>(() => connector.CancelAsync(Cluster, Lease, Cancellation));
        await connector.CancelAsync(Cluster, Lease, Cancellation);

        Assert.NotNull(api.Has[Name]["metadata"]!["deletionTimestamp"]);
        Assert.Null(api.Has[$"lease-{Another}"]["metadata"]!["deletionTimestamp"]);
        Assert.Empty(await LookAsync());   // it is going: nobody has to end it again
        api.Has.TryRemove(Name, out _);
        await connector.CancelAsync(Cluster, Lease, Cancellation);
    }

    [Theory]
    [InlineData("Complete", "CompletionsReached", nameof(EndReason.Completed))]
    [InlineData("Failed", "BackoffLimitExceeded", nameof(EndReason.Failed))]
    [InlineData("Failed", "DeadlineExceeded", nameof(EndReason.OutOfTime))]
    [InlineData("Failed", "PodFailurePolicy", nameof(EndReason.Lost))]
    public async Task What_ended_is_told_with_its_time_and_reason_while_somebody_asks(string type, string reason, string expected)
    {
        await connector.SubmitAsync(Given(Lease), Cancellation);
        Assert.Equal([Waiting(Lease)], await LookAsync(Lease));
        time.Advance(TimeSpan.FromHours(1));
        var at = time.GetUtcNow().AddMinutes(-5);
        api.End(Name, type, reason, at);

        Assert.Equal([new Job(Lease, at, Enum.Parse<EndReason>(expected))], await LookAsync(Lease));
        Assert.Empty(await LookAsync());
    }

    [Fact]
    public async Task What_is_on_its_way_to_its_end_still_runs()
    {
        await connector.SubmitAsync(Given(Lease), Cancellation);
        api.End(Name, "FailureTarget", "DeadlineExceeded", time.GetUtcNow());
        Assert.Equal([Waiting(Lease)], await LookAsync(Lease));
    }

    [Fact]
    public async Task All_pages_of_a_long_list_are_read()
    {
        var leases = Enumerable.Range(1, 5).Select(n => new Guid(n, 1, 1, [1, 2, 3, 4, 5, 6, 7, 8])).ToArray();
        foreach (var lease in leases)
            await connector.SubmitAsync(Given(lease), Cancellation);
        api.PageSize = 2;
        Assert.Equal(leases.Order(), (await LookAsync()).Select(j => j.Lease).Order());   // nobody holds them: they run all the same
        Assert.Equal(5, heard.Lines.Count(l => l.Contains("held by no lease", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task What_vanished_is_lost_if_it_was_seen_or_events_tell_of_it(bool wasSeen, bool told)
    {
        await connector.SubmitAsync(Given(Lease), Cancellation);
        if (wasSeen)
            await LookAsync(Lease);
        if (!told)
            api.Told.Clear();
        api.Has.Clear();
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([new Job(Lease, time.GetUtcNow(), EndReason.Lost)], await LookAsync(Lease));
        Assert.Equal(EndReason.Lost, Assert.Single(await LookAsync(Lease)).Reason);   // until somebody heard it
        Assert.Empty(await LookAsync());
    }

    [Fact]
    public async Task What_never_came_is_not_lost() => Assert.Empty(await LookAsync(Lease));

    [Fact]
    public async Task Jobs_that_only_look_like_ours_are_told_and_never_counted()
    {
        await connector.SubmitAsync(Given(Lease), Cancellation);
        Plant("lease-7", "7");
        Plant("by-hand", Another.ToString());
        Plant($"lease-{Another}", Another.ToString());
        Plant($"lease-{Asked}", Asked.ToString(), "helios west");   // another pledge behind the same door
        Assert.Equal([Waiting(Lease)], await LookAsync(Lease, Another));

        Assert.All(["lease-7", "by-hand", $"lease-{Another}"], name => Assert.Contains(heard.Lines, l => l.Contains($"Job {name} on cluster {Cluster} bears", StringComparison.Ordinal)));
        Assert.DoesNotContain(heard.Lines, l => l.Contains(Asked.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(200, """{ "apiVersion": "v1", "kind": "PodList", "metadata": {}, "items": [] }""")]
    [InlineData(200, """{ "apiVersion": "batch/v1", "kind": "JobList", "metadata": {} }""")]
    [InlineData(200, """{ "apiVersion": "batch/v1", "kind": "JobList", "metadata": {}, "items": [null] }""")]
    [InlineData(200, """{ "apiVersion": "batch/v1", "kind": "JobList", "metadata": {}, "items": [{ "spec": {} }] }""")]
    [InlineData(200, """{ "apiVersion": "batch/v1", "kind": "JobList", "metadata": {}, "items": "none" }""")]
    [InlineData(200, "{}")]
    [InlineData(200, "null")]
    [InlineData(200, "<html>Sign in</html>")]
    [InlineData(200, "")]
    [InlineData(404, """{ "apiVersion": "v1", "kind": "Status", "code": 404 }""")]
    [InlineData(401, "a-token-that-nobody-may-read")]
    [InlineData(500, "a-token-that-nobody-may-read")]
    public async Task An_answer_that_is_none_is_no_account(int status, string body)
    {
        await connector.SubmitAsync(Given(Lease), Cancellation);
        api.Instead = (status, body);
        await FaultAsync(() => LookAsync(Lease));
        await FaultAsync(() => connector.SubmitAsync(Given(Lease), Cancellation));
        api.Instead = null;
        Assert.Equal([Waiting(Lease)], await LookAsync(Lease));
    }

    [Theory]
    [InlineData("""jobs.batch \"lease-7\" is forbidden: exceeded quota: team, requested: count/jobs.batch=1, used: count/jobs.batch=8, limited: count/jobs.batch=8""", false)]
    [InlineData("""jobs.batch \"lease-7\" is forbidden: unable to create new content in namespace shared because it is being terminated""", false)]
    [InlineData("""jobs.batch is forbidden: User \"aigov\" cannot create resource \"jobs\" in API group \"batch\" in the namespace \"shared\" """, false)]
    [InlineData("""admission webhook \"images.example\" denied the request: this image is not signed""", true)]
    [InlineData("""jobs.batch \"lease-7\" is forbidden: ValidatingAdmissionPolicy 'images' with binding 'images' denied request: this image is not signed""", true)]
    public async Task What_is_forbidden_is_refused_only_where_somebody_denies_it(string message, bool isRefused)
    {
        api.Instead = (403, $$"""{ "apiVersion": "v1", "kind": "Status", "status": "Failure", "reason": "Forbidden", "code": 403, "message": "{{message}}" }""");
        if (isRefused)
            Assert.Contains("this image is not signed", (await Assert.ThrowsAsync<LeaseRefusedException>(() => connector.SubmitAsync(Given(Lease), Cancellation))).Message, StringComparison.Ordinal);
        else
            await FaultAsync(() => connector.SubmitAsync(Given(Lease), Cancellation));
    }

    [Fact]
    public async Task A_Job_that_cannot_be_is_no_account()
    {
        Action<JsonObject>[] nonsense =
        [
            j => j["metadata"]!.AsObject().Remove("creationTimestamp"),
            j => j["metadata"]!["creationTimestamp"] = "2027-01-01T00:00:00Z",
            j => j["metadata"]!["creationTimestamp"] = "yesterday",
            j => j.Remove("spec"),
            j => api.End(Name, "Complete", null, time.GetUtcNow().AddMinutes(2)),
            j => api.End(Name, "Complete", null, time.GetUtcNow().AddMinutes(-1)),
            j => Condition(j).Remove("lastTransitionTime"),
            j => j["status"]!["conditions"]!.AsArray().Add(new JsonObject { ["type"] = "Failed", ["status"] = "True", ["lastTransitionTime"] = "2026-06-01T12:00:00Z" }),
        ];
        foreach (var wrong in nonsense)
        {
            api.Has.Clear();
            await connector.SubmitAsync(Given(Lease), Cancellation);
            api.End(Name, "Complete", null, time.GetUtcNow());
            wrong(api.Has[Name]);
            await FaultAsync(() => LookAsync(Lease));
        }

        static JsonObject Condition(JsonObject job) => job["status"]!["conditions"]![1]!.AsObject();
    }

    [Fact]
    public async Task A_clock_that_is_a_little_ahead_is_ours()
    {
        await connector.SubmitAsync(Given(Lease), Cancellation);
        api.End(Name, "Complete", null, time.GetUtcNow().AddSeconds(30));
        Assert.Equal([new Job(Lease, time.GetUtcNow(), EndReason.Completed)], await LookAsync(Lease));
    }

    [Fact]
    public async Task A_Job_that_Kueue_let_go_waits_no_longer()
    {
        await connector.SubmitAsync(Given(Lease), Cancellation);
        api.Has[Name]["spec"]!["suspend"] = false;
        Assert.Equal([new Job(Lease, null, null)], await LookAsync(Lease));
    }

    [Fact]
    public async Task Nodes_that_are_cordoned_or_not_ready_take_nothing_new()
    {
        api.PageSize = 2;
        api.AddNode("gpu-001", "ip-10-0-0-1");
        api.AddNode("gpu-002", "ip-10-0-0-2", unschedulable: true);
        api.AddNode("gpu-003", "ip-10-0-0-3", ready: "False", reason: "KubeletNotReady");
        api.AddNode("gpu-004", "ip-10-0-0-4", ready: "Unknown", reason: "NodeStatusUnknown");
        api.AddNode("gpu-005", "ip-10-0-0-5", ready: null);
        Assert.Equal(
            [new("gpu-001", null), new("gpu-002", "cordoned"), new("gpu-003", "KubeletNotReady"), new("gpu-004", "NodeStatusUnknown"), new("gpu-005", "no condition Ready")],
            await connector.NodesAsync(Cluster, [], Cancellation));
    }

    [Theory]
    [InlineData(200, """{ "apiVersion": "batch/v1", "kind": "JobList", "metadata": {}, "items": [] }""")]
    [InlineData(200, """{ "apiVersion": "v1", "kind": "NodeList", "metadata": {}, "items": [{ "spec": {} }] }""")]
    [InlineData(200, """{ "apiVersion": "v1", "kind": "NodeList", "metadata": {}, "items": [null] }""")]
    [InlineData(200, "null")]
    [InlineData(200, "<html>Sign in</html>")]
    [InlineData(403, "a-token-that-nobody-may-read")]
    public async Task An_answer_that_is_none_tells_nothing_of_nodes(int status, string body)
    {
        api.Instead = (status, body);
        await FaultAsync(() => connector.NodesAsync(Cluster, [], Cancellation));
    }

    [Fact]
    public void By_default_there_is_none_and_several_may_be_named()
    {
        Assert.Empty(new ServiceCollection().AddKubernetesClusters(new ConfigurationBuilder().Build()));
        Assert.Equal(2, Services(("helios", "Queue", "leases"), ("selene", "Queue", "leases")).Count(s => s.ServiceType == typeof(IConnector)));
        Assert.Contains("Clusters:Kubernetes:helios:Queue", Assert.Throws<InvalidOperationException>(() => Services(("helios", "Queue", ""))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kubeconfig_that_is_none_is_named_and_not_shown()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, $"users: [{KubernetesApi.Token}", Cancellation);
        try
        {
            var failure = Assert.Throws<ClusterFault>(() => Connector(path));
            Assert.Contains(path, failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(KubernetesApi.Token, failure.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    static async Task FaultAsync(Func<Task> ask)
    {
        var fault = await Assert.ThrowsAsync<ClusterFault>(ask);
        Assert.Contains(Cluster, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(KubernetesApi.Token, fault.ToString(), StringComparison.Ordinal);
    }

    static Job Waiting(Guid lease) => new(lease, null, null, IsWaiting: true);

    Task<IReadOnlyList<Job>> LookAsync(params Guid[] leases) => connector.ObserveAsync(Cluster, leases, Cancellation);

    void Plant(string name, string lease, string? cluster = null) => api.Has[name] = new JsonObject
    {
        ["apiVersion"] = "batch/v1",
        ["kind"] = "Job",
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["uid"] = name,
            ["creationTimestamp"] = "2026-06-01T12:00:00Z",
            ["labels"] = new JsonObject { ["aigov.int/lease"] = lease },
            ["annotations"] = cluster is null ? new JsonObject() : new JsonObject { ["aigov.int/cluster"] = cluster },
        },
        ["spec"] = new JsonObject(),
    };

    Allocation Given(Guid lease)
    {
        Alternative alternative = new(new(new(7_500), new(65_537), 4, MilliDevices.Whole, AcceleratorModels.Any), 3, 3, TimeSpan.FromHours(2));
        Request request = new(new(Asked), new(Guid.Empty), "normal", time.GetUtcNow(), [alternative], Topology.Near, TimeSpan.Zero);
        ImmutableArray<Worker> workers = [new($"{Cluster}/gpu-002", [0, 1, 2, 3]), new($"{Cluster}/gpu-001", [0, 1, 2, 3]), new($"{Cluster}/gpu-001", [4, 5, 6, 7])];
        return new(lease, Cluster, request, alternative, workers, time.GetUtcNow().AddMinutes(-30), time.GetUtcNow().AddMinutes(90));
    }

    IConnector Connector(string config)
    {
        var services = Services(("helios", "Shares:500", "amd.com/gpu.half"), ("helios", "Config", config), ("helios", "DeviceResource", "amd.com/gpu"), ("helios", "Command:0", "/work"), ("helios", "Command:1", "--all"));
        return services.AddSingleton(new Clock(time)).AddSingleton<ILogger<KubernetesConnector>>(heard).BuildServiceProvider().GetRequiredService<IConnector>();
    }

    static IServiceCollection Services(params (string Connector, string Key, string Value)[] settings)
    {
        Dictionary<string, string?> all = new(StringComparer.Ordinal);
        foreach (var name in settings.Select(s => s.Connector).Distinct(StringComparer.Ordinal))
            foreach (var (key, value) in new[] { ("Namespace", KubernetesApi.Namespace), ("Queue", "leases"), ("Image", "registry.test/work:1") })
                all[$"Clusters:Kubernetes:{name}:{key}"] = value;
        foreach (var (name, key, value) in settings)
            all[$"Clusters:Kubernetes:{name}:{key}"] = value;
        return new ServiceCollection().AddKubernetesClusters(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
    }

    sealed class Heard : ILogger<KubernetesConnector>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception) + exception);
    }
}
