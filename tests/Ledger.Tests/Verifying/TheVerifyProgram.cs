using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Tests.Hosting;
using Ledger.Verify;

namespace Ledger.Tests.Verifying;

/// <summary>A person downloads from a real log and checks offline.</summary>
public sealed class TheVerifyProgram(LedgerHost host) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("verify-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    async Task<string> SaveAsync(string name, string content)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, content);
        return path;
    }

    static (int Exit, string Output, string Errors) Verify(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (Verification.Run(args, output, errors), output.ToString(), errors.ToString());
    }

    [Fact]
    public async Task Tells_in_words_that_a_receipt_holds()
    {
        var record = Assert.Single(await host.Api.EnterAsync(1));
        var receipt = await SaveAsync("receipt.json", await host.Api.ReceiptFileAsync(record));
        var (exit, output, errors) = Verify(receipt, "--key", await host.Api.KeyAsync());
        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains(record.ActId.ToString(), output, StringComparison.Ordinal);
        Assert.EndsWith("Everything holds.\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("FAIL", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_of_a_hash_alone_that_its_record_stands_there()
    {
        var record = Assert.Single(await host.Api.EnterAsync(1));
        var whole = JsonNode.Parse(await host.Api.ReceiptFileAsync(record))!.AsObject();
        whole.Remove("record");
        (whole["format"], whole["recordHash"]) = ("aigov-receipt/2", record.Hash);
        var (exit, output, _) = Verify(await SaveAsync("receipt.json", whole.ToJsonString()), "--key", await host.Api.KeyAsync());
        Assert.Equal(0, exit);
        Assert.Contains("leaves the record out", output, StringComparison.Ordinal);
        using var told = JsonDocument.Parse(Verify(await SaveAsync("receipt.json", whole.ToJsonString()), "--key", await host.Api.KeyAsync(), "--json").Output);
        Assert.Equal(record.Hash, told.RootElement.GetProperty("recordHash").GetString());
        Assert.False(told.RootElement.TryGetProperty("kind", out _));
    }

    [Fact]
    public async Task Tells_what_is_wrong_with_one_that_does_not()
    {
        var record = Assert.Single(await host.Api.EnterAsync(1));
        var altered = (await host.Api.ReceiptFileAsync(record)).Replace("APPROVE", "ABSTAIN", StringComparison.Ordinal);
        var (exit, output, _) = Verify(await SaveAsync("receipt.json", altered), "--key", "@" + await SaveAsync("key", await host.Api.KeyAsync() + "\n"));
        Assert.Equal(1, exit);
        Assert.Contains(" FAIL   The record is not the one in the log", output, StringComparison.Ordinal);
        Assert.EndsWith("This does NOT hold.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speaks_to_programs()
    {
        var record = Assert.Single(await host.Api.EnterAsync(1));
        var receipt = await SaveAsync("receipt.json", await host.Api.ReceiptFileAsync(record));
        using var sound = JsonDocument.Parse(Verify("--json", "--key", await host.Api.KeyAsync(), receipt).Output);
        Assert.True(sound.RootElement.GetProperty("holds").GetBoolean());
        Assert.Equal(record.Hash, sound.RootElement.GetProperty("recordHash").GetString());
        Assert.Equal(6, sound.RootElement.GetProperty("steps").GetArrayLength());

        using var unsound = JsonDocument.Parse(Verify(receipt, "--key", "none", "--json").Output);
        Assert.False(unsound.RootElement.GetProperty("holds").GetBoolean());
        Assert.False(unsound.RootElement.TryGetProperty("actId", out _));
        Assert.Equal("not_reached", unsound.RootElement.GetProperty("steps")[3].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Checks_that_the_log_only_grew()
    {
        var kept = await host.Api.CheckpointAsync();
        await host.Api.EnterAsync(5);
        var now = await host.Api.CheckpointAsync();
        var proof = (await host.Api.AskAsync(
            "query($from: String!, $to: String!) { consistency(from: $from, to: $to) { from to path } }",
            new { from = kept.Split('\n')[1], to = now.Split('\n')[1] })).GetProperty("consistency").GetRawText();
        string[] files = [await SaveAsync("kept", kept), await SaveAsync("now", now), await SaveAsync("proof.json", proof)];
        var key = await host.Api.KeyAsync();
        Assert.Equal(0, Verify(["consistency", .. files, "--key", key]).Exit);
        Assert.Equal(1, Verify(["consistency", files[1], files[0], files[2], "--key", key]).Exit);
    }

    public static TheoryData<string[]> Unclear => new(
        [], ["receipt.json"], ["--key", "k"], ["a", "b", "--key", "k"], ["consistency", "a", "b", "--key", "k"], ["consistency", "--key", "k"],
        ["a", "--key"], ["a", "--key", "k", "--key", "k"], ["a", "--key", "k", "--verbose"]);

    [Theory]
    [MemberData(nameof(Unclear), DisableDiscoveryEnumeration = true)]
    public void Shows_how_it_is_used_when_it_cannot_tell_what_is_meant(string[] args)
    {
        var (exit, output, errors) = Verify(args);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("verify RECEIPT.json --key KEY", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_how_it_is_used_when_asked() => Assert.Equal(0, Verify("--help").Exit);

    [Fact]
    public async Task Says_what_it_could_not_read()
    {
        var (exit, _, errors) = Verify(Path.Combine(folder, "nothing.json"), "--key", "k");
        Assert.Equal(2, exit);
        Assert.StartsWith("verify: ", errors, StringComparison.Ordinal);

        var binary = Path.Combine(folder, "binary");
        await File.WriteAllBytesAsync(binary, [0xff, 0xfe, 0xfd]);
        Assert.Equal(2, Verify(binary, "--key", "k").Exit);

        Assert.Equal(2, Verify(await SaveAsync("large", new(' ', 5 * 1024 * 1024)), "--key", "k").Exit);
    }
}
