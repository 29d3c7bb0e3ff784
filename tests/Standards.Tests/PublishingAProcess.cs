using System.Text.Json.Nodes;
using Contracts.Ledger;

namespace Standards.Tests;

/// <summary>A host of its own, for versions of the shipped processes are published.</summary>
public sealed class PublishingAProcess : IAsyncLifetime
{
    readonly StandardsHost host = new();

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Of_what_is_shipped_is_done_once_however_often_the_service_starts()
    {
        await ShippedAsync();
        await host.StopAsync();
        await host.StartAsync();
        await Task.Delay(500);

        await ShippedAsync();
        Assert.Equal(3L, await host.Database.ReadAsync<long>("select count(*) from event where stream like 'process-%'"));
        Assert.Contains("standards.process-published", Assert.Single(await host.Database.ActsAsync("process-interim-standard")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_effect_for_new_projects_and_leaves_running_ones_theirs()
    {
        var before = await host.Api.StartAsync("40.20");
        var draft = (await DraftAsync(p => Runs.Stage(p, "40.20")["ballot"]!["openFor"] = "P5W")).GetProperty("draft");
        Assert.Equal(0, draft.GetProperty("problems").GetArrayLength());
        Assert.Equal("stages › 40.20 › ballot › openFor", Assert.Single(draft.GetProperty("changes").EnumerateArray()).GetProperty("place").GetString());

        var published = (await host.Api.AskAsync(Runs.Publish, Publish(draft.GetProperty("hash").GetString()!), Tokens.Secretariat)).GetProperty("publishProcess");

        Assert.Equal(2, published.GetProperty("latest").GetProperty("version").GetInt32());
        Assert.Equal(draft.GetProperty("hash").GetString(), published.GetProperty("latest").GetProperty("hash").GetString());
        var after = await host.Api.StartAsync("40.20");
        Assert.Equal((1, 2), (await VersionAsync(before), await VersionAsync(after)));
        Assert.Equal(2, (await host.Database.ActsAsync("process-interim-standard")).Length);
    }

    [Fact]
    public async Task Is_refused_with_all_reasons_and_changes_nothing()
    {
        var draft = (await DraftAsync(p =>
        {
            Runs.Stage(p, "40.20")["ballot"]!["rule"] = null;
            Runs.Stage(p, "40.60")["deadlines"]![0]!["consequence"] = null;
            Runs.Stage(p, "40.60")["decisions"]!.AsArray().RemoveAt(0);
            Runs.Stage(p, "95.99")["final"] = false;
        })).GetProperty("draft");

        Assert.Equal(
            ["process.ballot_without_rule", "process.dead_end", "process.deadline_without_consequence", "process.stage_unreachable"],
            draft.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString()).Distinct().Order(StringComparer.Ordinal));
        var (code, message) = await host.Api.RefusalAsync(Runs.Publish, Publish(draft.GetProperty("hash").GetString()!), Tokens.Secretariat);
        Assert.Equal("process.unsound", code);
        foreach (var problem in draft.GetProperty("problems").EnumerateArray())
            Assert.Contains(problem.GetProperty("message").GetString()!, message, StringComparison.Ordinal);
        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from process_version where process_id = 'interim-standard'"));
    }

    [Fact]
    public async Task Is_of_the_draft_that_was_read()
    {
        var first = (await DraftAsync(p => p["name"] = "One")).GetProperty("draft").GetProperty("hash").GetString()!;
        await DraftAsync(p => p["name"] = "Another");

        Assert.Equal("process.draft_changed", (await host.Api.RefusalAsync(Runs.Publish, Publish(first), Tokens.Secretariat)).Code);
    }

    [Theory]
    [InlineData("{}", "input.invalid")]
    [InlineData("not JSON", "input.invalid")]
    public async Task Of_what_is_no_document_is_refused(string document, string code) =>
        Assert.Equal(code, (await host.Api.RefusalAsync(Runs.Draft, new { input = new { commandId = Guid.NewGuid(), document } }, Tokens.Secretariat)).Code);

    [Fact]
    public async Task Goes_version_by_version_and_knows_its_processes()
    {
        await ShippedAsync();
        var skipped = await host.Api.NextVersionAsync("interim-standard", p => p["version"] = 7);
        Assert.Equal("process.version_not_next", (await host.Api.RefusalAsync(Runs.Draft, new { input = new { commandId = Guid.NewGuid(), document = skipped } }, Tokens.Secretariat)).Code);
        Assert.Equal("process.unknown", (await host.Api.RefusalAsync(Runs.Publish, Publish("", "nothing-like-it"), Tokens.Secretariat)).Code);
        Assert.Equal("process.no_draft", (await host.Api.RefusalAsync(Runs.Publish, Publish(""), Tokens.Secretariat)).Code);
    }

    async Task<System.Text.Json.JsonElement> DraftAsync(Action<JsonNode> change) => (await host.Api.AskAsync(
        Runs.Draft, new { input = new { commandId = Guid.NewGuid(), document = await host.Api.NextVersionAsync("interim-standard", change) } }, Tokens.Secretariat)).GetProperty("draftProcess");

    Task ShippedAsync() => Runs.EventuallyAsync(async () => (await host.Api.AskAsync("{ processes { id latest { version } } }")).GetProperty("processes").GetArrayLength() == 3);

    async Task<int> VersionAsync(string project) => (await host.Api.RunAsync(project)).GetProperty("run").GetProperty("process").GetProperty("version").GetInt32();

    static object Publish(string draftHash, string processId = "interim-standard") => new { input = new { commandId = Guid.NewGuid(), processId, draftHash } };
}
