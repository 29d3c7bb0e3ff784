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

    /// <summary>One file that cannot be erased keeps neither the others nor the uploads.</summary>
    [Fact]
    public async Task Goes_on_where_one_file_cannot_be_erased_and_lets_go_of_uploads_after_a_day()
    {
        var model = await service.Api.RegisterAsync(Tokens.Monitor);
        var until = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(2).ToString("O");
        var (broken, sound) = (Guid.NewGuid(), (await service.Api.AskAsync(FileIt, File(model, "Content.", keptUntil: until), Tokens.Monitor)).GetProperty("fileEvidence").GetProperty("evidence").GetProperty("id").GetString()!);
        await using (var breaks = service.Database.CreateCommand(
            $"""
            insert into evidence select '{broken}', sha256, size, name, model_id, developer_id, maker, method, made, label, kept_until - interval '1 day', filed_at, null, gen_random_uuid() from evidence where id = '{sound}';
            select append_events('evidence-{broken}', 0, null, null, array['evidence.nonsense'], array[1], array['{"{}"}'::jsonb], null);
            """))
            await breaks.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var early = await BeginAsync();
        time.Advance(TimeSpan.FromHours(23));
        var late = await BeginAsync();
        time.Advance(TimeSpan.FromHours(2));
        await EventuallyAsync($"select count(*) from evidence_upload where id = '{early}'", 0);
        Assert.Equal(1L, await service.Database.ReadAsync<long>($"select count(*) from evidence_upload where id = '{late}'"));
        time.Advance(TimeSpan.FromDays(3));
        await EventuallyAsync("select count(*) from evidence where erased_at is not null", 1);
        await EventuallyAsync("select count(*) from evidence_upload", 0);
        Assert.Equal(JsonValueKind.Null, (await SeenAsync(sound)).GetProperty("content").ValueKind);

        async Task<Guid> BeginAsync()
        {
            var upload = Guid.NewGuid();
            await service.Api.AskAsync(
                "mutation($input: SendEvidencePartInput!) { sendEvidencePart(input: $input) { id } }", new { input = new { uploadId = upload, modelId = model, number = 0, content = "QUJD" } }, Tokens.Monitor);
            return upload;
        }
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
