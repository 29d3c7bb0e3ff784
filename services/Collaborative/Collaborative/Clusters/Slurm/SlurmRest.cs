using System.Text.Json;

namespace Collaborative.Clusters.Slurm;

/// <summary>What the controller has in its queue, by slurmrestd (openapi v0.0.38).</summary>
sealed class SlurmRest(SlurmSettings settings, SlurmCommands commands, HttpClient http, TimeProvider time)
{
    static readonly TimeSpan Lifespan = TimeSpan.FromMinutes(30);
    (string Text, DateTimeOffset Until) token;

    /// <summary>Every job that the controller still knows, ours and others'.</summary>
    /// <exception cref="SlurmException">It does not answer, or answers nonsense.</exception>
    public Task<IReadOnlyList<QueuedJob>> JobsAsync(CancellationToken cancellation) => ListAsync("jobs", ReadJob, cancellation);

    /// <summary>Every node that the controller knows; those of its partition alone, where one is named.</summary>
    /// <exception cref="SlurmException">It does not answer, or answers nonsense.</exception>
    public async Task<IReadOnlyList<SlurmNode>> NodesAsync(CancellationToken cancellation) =>
        [.. (await ListAsync("nodes", ReadNode, cancellation)).Where(n => settings.Partition is not { } partition || n.Partitions.Contains(partition))];

    async Task<IReadOnlyList<T>> ListAsync<T>(string what, Func<JsonElement, T> read, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.Rest, $"/slurm/v0.0.38/{what}"));
        request.Headers.Add("X-SLURM-USER-NAME", settings.User);
        request.Headers.Add("X-SLURM-USER-TOKEN", await TokenAsync(cancellation));
        try
        {
            using var answer = await http.SendAsync(request, cancellation);
            using var body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
            var errors = body.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.TryGetProperty("error", out var text) ? text.GetString() : e.ToString()).ToList();
            return answer.IsSuccessStatusCode && errors.Count == 0
                ? [.. body.RootElement.GetProperty(what).EnumerateArray().Select(read)]
                : throw new SlurmException($"slurmrestd: {string.Join("; ", errors)}");
        }
        catch (Exception nonsense) when (nonsense is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or HttpRequestException)
        {
            throw new SlurmException($"slurmrestd answers what is no list of {what}: {nonsense.Message}");
        }
    }

    static SlurmNode ReadNode(JsonElement node) => new(
        node.GetProperty("name").GetString() is { Length: > 0 } name ? name : throw new FormatException("a node has no name"),
        [node.GetProperty("state").GetString()?.ToUpperInvariant() ?? "", .. Texts(node, "state_flags").Select(f => f.ToUpperInvariant())],
        node.TryGetProperty("reason", out var reason) ? reason.GetString() ?? "" : "", [.. Texts(node, "partitions")]);

    static IEnumerable<string> Texts(JsonElement element, string property) =>
        element.TryGetProperty(property, out var list) && list.ValueKind is not JsonValueKind.Null ? list.EnumerateArray().Select(t => t.GetString() ?? "") : [];

    static QueuedJob ReadJob(JsonElement job) => new(job.GetProperty("name").GetString() ?? "", job.GetProperty("comment").GetString() ?? "", job.GetProperty("job_state").GetString() ?? "");

    async Task<string> TokenAsync(CancellationToken cancellation)
    {
        if (token.Until > time.GetUtcNow())
            return token.Text;
        var printed = await commands.RunAsync("scontrol", ["token", $"username={settings.User}", $"lifespan={(int)(2 * Lifespan.TotalSeconds)}"], cancellation);
        token = (printed is [var line, ..] && line.StartsWith("SLURM_JWT=", StringComparison.Ordinal) ? line["SLURM_JWT=".Length..] : throw new SlurmException("scontrol gave no token."), time.GetUtcNow() + Lifespan);
        return token.Text;
    }
}

/// <summary>A job as the controller has it.</summary>
sealed record QueuedJob(string Name, string Comment, string State)
{
    static readonly string[] Over = ["COMPLETED", "CANCELLED", "FAILED", "TIMEOUT", "NODE_FAIL", "PREEMPTED", "BOOT_FAIL", "DEADLINE", "OUT_OF_MEMORY", "REVOKED"];

    /// <summary>The controller has not begun it.</summary>
    public bool IsWaiting => State == "PENDING";

    /// <summary>It waits, runs, or is being ended.</summary>
    public bool IsActive => !Over.Contains(State);
}

/// <summary>A node as the controller has it.</summary>
/// <param name="States">Its state and the flags beside it, such as <c>IDLE</c> and <c>DRAIN</c>.</param>
/// <param name="Reason">As the operator, or the controller, wrote it down.</param>
sealed record SlurmNode(string Name, ImmutableArray<string> States, string Reason, ImmutableArray<string> Partitions)
{
    static readonly string[] Out = ["DRAIN", "DRAINED", "DRAINING", "DOWN", "ERROR", "FAIL", "FAILING", "NOT_RESPONDING", "MAINTENANCE", "REBOOT_ISSUED", "RESERVED", "UNKNOWN", "FUTURE"];

    /// <summary>Why it takes no new work: the reason that was written down, and its state where there is none; null while it does.</summary>
    public string? OutBecause => States.FirstOrDefault(s => Out.Contains(s)) is { } state ? Reason.Length > 0 ? Reason : state : null;
}
