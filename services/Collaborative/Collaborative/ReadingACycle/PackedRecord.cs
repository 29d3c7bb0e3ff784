using Collaborative.Domain.Cycles.Records;
using Collaborative.Storage;

namespace Collaborative.ReadingACycle;

/// <summary>A cycle with its published file as it is stored, packed.</summary>
/// <remarks>Each part is packed as soon as it is written, and is a member of its own: members that follow each other are one file (RFC 1952, 2.2).</remarks>
/// <param name="Packed">The file.</param>
sealed record PackedRecord(CycleRecord Record, byte[] Packed)
{
    /// <summary>Runs the cycle.</summary>
    public static PackedRecord Of(Snapshot snapshot)
    {
        var members = new ReadOnlyMemory<byte>[CycleRecord.PartCount];
        var record = CycleRecord.Of(snapshot, (part, text) => members[part] = Gzip.Pack(text.Span));
        var (packed, at) = (new byte[members.Sum(m => m.Length)], 0);
        foreach (var member in members)
        {
            member.CopyTo(packed.AsMemory(at));
            at += member.Length;
        }
        return new(record, packed);
    }
}
