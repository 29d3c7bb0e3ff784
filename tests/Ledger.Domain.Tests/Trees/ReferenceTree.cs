using System.Security.Cryptography;

namespace Ledger.Domain.Tests.Trees;

/// <summary>The definitions of RFC 9162, section 2.1, and of the draft on subtrees, word for word: slow, obvious, and all bytes.</summary>
static class ReferenceTree
{
    public static byte[] Hash(ReadOnlySpan<byte[]> data) => data switch
    {
        [] => SHA256.HashData([]),
        [var one] => SHA256.HashData([0, .. one]),
        _ => SHA256.HashData([1, .. Hash(data[..Split(data.Length)]), .. Hash(data[Split(data.Length)..])]),
    };

    public static IEnumerable<byte[]> InclusionPath(int m, byte[][] data)
    {
        if (data.Length == 1)
            return [];
        var k = Split(data.Length);
        return m < k
            ? InclusionPath(m, data[..k]).Append(Hash(data[k..]))
            : InclusionPath(m - k, data[k..]).Append(Hash(data[..k]));
    }

    public static IEnumerable<byte[]> ConsistencyPath(int m, byte[][] data) => SubtreePath(0, m, data, complete: true);

    public static IEnumerable<byte[]> SubtreePath(int start, int end, byte[][] data, bool complete = true)
    {
        if (start == 0 && end == data.Length)
            return complete ? [] : [Hash(data)];
        var k = Split(data.Length);
        if (end <= k)
            return SubtreePath(start, end, data[..k], complete).Append(Hash(data[k..]));
        if (k <= start)
            return SubtreePath(start - k, end - k, data[k..], complete).Append(Hash(data[..k]));
        return SubtreePath(0, end - k, data[k..], complete: false).Append(Hash(data[..k]));
    }

    /// <summary>The largest power of two below n.</summary>
    static int Split(int n)
    {
        var k = 1;
        while (k * 2 < n)
            k *= 2;
        return k;
    }
}
