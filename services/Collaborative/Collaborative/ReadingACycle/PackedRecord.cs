using System.IO.Compression;
using Collaborative.Domain.Cycles.Records;

namespace Collaborative.ReadingACycle;

/// <summary>A cycle with its published file as it is stored: packed with gzip (RFC 1952), for most of it is said again and again. What was stored before that is not packed.</summary>
/// <remarks>Each part is packed as soon as it is written, and is a member of its own: members that follow each other are one file (RFC 1952, 2.2).</remarks>
/// <param name="Packed">The file.</param>
sealed record PackedRecord(CycleRecord Record, byte[] Packed)
{
    /// <summary>Runs the cycle.</summary>
    public static PackedRecord Of(Snapshot snapshot)
    {
        var members = new ReadOnlyMemory<byte>[CycleRecord.PartCount];
        var record = CycleRecord.Of(snapshot, (part, text) => members[part] = Pack(text.Span));
        var (packed, at) = (new byte[members.Sum(m => m.Length)], 0);
        foreach (var member in members)
        {
            member.CopyTo(packed.AsMemory(at));
            at += member.Length;
        }
        return new(record, packed);
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

    static ReadOnlyMemory<byte> Pack(ReadOnlySpan<byte> text)
    {
        using var packed = new MemoryStream((text.Length / 8) + 256);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(text);
        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }
}
