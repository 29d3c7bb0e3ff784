using Compliance.Seeding;

namespace Compliance.Tests;

/// <summary>On a database of its own.</summary>
public sealed class SeedingTheDemonstration(SeededHost host) : IClassFixture<SeededHost>
{
    [Fact]
    public async Task Makes_models_and_incidents_once_however_often_it_starts()
    {
        await host.Host.StartAsync("--Seed:Demonstration", "true", "--AIGOV_DATA", "/nowhere");
        await EventuallyAsync(() => CountAsync("table_import"));
        await EventuallyAsync(() => CountAsync("claim where ended_at is not null"));
        await EventuallyAsync(() => CountAsync("assessment where lapsed_at is not null"));
        await EventuallyAsync(() => CountAsync("audit_finding where standard = 'california-sb-53'"));   // raised by itself, for a report that is overdue
        var before = (await CountAsync("model"), await CountAsync("incident"), await CountAsync(Seeded));
        await host.Host.StartAsync("--Seed:Demonstration", "true", "--AIGOV_DATA", "/nowhere");
        await Task.Delay(2000, TestContext.Current.CancellationToken);
        Assert.Equal(before, (await CountAsync("model"), await CountAsync("incident"), await CountAsync(Seeded)));
        Assert.Equal((3L, 1L, 1L), (await CountAsync("licence"), await CountAsync("enforcement"), await CountAsync("disclosure")));
        Assert.Equal((21L, 4L), (before.Item1, before.Item2));
        Assert.Equal((2L, 3L, 5L, 5L), (await CountAsync("compute_provider"), await CountAsync("compute_cluster"), await CountAsync("cluster_run"), await CountAsync("model_release")));
        Assert.Equal((3L, 2L, 4L, 4L, 1L), (await CountAsync("evidence"), await CountAsync("claim"), await CountAsync("assessment"), await CountAsync("audit_finding where standard = 'frontier-ai-safety'"), await CountAsync("evidence_refusal")));
        Assert.Equal(2L, await CountAsync("assessment_pair"));
        Assert.Equal((1L, 3L), (await CountAsync("control_document where catalog_id is not null and unknown = 0"), await CountAsync("control_saying")));
        Assert.Equal((1L, 1L, 2L), (await CountAsync("incident_summary"), await CountAsync("incident where merged_into is not null"), await CountAsync("incident where state in ('TakenIn', 'Triaged')")));

        var failing = await host.Host.Api.AskAsync("{ licences(status: SUSPENDED, first: 1) { nodes { conditions { id standing { holds reasons { holds facts { kind label } } } } } } }", new { }, Tokens.Monitor);
        var conditions = failing.GetProperty("licences").GetProperty("nodes")[0].GetProperty("conditions").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => c.GetProperty("standing"));
        Assert.True(conditions["still-assessed"].GetProperty("holds").GetBoolean());
        Assert.False(conditions["no-grave-finding"].GetProperty("holds").GetBoolean());
        Assert.Contains(conditions["no-grave-finding"].GetProperty("reasons")[0].GetProperty("facts").EnumerateArray(), f => f.GetProperty("label").GetString() == "Use is watched in English only");

        var filed = await host.Host.Api.ModelAsync(Demonstration.Filed.ToString(), "compute { low high }", Tokens.Monitor);
        Assert.Equal(System.Text.Json.JsonValueKind.Object, filed.GetProperty("compute").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Host.Api.ModelAsync(Demonstration.Filed.ToString(), "id")).ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Object, (await host.Host.Api.ModelAsync(Demonstration.Public.ToString(), "id")).ValueKind);
    }

    const string Seeded = "event where type <> 'licence.condition-turned' and stream not like 'duty-docket-%'";   // which are noted whenever they are found

    Task<long> CountAsync(string table) => host.Host.Database.ReadAsync<long>($"select count(*) from {table}");

    static async Task EventuallyAsync(Func<Task<long>> count)
    {
        for (var i = 0; i < 300 && await count() == 0; i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.NotEqual(0, await count());
    }
}

public sealed class SeededHost : IAsyncLifetime
{
    public ComplianceHost Host { get; } = new();

    public ValueTask InitializeAsync() => Host.InitializeAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
