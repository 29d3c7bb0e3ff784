using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Collaborative.Tests.Clusters;

/// <summary>The few calls of a Kubernetes API server that leases need, answered as one does. Whatever else it is asked fails the test.</summary>
sealed class KubernetesApi(TimeProvider time) : IAsyncDisposable
{
    public const string Namespace = "shared";
    public const string Token = "a-token-that-nobody-may-read";
    const string Happenings = $"/api/v1/namespaces/{Namespace}/events";
    const string Nodes = "/api/v1/nodes";
    const string Pods = $"/api/v1/namespaces/{Namespace}/pods";
    const string Jobs = $"/apis/batch/v1/namespaces/{Namespace}/jobs";

    readonly ConcurrentBag<string> unexpected = [];
    readonly List<JsonObject> nodes = [];
    readonly List<JsonObject> pods = [];
    readonly string config = Path.GetTempFileName();
    WebApplication server = null!;

    /// <summary>What the cluster has, by name.</summary>
    public ConcurrentDictionary<string, JsonObject> Has { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of Jobs of which events tell.</summary>
    public ConcurrentDictionary<string, bool> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>How many Jobs were made.</summary>
    public int Made { get; private set; }

    /// <summary>The next reply is lost after what was asked is done.</summary>
    public bool LosesReply { get; set; }

    /// <summary>Answered to every question, whatever it is.</summary>
    public (int Status, string Body)? Instead { get; set; }

    public int PageSize { get; set; } = 500;

    public async Task<string> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(AnswerAsync);
        await server.StartAsync();
        await File.WriteAllTextAsync(config, $$"""
            apiVersion: v1
            kind: Config
            current-context: test
            clusters: [{ name: test, cluster: { server: "{{server.Urls.Single()}}" } }]
            users: [{ name: test, user: { token: {{Token}} } }]
            contexts: [{ name: test, context: { cluster: test, user: test } }]
            """);
        return config;
    }

    /// <summary>Whether the account has the right to.</summary>
    public bool MayListPods { get; set; } = true;

    /// <summary>A node as its kubelet and its operators have it.</summary>
    public void AddNode(string host, string name, bool unschedulable = false, string? ready = "True", string? reason = "KubeletReady") => nodes.Add(new()
    {
        ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = new JsonObject { ["kubernetes.io/hostname"] = host } },
        ["spec"] = unschedulable ? new JsonObject { ["unschedulable"] = true } : new JsonObject(),
        ["status"] = new JsonObject
        {
            ["conditions"] = new JsonArray(
                [new JsonObject { ["type"] = "MemoryPressure", ["status"] = "False" }, .. ready is null ? (JsonObject[])[] : [new JsonObject { ["type"] = "Ready", ["status"] = ready, ["reason"] = reason }]]),
        },
    });

    /// <summary>Kueue let the Job go, and its pods are made: one is pending, and the scheduler finds it a node or not.</summary>
    public void LetGo(string name, bool isPlaced)
    {
        var job = Has[name];
        (job["spec"]!["suspend"], job["status"]) = (false, new JsonObject { ["active"] = (int)job["spec"]!["parallelism"]!, ["ready"] = (int)job["spec"]!["parallelism"]! - 1, ["startTime"] = Text(time.GetUtcNow()) });
        pods.RemoveAll(p => (string?)p["metadata"]!["name"] == name + "-0");
        pods.Add(new()
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = name + "-0", ["labels"] = job["spec"]!["template"]!["metadata"]!["labels"]!.DeepClone(),
                ["ownerReferences"] = new JsonArray(new JsonObject { ["apiVersion"] = "batch/v1", ["kind"] = "Job", ["name"] = name, ["uid"] = (string?)job["metadata"]!["uid"], ["controller"] = true }),
            },
            ["status"] = new JsonObject
            {
                ["phase"] = "Pending",
                ["conditions"] = new JsonArray(new JsonObject { ["type"] = "PodScheduled", ["status"] = isPlaced ? "True" : "False", ["reason"] = isPlaced ? null : "Unschedulable" }),
            },
        });
    }

    /// <summary>The Job ended as the Job controller says it.</summary>
    public void End(string name, string type, string? reason, DateTimeOffset at) => Has[name]["status"] = new JsonObject
    {
        ["conditions"] = new JsonArray(
            new JsonObject { ["type"] = "Suspended", ["status"] = "False", ["lastTransitionTime"] = Text(at) },
            new JsonObject { ["type"] = type, ["status"] = "True", ["reason"] = reason, ["lastTransitionTime"] = Text(at) }),
    };

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        File.Delete(config);
        Assert.Empty(unexpected);
    }

    async Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization != $"Bearer {Token}")
            unexpected.Add("a call without the token");
        var (status, answer) = Instead ?? await DoAsync(http.Request);
        if (LosesReply)
        {
            LosesReply = false;
            http.Abort();
            return;
        }
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer, http.RequestAborted);
    }

    async Task<(int Status, string Body)> DoAsync(HttpRequest request)
    {
        var path = request.Path.Value!;
        var query = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        if (query.GetValueOrDefault("watch") == "false")
            query.Remove("watch");   // what the client says of every list
        var body = request.ContentLength is null or 0 && request.Method is "GET" ? null : (await JsonNode.ParseAsync(request.Body))!.AsObject();
        var (status, answer) = (request.Method, path) switch
        {
            ("POST", Jobs) when query.Count == 0                                                                                  => Make(body!),
            ("GET", Jobs) when query.Remove("labelSelector", out var label) && label == "aigov.int/lease" && query.Remove("limit")   => List(query, "batch/v1", "JobList",
                [.. Has.OrderBy(j => j.Key, StringComparer.Ordinal).Select(j => j.Value).Where(j => j["metadata"]!["labels"]?["aigov.int/lease"] is not null)]),
            ("GET", Pods) when !MayListPods                                                                                       => Failure(403, "Forbidden"),
            ("GET", Pods) when query.Remove("labelSelector", out var label) && label == "aigov.int/lease" && query.Remove("fieldSelector", out var phase) && phase == "status.phase=Pending" && query.Remove("limit")
                => List(query, "v1", "PodList", pods),
            ("GET", Nodes) when query.Remove("limit")                                                                              => List(query, "v1", "NodeList", nodes),
            ("GET", _) when path.StartsWith(Jobs + "/", StringComparison.Ordinal) && query.Count == 0                              => Read(path[(Jobs.Length + 1)..]),
            ("DELETE", _) when path.StartsWith(Jobs + "/", StringComparison.Ordinal) && query.Count == 0                           => Delete(path[(Jobs.Length + 1)..], body!),
            ("GET", Happenings) when query.Remove("fieldSelector", out var field) && query.Remove("limit") && query.Count == 0 => Events(field),
            _                                                                                                                     => Unexpected($"{request.Method} {path}{request.QueryString}"),
        };
        return (status, answer.ToJsonString());
    }

    (int, JsonObject) Make(JsonObject job)
    {
        var name = (string)job["metadata"]!["name"]!;
        if (Has.ContainsKey(name))
            return Failure(409, "AlreadyExists");
        (job["metadata"]!["uid"], job["metadata"]!["creationTimestamp"], job["status"]) = (Guid.NewGuid().ToString(), Text(time.GetUtcNow()), new JsonObject());
        (Has[name], Told[name]) = (job, true);
        Made++;
        return (201, Copy(job));
    }

    (int, JsonObject) List(Dictionary<string, string> query, string version, string kind, IReadOnlyList<JsonObject> all)
    {
        var from = query.Remove("continue", out var next) ? int.Parse(next, CultureInfo.InvariantCulture) : 0;
        if (query.Count > 0)
            return Unexpected($"a list asked for with {string.Join(", ", query.Keys)}");
        var items = all.Skip(from).Take(PageSize).Select(Copy).ToArray();
        foreach (var item in items)
        {
            item.Remove("kind");   // items of a list do not say what they are
            item.Remove("apiVersion");
        }
        var metadata = new JsonObject { ["resourceVersion"] = "7" };
        if (from + items.Length < all.Count)
            metadata["continue"] = (from + items.Length).ToString(CultureInfo.InvariantCulture);
        return (200, new() { ["apiVersion"] = version, ["kind"] = kind, ["metadata"] = metadata, ["items"] = new JsonArray(items) });
    }

    (int, JsonObject) Read(string name) => Has.TryGetValue(name, out var job) ? (200, Copy(job)) : Failure(404, "NotFound");

    (int, JsonObject) Delete(string name, JsonObject options)
    {
        if (!Has.TryGetValue(name, out var job))
            return Failure(404, "NotFound");
        if ((string?)options["propagationPolicy"] != "Foreground" || (string?)options["preconditions"]?["uid"] != (string?)job["metadata"]!["uid"])
            return Unexpected("a Job deleted in another way");
        job["metadata"]!["deletionTimestamp"] = Text(time.GetUtcNow());   // its pods go first
        return (200, Copy(job));
    }

    (int, JsonObject) Events(string field)
    {
        const string Of = "involvedObject.kind=Job,involvedObject.name=";
        if (!field.StartsWith(Of, StringComparison.Ordinal))
            return Unexpected(field);
        var name = field[Of.Length..];
        JsonArray items = Told.ContainsKey(name)
            ? [new JsonObject { ["metadata"] = new JsonObject { ["name"] = name + ".17" }, ["involvedObject"] = new JsonObject { ["kind"] = "Job", ["name"] = name }, ["reason"] = "CreatedWorkload" }]
            : [];
        return (200, new() { ["apiVersion"] = "v1", ["kind"] = "EventList", ["metadata"] = new JsonObject(), ["items"] = items });
    }

    (int, JsonObject) Unexpected(string what)
    {
        unexpected.Add(what);
        return Failure(400, "BadRequest");
    }

    static (int, JsonObject) Failure(int code, string reason) =>
        (code, new() { ["apiVersion"] = "v1", ["kind"] = "Status", ["metadata"] = new JsonObject(), ["status"] = "Failure", ["reason"] = reason, ["code"] = code });

    static JsonObject Copy(JsonObject job) => job.DeepClone().AsObject();

    static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
