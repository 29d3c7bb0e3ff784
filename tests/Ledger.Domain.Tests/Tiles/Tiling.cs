using CsCheck;

namespace Ledger.Domain.Tests.Tiles;

public sealed class Tiling
{
    [Theory]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(3, 999, 12, "tile/3/999.p/12")]
    [InlineData(63, 1000, 1, "tile/63/x001/000.p/1")]
    public void Writes_paths_as_published(int level, ulong index, int width, string path)
    {
        var tile = new TileAddress(level, index, width);
        Assert.Equal(path, tile.Path);
        Assert.True(TileAddress.TryParse(path["tile/".Length..], out var read));
        Assert.Equal(tile, read);
    }

    [Theory]
    [InlineData("0/1")]
    [InlineData("0/0001")]
    [InlineData("00/001")]
    [InlineData("64/001")]
    [InlineData("-1/001")]
    [InlineData("0/x000/001")]
    [InlineData("0/001/001")]
    [InlineData("0/x001")]
    [InlineData("0/001.p/0")]
    [InlineData("0/001.p/256")]
    [InlineData("0/001.p/07")]
    [InlineData("0/001.p/7.p/7")]
    [InlineData("0/001.p/")]
    [InlineData("0/")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("0/x018/x446/x744/x073/x709/x551/616")]
    [InlineData("0/../001")]
    public void Reads_no_other_path(string path) => Assert.False(TileAddress.TryParse(path, out _));

    [Fact]
    public void Reads_no_other_path_of_a_bundle()
    {
        Assert.True(EntryBundle.TryParse("x001/000.p/7", out var bundle));
        Assert.Equal((new EntryBundle(1000, 7), "tile/entries/x001/000.p/7"), (bundle, bundle.Path));
        Assert.False(EntryBundle.TryParse("1", out _));
    }

    // The example in C2SP tlog-tiles.
    [Fact]
    public void Divides_a_tree_of_70000_as_published() => Assert.Equal(
        ["0: 273 full, 112", "1: 1 full, 17", "2: 0 full, 1"],
        TileAddress.AllOf(70_000).GroupBy(t => t.Level).Select(l => $"{l.Key}: {l.Count(t => t.Width == 256)} full, {l.Single(t => t.Width < 256).Width}"));

    [Fact]
    public void Divides_a_tree_of_256_into_a_full_tile_and_one_hash_above() =>
        Assert.Equal([new(0, 0, 256), new(1, 0, 1)], TileAddress.AllOf(256));

    [Fact]
    public void Has_no_tile_for_an_empty_tree() => Assert.Empty(TileAddress.AllOf(0));

    [Fact]
    public void Knows_which_tiles_a_tree_has() => Gen.Select(Gen.ULong[0, 200_000], Gen.Int[0, 3], Gen.ULong[0, 800], Gen.Int[1, 256]).Sample((size, level, index, width) =>
        Assert.Equal(
            TileAddress.AllOf(size).Any(t => t.Level == level && t.Index == index && t.Width >= width),
            new TileAddress(level, index, width).IsIn(size)));

    [Fact]
    public void Has_no_tile_above_the_highest_tree()
    {
        Assert.False(new TileAddress(8, 0, 1).IsIn(ulong.MaxValue));
        Assert.False(new TileAddress(63, ulong.MaxValue, 256).IsIn(ulong.MaxValue));
        Assert.True(new TileAddress(7, 0, 255).IsIn(ulong.MaxValue));
    }

    [Fact]
    public void Holds_all_that_a_proof_needs() => Gen.Int[1, 700].Sample(size =>
    {
        var sample = new Sample(size);
        var tiles = TileAddress.AllOf((ulong)size).ToDictionary(t => (t.Level, t.Index), t => t.Nodes.Select(n => sample.Nodes[n]).ToArray());
        Assert.Equal(sample.Tree.Root, CompactRange.Of((ulong)size, [.. CompactRange.PeaksOf((ulong)size).Select(p => FromTiles(tiles, p))]).Root);
    }, iter: 20);

    /// <summary>As a reader does that has nothing but tiles: hash up from the tile that holds the node's leaves.</summary>
    static Digest FromTiles(Dictionary<(int, ulong), Digest[]> tiles, NodeAddress node)
    {
        var within = node.Level % TileAddress.Height;
        if (within == 0)
            return tiles[(node.Level / TileAddress.Height, node.Index / TileAddress.FullWidth)][node.Index % TileAddress.FullWidth];
        return TreeHash.Node(
            FromTiles(tiles, new(node.Level - 1, node.Index * 2)),
            FromTiles(tiles, new(node.Level - 1, (node.Index * 2) + 1)));
    }

    [Fact]
    public void Bundles_are_read_back() => Gen.Byte.Array[0, 40].Array[0, 10].Sample(entries =>
        Assert.Equal(entries, EntryBundle.Read(EntryBundle.Write(entries))!.Value));

    [Fact]
    public void A_broken_bundle_is_none() => Assert.Null(EntryBundle.Read([0, 3, 1, 2]));

    [Fact]
    public void Half_a_length_is_no_bundle() => Assert.Null(EntryBundle.Read([0]));
}
