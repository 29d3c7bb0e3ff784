using System.Buffers.Binary;
using Ledger.Domain.Trees;

namespace Ledger.Domain.Tiles;

/// <summary>The entries under one tile of level 0, as they were hashed into it (C2SP tlog-tiles).</summary>
/// <param name="Index">From 0, from the left.</param>
/// <param name="Width">How many entries there are: 256, or fewer in a partial bundle.</param>
public readonly record struct EntryBundle(ulong Index, int Width)
{
    /// <summary>Such as <c>tile/entries/x001/x234/067.p/12</c>.</summary>
    public string Path => $"tile/entries/{TileIndex.Write(Index, Width)}";

    /// <summary>The leaves whose entries the bundle holds.</summary>
    public LeafRange Leaves => new(Index * TileAddress.FullWidth, (Index * TileAddress.FullWidth) + (ulong)Width);

    /// <summary>Whether a tree of this size has the bundle, whole or as the beginning of a wider one.</summary>
    public bool IsIn(ulong treeSize) => new TileAddress(0, Index, Width).IsIn(treeSize);

    /// <summary>All bundles of a tree.</summary>
    public static IEnumerable<EntryBundle> AllOf(ulong treeSize) => TileAddress.Cut(treeSize).Select(b => new EntryBundle(b.Index, b.Width));

    /// <summary>Reads a path such as <c>x001/x234/067.p/12</c>, what stands after <c>tile/entries/</c>.</summary>
    public static bool TryParse(string path, out EntryBundle bundle)
    {
        var read = TileIndex.TryRead(path, out var index, out var width);
        bundle = new(index, width);
        return read;
    }

    /// <summary>Entries, each after its length in two bytes, the high one first.</summary>
    public static byte[] Write(IEnumerable<byte[]> entries)
    {
        var bundle = new List<byte>();
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)entry.Length);
            bundle.AddRange(length);
            bundle.AddRange(entry);
        }
        return [.. bundle];
    }

    /// <summary>The entries of a bundle; null if the bytes are none.</summary>
    public static ImmutableArray<byte[]>? Read(ReadOnlySpan<byte> bundle)
    {
        var entries = ImmutableArray.CreateBuilder<byte[]>();
        while (!bundle.IsEmpty)
        {
            if (!BinaryPrimitives.TryReadUInt16BigEndian(bundle, out var length) || bundle.Length < sizeof(ushort) + length)
                return null;
            entries.Add(bundle.Slice(sizeof(ushort), length).ToArray());
            bundle = bundle[(sizeof(ushort) + length)..];
        }
        return entries.ToImmutable();
    }
}
