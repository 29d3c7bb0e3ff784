using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using BuildingBlocks.EventStore;
using Compliance.Domain.EvidenceFiles;
using Compliance.Domain.Pausing;
using Compliance.FilingEvidence;
using Compliance.Storage;
using Microsoft.Extensions.DependencyInjection;
using static Compliance.Tests.Hosting.AssessmentSteps;
using static Compliance.Tests.Hosting.Steps;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Tests;

/// <summary>Files that are too large to come whole. They are never held whole by the service.</summary>
public sealed class FilingEvidenceInParts(ComplianceHost host)
{
    const int Part = 4 * 1024 * 1024;
    const string SendIt = "mutation($input: SendEvidencePartInput!) { sendEvidencePart(input: $input) { id parts size } }";
    const string FileThem = "mutation($input: FileEvidenceInput!) { fileEvidence(input: $input) { evidence { id sha256 size parts content } receipt { actId } } }";

    [Fact]
    public async Task Is_kept_under_its_hash_and_read_as_it_came_whatever_the_order_of_its_parts()
    {
        var (officer, upload, bytes) = (Tokens.Officer(Guid.NewGuid()), Guid.NewGuid(), RandomNumberGenerator.GetBytes((2 * Part) + 1234));
        var model = await host.Api.RegisterAsync(officer);
        foreach (var number in new[] { 2, 0, 1, 0 })   // one of them twice
            await host.Api.AskAsync(SendIt, Of(upload, model, number, PartOf(bytes, number)), officer);
        var command = Guid.NewGuid();
        var filed = (await host.Api.AskAsync(FileThem, Filing(model, upload, HashOf(bytes), command), officer)).GetProperty("fileEvidence");
        var file = filed.GetProperty("evidence");
        Assert.Equal((HashOf(bytes), bytes.Length, 3, null), (file.GetProperty("sha256").GetString(), file.GetProperty("size").GetInt32(), file.GetProperty("parts").GetInt32(), file.GetProperty("content").GetString()));
        Assert.True(await host.Database.IsBoundAsync(filed.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.evidence-filed"));
        var read = new List<byte>();
        for (var number = 0; number < 3; number++)
            read.AddRange(Convert.FromBase64String((await PartAsync(file.GetProperty("id").GetString()!, number, officer))!));
        Assert.Equal(HashOf(bytes), HashOf([.. read]));
        Assert.Null(await PartAsync(file.GetProperty("id").GetString()!, 3, officer));
        foreach (var other in new[] { null, Tokens.Officer(Guid.NewGuid()), Tokens.Researcher(Guid.NewGuid()) })
            Assert.Null(await PartAsync(file.GetProperty("id").GetString()!, 0, other));
        Assert.Equal(0L, await host.Database.ReadAsync<long>($"select count(*) from evidence_upload where id = '{upload}'"));
        Assert.Equal(
            filed.GetProperty("receipt").GetProperty("actId").GetString(),
            (await host.Api.AskAsync(FileThem, Filing(model, upload, HashOf(bytes), command), officer)).GetProperty("fileEvidence").GetProperty("receipt").GetProperty("actId").GetString());   // sent again: recalled
    }

    [Fact]
    public async Task Of_another_hash_is_refused_on_record_and_nothing_of_it_is_kept()
    {
        var (officer, upload, bytes) = (Tokens.Officer(Guid.NewGuid()), Guid.NewGuid(), RandomNumberGenerator.GetBytes(Part + 5));
        var model = await host.Api.RegisterAsync(officer);
        foreach (var number in new[] { 0, 1 })
            await host.Api.AskAsync(SendIt, Of(upload, model, number, PartOf(bytes, number)), officer);
        Assert.Equal("evidence.hash_differs", (await host.Api.RefusalAsync(FileThem, Filing(model, upload, new string('0', 64)), officer)).Code);
        Assert.Equal(1L, await host.Database.ReadAsync<long>($"select count(*) from evidence_refusal where model_id = '{model}' and found = '{HashOf(bytes)}'"));
        Assert.Equal(0L, await host.Database.ReadAsync<long>($"select (select count(*) from evidence_upload where id = '{upload}') + (select count(*) from evidence_content where sha256 = '{HashOf(bytes)}')"));
    }

    [Fact]
    public async Task Is_refused_where_a_part_is_missing_changed_too_large_or_somebody_elses()
    {
        var (officer, other, upload, bytes) = (Tokens.Officer(Guid.NewGuid()), Tokens.Monitor, Guid.NewGuid(), RandomNumberGenerator.GetBytes(100));
        var model = await host.Api.RegisterAsync(officer);
        await host.Api.AskAsync(SendIt, Of(upload, model, 1, bytes), officer);
        Assert.Equal("evidence.part_missing", (await host.Api.RefusalAsync(FileThem, Filing(model, upload, null), officer)).Code);
        Assert.Equal("evidence.part_differs", (await host.Api.RefusalAsync(SendIt, Of(upload, model, 1, bytes[1..]), officer)).Code);
        Assert.Equal("evidence.part_size", (await host.Api.RefusalAsync(SendIt, Of(upload, model, 0, []), officer)).Code);
        Assert.Equal("evidence.part_size", (await host.Api.RefusalAsync(SendIt, Of(upload, model, 0, new byte[Part + 1]), officer)).Code);
        Assert.Equal("evidence.too_many_parts", (await host.Api.RefusalAsync(SendIt, Of(upload, model, 128, bytes), officer)).Code);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(SendIt, Of(upload, model, -1, bytes), officer)).Code);
        Assert.Equal("evidence.upload_unknown", (await host.Api.RefusalAsync(SendIt, Of(upload, model, 0, bytes), other)).Code);
        Assert.Equal("evidence.upload_unknown", (await host.Api.RefusalAsync(FileThem, Filing(model, upload, null), other)).Code);
        Assert.Equal("evidence.upload_unknown", (await host.Api.RefusalAsync(FileThem, Filing(model, Guid.NewGuid(), null), officer)).Code);
        Assert.Equal("model.unknown", (await host.Api.RefusalAsync(SendIt, Of(Guid.NewGuid(), model, 0, bytes), Tokens.Officer(Guid.NewGuid()))).Code);
        await host.Database.ReadAsync<int>($"with grown as (update evidence_upload set size = {100 * 1024 * 1024} where id = '{upload}' returning 1) select count(*)::int from grown");
        Assert.Equal("evidence.too_large", (await host.Api.RefusalAsync(SendIt, Of(upload, model, 0, bytes), officer)).Code);
        for (var i = 0; i < 4; i++)
            await host.Api.AskAsync(SendIt, Of(Guid.NewGuid(), model, 0, bytes), officer);
        Assert.Equal("evidence.too_many_uploads", (await host.Api.RefusalAsync(SendIt, Of(Guid.NewGuid(), model, 0, bytes), officer)).Code);
    }

    /// <summary>A hundred megabytes come and go, each part by itself: of the whole nothing is kept in one piece.</summary>
    [Fact]
    public async Task Of_a_hundred_megabytes_is_kept_part_by_part()
    {
        const int Parts = 25;
        var (officer, upload) = (Tokens.Officer(Guid.NewGuid()), Guid.NewGuid());
        var model = await host.Api.RegisterAsync(officer);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var number = 0; number < Parts; number++)
        {
            var part = RandomNumberGenerator.GetBytes(Part);
            hash.AppendData(part);
            await host.Api.AskAsync(SendIt, Of(upload, model, number, part), officer);
        }
        var whole = Convert.ToHexStringLower(hash.GetHashAndReset());
        var file = (await host.Api.AskAsync(FileThem, Filing(model, upload, whole), officer)).GetProperty("fileEvidence").GetProperty("evidence");
        Assert.Equal((Parts * Part, Parts), (file.GetProperty("size").GetInt32(), file.GetProperty("parts").GetInt32()));
        Assert.Equal(Part, await host.Database.ReadAsync<int>($"select max(length(bytes)) from (select bytes from evidence_piece where content_sha256 = '{whole}' union all select bytes from evidence_content where sha256 = '{whole}') kept"));
    }

    /// <summary>Between reading and writing the upload may be let go, or another may come under its name: then nothing is filed, and nothing is kept under a hash that is not its own.</summary>
    [Theory]
    [InlineData("delete from evidence_upload where id = '{0}'")]
    [InlineData("delete from evidence_upload_part where upload_id = '{0}' and number = 1")]
    [InlineData("update evidence_upload_part set bytes = 'x', sha256 = repeat('0', 64) where upload_id = '{0}' and number = 1")]
    public async Task Is_not_filed_where_its_parts_are_no_longer_those_that_were_read(string meanwhile)
    {
        var (officer, person, upload, bytes) = (Tokens.Officer(Guid.NewGuid()), Guid.NewGuid(), Guid.NewGuid(), RandomNumberGenerator.GetBytes(300));
        var (model, desk) = (Guid.Parse(await host.Api.RegisterAsync(officer)), host.Services.GetRequiredService<UploadDesk>());
        foreach (var number in new[] { 0, 1, 2 })
            await desk.KeepAsync(upload, model, person, number, bytes[(number * 100)..((number + 1) * 100)], TestContext.Current.CancellationToken);
        var read = (await desk.ReadAsync(upload, model, person, TestContext.Current.CancellationToken))!;
        await using (var change = host.Database.CreateCommand(string.Format(CultureInfo.InvariantCulture, meanwhile, upload)))
            await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var (command, now) = (Guid.NewGuid(), DateTimeOffset.UtcNow);
        var id = Identifiers.OfEvidence(command);
        foreach (var stated in new[] { null, new string('0', 64) })
        {
            var sheet = new EvidenceSheet(read.Sha256, read.Size, "Logs", model, Guid.NewGuid(), new("An institute", "By hand", new(2026, 3, 1)), FlowLabel.Sensitive, now.AddYears(1));
            var answer = await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IEvidenceGrain>($"{id:D}").DoAsync(
                Order.Of(command, "somebody", sheet), Asked.Of<EvidenceCommand>(new EvidenceCommand.File(default, sheet, stated, person, default)), null, read);
            Assert.Equal("evidence.upload_changed", answer.Code);
        }
        Assert.Equal(0L, await host.Database.ReadAsync<long>(
            $"select (select count(*) from evidence_content where sha256 = '{HashOf(bytes)}') + (select count(*) from evidence where id = '{id}') + (select count(*) from event where stream = 'evidence-{id}') + (select count(*) from evidence_refusal where model_id = '{model}')"));
    }

    /// <summary>Once answered it is answered the same, whatever comes of the upload; and a part that comes late is not held for a day.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sent_again_is_answered_as_before(bool isAsAnnounced)
    {
        var (officer, upload, command, bytes) = (Tokens.Officer(Guid.NewGuid()), Guid.NewGuid(), Guid.NewGuid(), RandomNumberGenerator.GetBytes(200));
        var model = await host.Api.RegisterAsync(officer);
        await host.Api.AskAsync(SendIt, Of(upload, model, 0, bytes[..100]), officer);
        await host.Api.AskAsync(SendIt, Of(upload, model, 1, bytes[100..]), officer);
        var filing = Filing(model, upload, isAsAnnounced ? HashOf(bytes) : new string('0', 64), command);
        var first = await AnswerAsync();
        Assert.Equal(first, await AnswerAsync());
        await host.Api.AskAsync(SendIt, Of(upload, model, 1, bytes[100..]), officer);
        Assert.Equal(first, await AnswerAsync());
        Assert.Equal(0L, await host.Database.ReadAsync<long>($"select count(*) from evidence_upload where id = '{upload}'"));
        Assert.Equal(isAsAnnounced ? 0L : 1L, await host.Database.ReadAsync<long>($"select count(*) from evidence_refusal where model_id = '{model}'"));

        async Task<string?> AnswerAsync() => isAsAnnounced
            ? (await host.Api.AskAsync(FileThem, filing, officer)).GetProperty("fileEvidence").GetProperty("receipt").GetProperty("actId").GetString()
            : (await host.Api.RefusalAsync(FileThem, filing, officer)).ToString();
    }

    /// <summary>What moves many bytes weighs as much: it cannot be asked for again and again in one request.</summary>
    [Theory]
    [InlineData("mutation($input: FileEvidenceInput!)", "fileEvidence(input: $input) { receipt { actId } }", 5)]
    [InlineData("mutation($input: SendEvidencePartInput!)", "sendEvidencePart(input: $input) { id }", 50)]
    [InlineData("query", "evidenceFile(id: \"7a2f4c0e-0000-4000-8000-000000000000\") { content }", 10)]
    public async Task Weighs_by_how_much_it_moves(string operation, string field, int tooMany)
    {
        var input = field.StartsWith("send", StringComparison.Ordinal) ? Of(Guid.NewGuid(), $"{Guid.NewGuid()}", 0, [1]) : Filing($"{Guid.NewGuid()}", Guid.NewGuid(), null);
        Assert.Equal("input.invalid", await CodeAsync(tooMany));
        Assert.NotEqual("input.invalid", await CodeAsync(tooMany - 2));

        Task<string> CodeAsync(int times) => host.Api.CodeAsync($"{operation} {{ {string.Join(' ', Enumerable.Range(0, times).Select(i => $"f{i}: {field}"))} }}", input, Tokens.Monitor);
    }

    static byte[] PartOf(byte[] bytes, int number) => bytes[(number * Part)..Math.Min(bytes.Length, (number + 1) * Part)];

    static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    static object Of(Guid upload, string model, int number, byte[] part) => new { input = new { uploadId = upload, modelId = model, number, content = Convert.ToBase64String(part) } };

    static object Filing(string model, Guid upload, string? stated, Guid? command = null) => new
    {
        input = new { commandId = command ?? Guid.NewGuid(), modelId = model, name = "Logs", uploadId = upload, sha256 = stated, maker = "An institute", method = "By hand", made = "2026-03-01", label = "SENSITIVE", keptUntil = "2040-01-01" },
    };

    async Task<string?> PartAsync(string id, int number, string? token) =>
        (await host.Api.AskAsync("query($id: ID!, $n: Int!) { evidenceFile(id: $id) { part(number: $n) } }", new { id, n = number }, token)).GetProperty("evidenceFile") is { ValueKind: JsonValueKind.Object } file ? file.GetProperty("part").GetString() : null;
}
