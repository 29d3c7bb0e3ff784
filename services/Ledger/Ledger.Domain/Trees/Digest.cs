using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ledger.Domain.Trees;

/// <summary>A SHA-256 value: the hash of a leaf, of a node, or of a whole tree.</summary>
/// <remarks>Equality is by value. <c>default</c> is 32 zero bytes.</remarks>
public readonly record struct Digest
{
    /// <summary>Bytes in a digest.</summary>
    public const int Length = 32;

    readonly UInt128 high;
    readonly UInt128 low;

    /// <param name="bytes">Exactly <see cref="Length"/> bytes.</param>
    /// <exception cref="ArgumentException">There are more or fewer bytes.</exception>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException($"A digest has {Length} bytes.", nameof(bytes));
        high = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        low = BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]);
    }

    /// <summary>The SHA-256 of some data.</summary>
    public static Digest Of(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(data, hash);
        return new(hash);
    }

    /// <summary>Reads 64 lower-case hexadecimal digits, and nothing else.</summary>
    public static bool TryParseHex(string? text, out Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Length];
        var read = text?.Length == 2 * Length
            && !text.AsSpan().ContainsAnyInRange('A', 'F')
            && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
        digest = read ? new(bytes) : default;
        return read;
    }

    /// <summary>Reads the one base64 form (RFC 4648, section 4, with padding) that <see cref="ToBase64"/> writes.</summary>
    public static bool TryParseBase64(string? text, out Digest digest)
    {
        var read = StrictBase64.TryDecode(text, out var bytes) && bytes.Length == Length;
        digest = read ? new(bytes) : default;
        return read;
    }

    /// <summary>Writes the digest to the first 32 bytes.</summary>
    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt128BigEndian(target, high);
        BinaryPrimitives.WriteUInt128BigEndian(target[16..], low);
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>44 characters of base64, padding included.</summary>
    public string ToBase64() => Convert.ToBase64String(ToArray());

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string ToHex() => Convert.ToHexStringLower(ToArray());

    /// <summary>The same as <see cref="ToBase64"/>.</summary>
    public override string ToString() => ToBase64();
}
