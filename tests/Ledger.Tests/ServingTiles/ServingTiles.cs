using System.Net;
using Ledger.Domain.Tiles;
using Ledger.Tests.Hosting;

namespace Ledger.Tests.ServingTiles;

public sealed class ServingTiles(LedgerHost host)
{
    /// <summary>As a monitor does that has nothing but a URL and a key.</summary>
    [Fact]
    public async Task Lets_a_stranger_recompute_the_signed_root_from_tiles_and_from_entries()
    {
        await host.Api.EnterAsync(300);
        var checkpoint = await TrustedAsync();

        var nodes = new Dictionary<NodeAddress, Digest>();
        foreach (var tile in TileAddress.AllOf(checkpoint.Size))
        {
            var bytes = await host.Api.BytesAsync($"/log/{tile.Path}");
            Assert.Equal(tile.Width * Digest.Length, bytes.Length);
            foreach (var (address, hash) in tile.Nodes.Zip(bytes.Chunk(Digest.Length)))
                nodes.Add(address, new(hash));
        }
        var entries = new List<byte[]>();
        foreach (var bundle in EntryBundle.AllOf(checkpoint.Size))
            entries.AddRange(EntryBundle.Read(await host.Api.BytesAsync($"/log/{bundle.Path}"))!.Value);

        var (tree, computed) = CompactRange.Empty.Append(entries.Select(e => TreeHash.Leaf(e)));
        Assert.Equal(checkpoint, new(LedgerHost.Origin, tree.Size, tree.Root));
        var byAddress = computed.ToDictionary(n => n.Address, n => n.Hash);
        Assert.All(nodes, n => Assert.Equal(byAddress[n.Key], n.Value));
        Assert.Equal(byAddress.Keys.Count(a => a.Level % TileAddress.Height == 0), nodes.Count);
    }

    [Fact]
    public async Task Serves_what_never_changes_for_ever()
    {
        await host.Api.EnterAsync(1);
        var size = (await TrustedAsync()).Size;
        foreach (var path in new[] { TileAddress.AllOf(size).Last().Path, EntryBundle.AllOf(size).Last().Path })
        {
            using var answer = await host.Api.GetAsync($"/log/{path}");
            Assert.Equal((HttpStatusCode.OK, "application/octet-stream"), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
            Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl?.MaxAge);
            Assert.Contains(answer.Headers.CacheControl!.Extensions, e => e.Name == "immutable");
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }
    }

    [Fact]
    public async Task Serves_every_earlier_width_of_a_tile()
    {
        await host.Api.EnterAsync(3);
        var whole = await host.Api.BytesAsync("/log/tile/0/000.p/3");
        Assert.Equal(whole[..Digest.Length], await host.Api.BytesAsync("/log/tile/0/000.p/1"));
        Assert.Single(EntryBundle.Read(await host.Api.BytesAsync("/log/tile/entries/000.p/1"))!.Value);
    }

    [Fact]
    public async Task Serves_the_checkpoint_for_seconds_and_only_when_it_is_new()
    {
        using var first = await host.Api.GetAsync("/log/checkpoint");
        Assert.Equal("text/plain; charset=utf-8", first.Content.Headers.ContentType?.ToString());
        Assert.Equal(TimeSpan.FromSeconds(2), first.Headers.CacheControl?.MaxAge);
        using var again = await host.Api.GetAsync("/log/checkpoint", first.Headers.ETag!);
        Assert.True(again.StatusCode is HttpStatusCode.NotModified || again.Headers.ETag?.Tag != first.Headers.ETag?.Tag);
        await host.Api.EnterAsync(1);
        using var grown = await host.Api.GetAsync("/log/checkpoint", first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, grown.StatusCode);
    }

    [Theory]
    [InlineData("/log/tile/0/999")]
    [InlineData("/log/tile/0/x999/999")]
    [InlineData("/log/tile/9/000")]
    [InlineData("/log/tile/63/000.p/1")]
    [InlineData("/log/tile/0/0")]
    [InlineData("/log/tile/0/000.p/256")]
    [InlineData("/log/tile/entries/999.p/1")]
    [InlineData("/log/tile/entries/x018/x446/x744/x073/x709/x551/615")]
    [InlineData("/log/tile/entries/x")]
    [InlineData("/log/tile/0/%2e%2e/key")]
    [InlineData("/log/tile")]
    public async Task Knows_no_other_tile(string path)
    {
        using var answer = await host.Api.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    async Task<Checkpoint> TrustedAsync()
    {
        Assert.True(VerifierKey.TryParse(await host.Api.KeyAsync(), out var key));
        Assert.True(SignedNote.TryParse(await host.Api.CheckpointAsync(), out var note));
        Assert.Equal(NoteTrust.Verified, note.TrustBy(key));
        Assert.True(Checkpoint.TryParse(note.Text, out var checkpoint));
        return checkpoint;
    }
}
