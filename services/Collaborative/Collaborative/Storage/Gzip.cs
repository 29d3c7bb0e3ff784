using System.IO.Compression;

namespace Collaborative.Storage;

/// <summary>Files in columns, packed (RFC 1952), for most of what they say is said again and again. What was stored before that is not packed.</summary>
static class Gzip
{
    public static ReadOnlyMemory<byte> Pack(ReadOnlySpan<byte> file)
    {
        using var packed = new MemoryStream((file.Length / 8) + 256);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(file);
        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }

    public static byte[] Unpack(byte[] stored)
    {
        if (stored is not [0x1f, 0x8b, ..])
            return stored;
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(stored), CompressionMode.Decompress))
            gzip.CopyTo(file);
        return file.ToArray();
    }
}
