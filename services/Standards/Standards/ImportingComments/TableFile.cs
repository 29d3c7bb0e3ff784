using System.Buffers.Binary;
using System.IO.Compression;
using Standards.Domain.Comments.Tables;

namespace Standards.ImportingComments;

/// <summary>A file that somebody filled in, and what it is: that is told by its bytes, never by its name.</summary>
static class TableFile
{
    /// <summary>Largest file, before and after it was unpacked from gzip.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    const int SmallestGzip = 18;   // RFC 1952: a header of 10 bytes and a trailer of 8

    static readonly byte[] OldWord = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The bytes of a file that came as base64, gzipped where its sender saw fit.</summary>
    /// <exception cref="RefusalError">It is none, or it is too large.</exception>
    public static byte[] Unwrap(string content)
    {
        if (content.Length > (MaxBytes / 3 * 4) + 4)
            throw TooLarge();
        var bytes = new byte[((content.Length / 4) + 1) * 3];
        if (!Convert.TryFromBase64String(content, bytes, out var length))
            throw new RefusalError("input.invalid", "content is not base64.");
        return bytes.AsSpan(0, length) is [0x1F, 0x8B, ..] ? Unzip(bytes, length) : bytes[..length];
    }

    /// <summary>All rows of a file.</summary>
    /// <exception cref="RefusalError">It cannot be read as a table, and says why.</exception>
    public static ImmutableArray<TableRow> Read(byte[] file) => file switch
    {
        []                                              => throw new RefusalError("table.empty", "The file is empty."),
        { Length: > MaxBytes }                          => throw TooLarge(),
        [0x50, 0x4B, ..]                                => WordTable.Read(file),
        _ when file.AsSpan().StartsWith(OldWord)        => throw new RefusalError("table.old_word", "The file is of an old Word, or locked by a password. Save it as a Word document (.docx) without a password."),
        _                                               => CsvTable.Read(file),
    };

    /// <remarks>The stream of .NET ends in silence where a file was cut off, so the length in the trailer is compared. One member is taken, as browsers write it.</remarks>
    static byte[] Unzip(byte[] packed, int length)
    {
        if (length < SmallestGzip)
            throw DamagedGzip();
        var lengthInTrailer = BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(length - sizeof(uint), sizeof(uint)));
        using var gzip = new GZipStream(new MemoryStream(packed, 0, length), CompressionMode.Decompress);
        var unpacked = new MemoryStream();
        try
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > MaxBytes)
                    throw TooLarge();
            }
            return unpacked.Length == lengthInTrailer ? unpacked.ToArray() : throw DamagedGzip();
        }
        catch (InvalidDataException)
        {
            throw DamagedGzip();
        }
    }

    static RefusalError DamagedGzip() => new("table.malformed", "The file is damaged: its gzip cannot be unpacked.");

    static RefusalError TooLarge() => new("table.too_large", $"The file is larger than {MaxBytes / 1024 / 1024} MB. Divide the table.");
}
