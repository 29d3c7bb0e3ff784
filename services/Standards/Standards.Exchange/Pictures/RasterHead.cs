using System.Buffers.Binary;

namespace Standards.Exchange.Pictures;

/// <summary>Finds out of which kind a picture of pixels is, and of which size, without unpacking it.</summary>
/// <remarks>PNG (ISO/IEC 15948), JPEG (ISO/IEC 10918-1, annex B), WebP (RFC 9649).</remarks>
static class RasterHead
{
    /// <summary>The head, or what is wrong with it; null where the bytes are none of these.</summary>
    public static (PictureHead? Head, PictureRefusal? Refusal)? Read(ReadOnlySpan<byte> file) => file switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png(file),
        [0xFF, 0xD8, 0xFF, ..]                                              => Jpeg(file),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP(file),
        _                                                                   => null,
    };

    /// <summary>Chunks follow each other to the last: length, name, content, check sum.</summary>
    static (PictureHead?, PictureRefusal?) Png(ReadOnlySpan<byte> file)
    {
        PictureHead? head = null;
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
                break;
            var name = file.Slice(at + 4, 4);
            var content = file.Slice(at + 8, (int)length);
            if (head is null)
            {
                if (!name.SequenceEqual("IHDR"u8) || length != 13)
                    break;
                head = Head("image/png", BinaryPrimitives.ReadUInt32BigEndian(content), BinaryPrimitives.ReadUInt32BigEndian(content[4..]));
                if (head is null)
                    return Broken("it has no size");
            }
            else if (name.SequenceEqual("acTL"u8))
            {
                return (null, new PictureRefusal.Moves());
            }
            else if (name.SequenceEqual("IEND"u8))
            {
                return (head, null);
            }
            at += 12 + (int)length;
        }
        return Broken("it ends before its end");
    }

    /// <summary>Segments follow each other up to the first scan; one of them begins the frame.</summary>
    static (PictureHead?, PictureRefusal?) Jpeg(ReadOnlySpan<byte> file)
    {
        PictureHead? head = null;
        for (var at = 2; at + 4 <= file.Length;)
        {
            if (file[at] != 0xFF)
                break;
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length)
                break;
            if (marker == 0xDA)
                return head is not null ? (head, null) : Broken("it has no frame");
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (length < 8 || (head = Head("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]))) is null)
                    return Broken("it has no size");
            }
            at += 2 + length;
        }
        return Broken("it ends before its end");
    }

    /// <summary>A file holds one image, and may hold a canvas around it, which is then of its size.</summary>
    static (PictureHead?, PictureRefusal?) WebP(ReadOnlySpan<byte> file)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) > file.Length - 8)
            return Broken("it ends before its end");
        PictureHead? canvas = null;
        for (var at = 12; at + 8 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (length > file.Length - at - 8)
                break;
            var name = file.Slice(at, 4);
            var content = file.Slice(at + 8, (int)length);
            if (name.SequenceEqual("VP8X"u8) && length >= 10)
            {
                if ((content[0] & 0x02) != 0)
                    return (null, new PictureRefusal.Moves());
                canvas = Head("image/webp", Three(content[4..]) + 1, Three(content[7..]) + 1);
            }
            else if (Image(name, content) is { } image)
            {
                return canvas is null || canvas == image ? (image, null) : Broken("its image is not of the size of its canvas");
            }
            at += 8 + (int)length + (int)(length & 1);
        }
        return Broken("it has no image");
    }

    static PictureHead? Image(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        if (name.SequenceEqual("VP8 "u8) && content is [_, _, _, 0x9D, 0x01, 0x2A, _, _, _, _, ..])
            return Head("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFFu);
        if (name.SequenceEqual("VP8L"u8) && content is [0x2F, _, _, _, _, ..])
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
            return Head("image/webp", (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
        }
        return null;
    }

    static uint Three(ReadOnlySpan<byte> bytes) => bytes[0] | ((uint)bytes[1] << 8) | ((uint)bytes[2] << 16);

    static PictureHead? Head(string mediaType, uint width, uint height) =>
        width is 0 or > int.MaxValue || height is 0 or > int.MaxValue ? null : new(mediaType, (int)width, (int)height);

    static (PictureHead?, PictureRefusal?) Broken(string problem) => (null, new PictureRefusal.Broken(problem));
}
