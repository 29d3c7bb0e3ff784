using System.Text.Json;
using static Compliance.Tests.Hosting.AssessmentSteps;

namespace Compliance.Tests;

public sealed class FilingEvidence(ComplianceHost host)
{
    [Fact]
    public async Task Keeps_a_file_under_its_hash_with_a_receipt_and_gives_the_same_bytes_back()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(officer);
        var act = (await host.Api.AskAsync(FileIt, File(model, "Content of a file.", stated: HashOf("Content of a file.").ToUpperInvariant()), officer)).GetProperty("fileEvidence");
        Assert.Equal(HashOf("Content of a file."), act.GetProperty("evidence").GetProperty("sha256").GetString());
        Assert.Equal("Content of a file."u8.ToArray(), act.GetProperty("evidence").GetProperty("content").GetBytesFromBase64());
        Assert.True(await host.Database.IsBoundAsync(act.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.evidence-filed"));
    }

    [Fact]
    public async Task A_file_whose_hash_differs_is_refused_on_record_and_not_kept()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(officer);
        var content = $"Another {Guid.NewGuid():N}";
        var filing = File(model, content, stated: HashOf("What was announced."));
        var refusal = await host.Api.RefusalAsync(FileIt, filing, officer);
        Assert.Equal("evidence.hash_differs", refusal.Code);
        Assert.Equal(refusal, await host.Api.RefusalAsync(FileIt, filing, officer));   // the same command again
        Assert.Equal(0L, await host.Database.ReadAsync<long>("select count(*) from evidence_content where sha256 = $1", BuildingBlocks.EventStore.Sql.Text(HashOf(content))));

        const string refused = "{ refusedEvidence { modelId stated found receipt { actId } } }";
        var seen = Assert.Single((await host.Api.AskAsync(refused, null, officer)).GetProperty("refusedEvidence").EnumerateArray(), r => r.GetProperty("modelId").GetString() == model);
        Assert.Equal((HashOf("What was announced."), HashOf(content)), (seen.GetProperty("stated").GetString(), seen.GetProperty("found").GetString()));
        Assert.True(await host.Database.IsBoundAsync(seen.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.evidence-refused"));
        Assert.DoesNotContain(model, (await host.Api.AskAsync(refused, null, Tokens.Officer(Guid.NewGuid()))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_content_is_kept_once_and_the_same_command_is_one_act()
    {
        var (model, command, content) = (await host.Api.RegisterAsync(Tokens.Monitor), Guid.NewGuid(), $"Same {Guid.NewGuid():N}");
        var first = await host.Api.AskAsync(FileIt, File(model, content, command: command), Tokens.Monitor);
        Assert.Equal(first.ToString(), (await host.Api.AskAsync(FileIt, File(model, content, command: command), Tokens.Monitor)).ToString());
        Assert.Equal("command.reused", (await host.Api.RefusalAsync(FileIt, File(model, content + "!", command: command), Tokens.Monitor)).Code);
        await host.Api.FileAsync(model, Tokens.Monitor, content);
        Assert.Equal(2, await host.Database.ReadAsync<int>("select holders from evidence_content where sha256 = $1", BuildingBlocks.EventStore.Sql.Text(HashOf(content))));
    }

    [Fact]
    public async Task Of_anothers_model_is_refused_as_if_there_were_none()
    {
        var model = await host.Api.RegisterAsync(Tokens.Officer(Guid.NewGuid()));
        var stranger = Tokens.Officer(Guid.NewGuid());
        Assert.Equal(await host.Api.RefusalAsync(FileIt, File(Guid.NewGuid().ToString()), stranger), await host.Api.RefusalAsync(FileIt, File(model), stranger));
        Assert.Equal("model.unknown", (await host.Api.RefusalAsync(FileIt, File(model), Tokens.Researcher(Guid.NewGuid()))).Code);
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(FileIt, File(model))).Code);
    }

    [Theory, InlineData("not base64!", null), InlineData("QQ==", "abc"), InlineData("QQ==", "zz00000000000000000000000000000000000000000000000000000000000000")]
    public async Task Refuses_what_cannot_be_read(string content, string? hash)
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        var input = new { commandId = Guid.NewGuid(), modelId = model, name = "R", content, sha256 = hash, maker = "M", method = "H", made = "2026-03-01", label = "PUBLIC", keptUntil = "2040-01-01" };
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(FileIt, new { input }, Tokens.Monitor)).Code);
    }
}
