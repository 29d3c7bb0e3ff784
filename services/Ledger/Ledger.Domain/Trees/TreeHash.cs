namespace Ledger.Domain.Trees;

/// <summary>How leaves and nodes are hashed: RFC 6962, section 2.1 (unchanged in RFC 9162), with SHA-256.</summary>
/// <remarks>The prefixes keep a leaf from being passed off as a node.</remarks>
public static class TreeHash
{
    /// <summary>The root of the tree that has no leaves: SHA-256 of nothing.</summary>
    public static Digest EmptyTree { get; } = Digest.Of([]);

    /// <summary>SHA-256(0x00 ‖ data).</summary>
    public static Digest Leaf(ReadOnlySpan<byte> data) => Digest.Of([0x00, .. data]);

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> data = stackalloc byte[1 + (2 * Digest.Length)];
        data[0] = 0x01;
        left.CopyTo(data[1..]);
        right.CopyTo(data[(1 + Digest.Length)..]);
        return Digest.Of(data);
    }
}
