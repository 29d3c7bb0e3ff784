using System.Globalization;
using Ledger.Domain.Receipts;
using Ledger.Tests.Hosting;

namespace Ledger.Tests.ReadingTheLog;

public sealed class ReadingTheLog(LedgerHost host)
{
    const string Consistency = "query($from: String!, $to: String!) { consistency(from: $from, to: $to) { from to path } }";
    const string Acts = "query($first: Int! = 50, $before: String) { acts(first: $first, before: $before) { actId leafIndex } }";

    [Fact]
    public async Task Gives_the_newest_checkpoint_signed()
    {
        await host.Api.EnterAsync(1);
        var told = (await host.Api.AskAsync("{ checkpoint { size root note verifierKey issuedAt } }")).GetProperty("checkpoint");
        Assert.True(VerifierKey.TryParse(told.GetProperty("verifierKey").GetString(), out var key));
        Assert.Equal(await host.Api.KeyAsync(), key.ToString());
        Assert.True(SignedNote.TryParse(told.GetProperty("note").GetString(), out var note));
        Assert.Equal(NoteTrust.Verified, note.TrustBy(key));
        Assert.True(Checkpoint.TryParse(note.Text, out var checkpoint));
        Assert.Equal(
            (LedgerHost.Origin, told.GetProperty("size").GetString(), told.GetProperty("root").GetString()),
            (checkpoint.Origin, checkpoint.Size.ToString(CultureInfo.InvariantCulture), checkpoint.Root.ToBase64()));
    }

    [Fact]
    public async Task Proves_that_it_only_grew()
    {
        var kept = await host.Api.CheckpointAsync();
        await host.Api.EnterAsync(7);
        var now = await host.Api.CheckpointAsync();
        var proof = (await host.Api.AskAsync(Consistency, new { from = SizeIn(kept), to = SizeIn(now) })).GetProperty("consistency").GetRawText();
        var report = ConsistencyCheck.Run(kept, now, proof, await host.Api.KeyAsync());
        Assert.True(report.Holds, string.Join('\n', report.Steps));
    }

    [Theory]
    [InlineData("0", "1", null)]
    [InlineData("1", "1", null)]
    [InlineData("2", "1", "ledger.sizes_reversed")]
    [InlineData("1", "9000000000000000000", "ledger.size_beyond")]
    [InlineData("-1", "1", "input.invalid")]
    [InlineData("1", "18446744073709551616", "input.invalid")]
    [InlineData("one", "1", "input.invalid")]
    public async Task Proves_between_sizes_that_it_had(string from, string to, string? refusal)
    {
        await host.Api.EnterAsync(1);
        if (refusal is null)
            Assert.Equal(0, (await host.Api.AskAsync(Consistency, new { from, to })).GetProperty("consistency").GetProperty("path").GetArrayLength());
        else
            Assert.Equal(refusal, await host.Api.RefusalAsync(Consistency, new { from, to }));
    }

    [Fact]
    public async Task Pages_through_all_acts_newest_first()
    {
        await host.Api.EnterAsync(12);
        var size = SizeIn(await host.Api.CheckpointAsync());
        var before = size;   // other tests may enter acts meanwhile
        var places = new List<string>();
        while (places.Count == 0 || before != "0")
        {
            var page = (await host.Api.AskAsync(Acts, new { first = 5, before })).GetProperty("acts").EnumerateArray().ToArray();
            Assert.InRange(page.Length, 1, 5);
            places.AddRange(page.Select(a => a.GetProperty("leafIndex").GetString()!));
            before = places[^1];
        }
        Assert.Equal(Enumerable.Range(0, int.Parse(size, CultureInfo.InvariantCulture)).Reverse().Select(i => $"{i}"), places);
        Assert.Equal(0, (await host.Api.AskAsync(Acts, new { before = "0" })).GetProperty("acts").GetArrayLength());
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(201, null)]
    [InlineData(1, "x")]
    public async Task Refuses_a_page_that_cannot_be(int first, string? before) =>
        Assert.Equal("input.invalid", await host.Api.RefusalAsync(Acts, new { first, before }));

    static string SizeIn(string note) => note.Split('\n')[1];
}
