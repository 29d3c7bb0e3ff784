using System.Globalization;
using System.Numerics;
using Ledger.Domain.Trees;

namespace Ledger.Domain.Tiles;

/// <summary>A tile: up to 256 neighbouring hashes of one tile level, of which each holds 256^<paramref name="Level"/> leaves (C2SP tlog-tiles).</summary>
/// <param name="Level">From 0, for leaf hashes, to 63; hashes of tile level n are nodes of tree level 8n.</param>
/// <param name="Index">From 0, from the left.</param>
/// <param name="Width">How many hashes there are: 256, or fewer in a partial tile.</param>
public readonly record struct TileAddress(int Level, ulong Index, int Width)
{
    /// <summary>Hashes in a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>Levels of the tree that one tile spans.</summary>
    public const int Height = 8;

    const int MaxLevel = 63;

    /// <summary>Such as <c>tile/0/x001/x234/067</c>, or <c>tile/0/x001/x234/067.p/12</c> for a partial tile.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"tile/{Level}/{TileIndex.Write(Index, Width)}");

    /// <summary>The nodes whose hashes the tile holds, in their order. Only of a tile that a tree has.</summary>
    public IEnumerable<NodeAddress> Nodes
    {
        get
        {
            var (level, first) = (Level * Height, Index * FullWidth);
            return Enumerable.Range(0, Width).Select(i => new NodeAddress(level, first + (ulong)i));
        }
    }

    /// <summary>Whether a tree of this size has the tile, whole or as the beginning of a wider one.</summary>
    public bool IsIn(ulong treeSize) => HashesAt(Level, treeSize) is var hashes
        && Index <= hashes / FullWidth
        && (ulong)Width <= hashes - (Index * FullWidth);

    /// <summary>All tiles of a tree, level by level, the partial ones as wide as they are.</summary>
    public static IEnumerable<TileAddress> AllOf(ulong treeSize)
    {
        for (var level = 0; HashesAt(level, treeSize) is > 0 and var hashes; level++)
            foreach (var (index, width) in Cut(hashes))
                yield return new(level, index, width);
    }

    /// <summary>Reads a path such as <c>0/x001/x234/067.p/12</c>, what stands after <c>tile/</c>.</summary>
    public static bool TryParse(string path, out TileAddress tile)
    {
        tile = default;
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0
            || !int.TryParse(path.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            || level > MaxLevel
            || !TileIndex.TryRead(path[(slash + 1)..], out var index, out var width))
            return false;

        tile = new(level, index, width);
        return tile.Path == $"tile/{path}";
    }

    internal static IEnumerable<(ulong Index, int Width)> Cut(ulong hashes)
    {
        for (ulong index = 0; index < hashes / FullWidth; index++)
            yield return (index, FullWidth);
        if (hashes % FullWidth is > 0 and var rest)
            yield return (hashes / FullWidth, (int)rest);
    }

    static ulong HashesAt(int level, ulong treeSize) => level * Height <= BitOperations.Log2(treeSize | 1) ? treeSize >> (level * Height) : 0;
}
