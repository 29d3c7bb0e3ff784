using System.Text.Json;

namespace Compliance.Tests.Hosting;

/// <summary>What tests do with providers, clusters and releases.</summary>
public static class RegistrySteps
{
    public const string RegisterProvider = "mutation($input: RegisterProviderInput!) { registerProvider(input: $input) { provider { id name isFiled isYours } receipt { actId } } }";
    public const string OpenCluster = "mutation($input: OpenClusterInput!) { openCluster(input: $input) { cluster { id } receipt { actId } } }";
    public const string ChangeChips = "mutation($input: ChangeChipsInput!) { changeChips(input: $input) { cluster { chips phases { from until chips } } receipt { actId } } }";
    public const string RetireCluster = "mutation($input: RetireClusterInput!) { retireCluster(input: $input) { cluster { until } receipt { actId } } }";

    public const string FileRelease = "mutation($input: FileReleaseInput!) { fileRelease(input: $input) { release { id status until } receipt { actId } } }";
    public const string WithdrawRelease = "mutation($input: WithdrawReleaseInput!) { withdrawRelease(input: $input) { release { status until withdrawnBecause } receipt { actId } } }";

    public static object NewRelease(string model, string access, string from, string version = "1", bool isPublic = true, string[]? places = null) => new
    {
        input = new { commandId = Guid.NewGuid(), modelId = model, version, access, from, jurisdictions = places ?? ["JP"], isPublic, source = "The announcement" },
    };

    public static object Withdrawing(string release, string day) => new { input = new { commandId = Guid.NewGuid(), releaseId = release, day, reason = "It was misused." } };

    public static object NewProvider(string? name = null) => new { input = new { commandId = Guid.NewGuid(), name = name ?? $"Provider {Guid.NewGuid():N}", kind = "CLOUD", jurisdiction = "JP", source = "Its report" } };

    public static object NewCluster(string provider, int chips = 1_000, string chip = "NVIDIA H100 SXM5 80GB") => new
    {
        input = new { commandId = Guid.NewGuid(), providerId = provider, name = $"Cluster {Guid.NewGuid():N}", chip, chips, location = "JP", from = "2025-01-01", source = "Its report" },
    };

    public static async Task<string> ProviderAsync(this Api api, string token) =>
        (await api.AskAsync(RegisterProvider, NewProvider(), token)).GetProperty("registerProvider").GetProperty("provider").GetProperty("id").GetString()!;

    public static async Task<string> ClusterAsync(this Api api, string token, int chips = 1_000) =>
        (await api.AskAsync(OpenCluster, NewCluster(await api.ProviderAsync(token), chips), token)).GetProperty("openCluster").GetProperty("cluster").GetProperty("id").GetString()!;

    public static async Task<JsonElement> ClusterAsync(this Api api, string id, string fields, string? token = null) =>
        (await api.AskAsync($"query($id: ID!) {{ computeCluster(id: $id) {{ {fields} }} }}", new { id }, token)).GetProperty("computeCluster");

    /// <summary>A run of a model on a cluster.</summary>
    public static object RunOn(string cluster, string model, string low, string high, string from, string until, int? chips = null, string? run = null) => new
    {
        input = new
        {
            commandId = Guid.NewGuid(), modelId = model, runId = run ?? Guid.NewGuid().ToString(), version = "1", basis = "REPORTED",
            factors = new[] { new { quantity = "REPORTED", low, high } }, source = "A report", on = new { clusterId = cluster, from, until, chips },
        },
    };
}
