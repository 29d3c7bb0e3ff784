using System.IO.Compression;

namespace Collaborative.ReadingACycle;

/// <summary>The published file of a cycle as it is stored: packed with gzip (RFC 1952), for most of it is said again and again. What was stored before that is not packed.</summary>
static class PackedRecord
{
    public static byte[] Pack(ReadOnlySpan<byte> record)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(record);
        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] stored)
    {
        if (stored is not [0x1f, 0x8b, ..])
            return stored;
        using var record = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(stored), CompressionMode.Decompress))
            gzip.CopyTo(record);
        return record.ToArray();
    }
}
