using System.Security.Cryptography;
using static Compliance.Tests.Hosting.AssessmentSteps;
using static Compliance.Tests.Hosting.Steps;

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

    /// <summary>A hundred megabytes come and go, and the service holds a few parts of them at most.</summary>
    [Fact]
    public async Task Of_a_hundred_megabytes_takes_little_memory()
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
        GC.Collect();
        var (before, most) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        using var watch = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)), null, 0, 20);
        var file = (await host.Api.AskAsync(FileThem, Filing(model, upload, Convert.ToHexStringLower(hash.GetHashAndReset())), officer)).GetProperty("fileEvidence").GetProperty("evidence");
        Assert.Equal((Parts * Part, Parts), (file.GetProperty("size").GetInt32(), file.GetProperty("parts").GetInt32()));
        Assert.InRange(most - before, long.MinValue, 60L * 1024 * 1024);
    }

    static byte[] PartOf(byte[] bytes, int number) => bytes[(number * Part)..Math.Min(bytes.Length, (number + 1) * Part)];

    static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    static object Of(Guid upload, string model, int number, byte[] part) => new { input = new { uploadId = upload, modelId = model, number, content = Convert.ToBase64String(part) } };

    static object Filing(string model, Guid upload, string? stated, Guid? command = null) => new
    {
        input = new { commandId = command ?? Guid.NewGuid(), modelId = model, name = "Logs", uploadId = upload, sha256 = stated, maker = "An institute", method = "By hand", made = "2026-03-01", label = "SENSITIVE", keptUntil = "2040-01-01" },
    };

    async Task<string?> PartAsync(string id, int number, string token) =>
        (await host.Api.AskAsync("query($id: ID!, $n: Int!) { evidenceFile(id: $id) { part(number: $n) } }", new { id, n = number }, token)).GetProperty("evidenceFile").GetProperty("part").GetString();
}
