using System.Text.Json;
using BuildingBlocks.EventStore;
using Microsoft.Extensions.Time.Testing;
using static Compliance.Tests.Hosting.AssessmentSteps;

namespace Compliance.Tests;

/// <summary>On a database and a clock of its own.</summary>
public sealed class ErasingEvidence : IAsyncLifetime
{
    readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    readonly TestedService service;

    public ErasingEvidence() => service = new TestedService(ComplianceService.Create, "--Evidence:Pause", "00:00:00.2") { Time = time };

    public ValueTask InitializeAsync() => service.InitializeAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Takes_the_content_when_its_time_is_over_and_leaves_hash_and_record()
    {
        var model = await service.Api.RegisterAsync(Tokens.Monitor);
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var shorter = await FileAsync(day.AddDays(10));
        var longer = await FileAsync(day.AddDays(20));   // the same content
        await service.Api.AskAsync(
            "mutation($input: ExtendRetentionInput!) { extendRetention(input: $input) { receipt { actId } } }",
            new { input = new { commandId = Guid.NewGuid(), evidenceId = longer, keptUntil = day.AddDays(30).ToString("O"), reason = "A case is open." } }, Tokens.Monitor);

        time.Advance(TimeSpan.FromDays(12));
        await EventuallyAsync("select count(*) from evidence where erased_at is not null", 1);
        var erased = await SeenAsync(shorter);
        Assert.Equal((JsonValueKind.Null, HashOf("Content.")), (erased.GetProperty("content").ValueKind, erased.GetProperty("sha256").GetString()));
        Assert.Equal(["FILED", "ERASED"], erased.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("kind").GetString()));
        Assert.True(await service.Database.IsBoundAsync(erased.GetProperty("history")[1].GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.evidence-erased"));
        Assert.Equal(JsonValueKind.String, (await SeenAsync(longer)).GetProperty("content").ValueKind);

        time.Advance(TimeSpan.FromDays(20));
        await EventuallyAsync("select count(*) from evidence where erased_at is not null", 2);
        Assert.Equal(0L, await service.Database.ReadAsync<long>("select count(*) from evidence_content"));

        async Task<string> FileAsync(DateOnly until) =>
            (await service.Api.AskAsync(FileIt, File(model, "Content.", keptUntil: until.ToString("O")), Tokens.Monitor)).GetProperty("fileEvidence").GetProperty("evidence").GetProperty("id").GetString()!;
    }

    async Task<JsonElement> SeenAsync(string id) =>
        (await service.Api.AskAsync("query($id: ID!) { evidenceFile(id: $id) { sha256 content history { kind receipt { actId } } } }", new { id }, Tokens.Monitor)).GetProperty("evidenceFile");

    async Task EventuallyAsync(string count, long sought)
    {
        for (var i = 0; i < 200 && await service.Database.ReadAsync<long>(count) != sought; i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(sought, await service.Database.ReadAsync<long>(count));
    }
}
