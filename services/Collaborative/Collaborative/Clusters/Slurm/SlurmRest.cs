using System.Text.Json;

namespace Collaborative.Clusters.Slurm;

/// <summary>What the controller has in its queue, by slurmrestd (openapi v0.0.38).</summary>
sealed class SlurmRest(SlurmSettings settings, SlurmCommands commands, HttpClient http, TimeProvider time)
{
    static readonly TimeSpan Lifespan = TimeSpan.FromMinutes(30);
    (string Text, DateTimeOffset Until) token;

    /// <summary>Every job that the controller still knows, ours and others'.</summary>
    /// <exception cref="SlurmException">It does not answer, or answers nonsense.</exception>
    public async Task<IReadOnlyList<QueuedJob>> JobsAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.Rest, "/slurm/v0.0.38/jobs"));
        request.Headers.Add("X-SLURM-USER-NAME", settings.User);
        request.Headers.Add("X-SLURM-USER-TOKEN", await TokenAsync(cancellation));
        try
        {
            using var answer = await http.SendAsync(request, cancellation);
            using var body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
            var errors = body.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.TryGetProperty("error", out var text) ? text.GetString() : e.ToString()).ToList();
            return answer.IsSuccessStatusCode && errors.Count == 0
                ? [.. body.RootElement.GetProperty("jobs").EnumerateArray().Select(Read)]
                : throw new SlurmException($"slurmrestd: {string.Join("; ", errors)}");
        }
        catch (Exception nonsense) when (nonsense is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or HttpRequestException)
        {
            throw new SlurmException($"slurmrestd answers what is no list of jobs: {nonsense.Message}");
        }
    }

    static QueuedJob Read(JsonElement job) => new(job.GetProperty("name").GetString() ?? "", job.GetProperty("comment").GetString() ?? "", job.GetProperty("job_state").GetString() ?? "");

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

    /// <summary>It waits, runs, or is being ended.</summary>
    public bool IsActive => !Over.Contains(State);
}
