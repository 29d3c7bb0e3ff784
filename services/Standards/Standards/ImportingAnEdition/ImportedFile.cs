using System.IO.Compression;
using Standards.Exchange;
using Standards.Exchange.AkomaNtoso;
using Standards.Exchange.Json;
using Standards.AddingAPicture;
using Standards.ExportingAnEdition;

namespace Standards.ImportingAnEdition;

/// <summary>A file that a client gives: base64 of its bytes, or of their gzip.</summary>
static class ImportedFile
{
    const int MaxBytes = 32 * 1024 * 1024;

    /// <exception cref="RefusalError">There is no document in it.</exception>
    public static async Task<Import.Taken> ReadAsync(PictureShelf pictures, ExchangeFormat format, string content, CancellationToken cancellation)
    {
        var file = Bytes(content);
        var import = format switch
        {
            ExchangeFormat.AkomaNtoso => AkomaNtosoReader.Read(file, await pictures.SizesAsync(AkomaNtosoReader.PicturesNamedIn(file), cancellation)),
            ExchangeFormat.Json       => CanonicalDocument.Read(file),
            _                         => new Import.Refused(new ExchangeRefusal.WrongFormat("Only Akoma Ntoso and the document's own JSON can be read back.")),
        };
        return import switch
        {
            Import.Taken taken     => taken,
            Import.Refused refused => throw new RefusalError(refused.Reason.Code, refused.Reason.Message),
            _                      => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Keeps the pictures of a file for the text that it becomes.</summary>
    /// <exception cref="RefusalError">There are too many.</exception>
    public static async Task KeepAsync(this PictureShelf pictures, Import.Taken taken, Guid holder, Guid? by, CancellationToken cancellation)
    {
        foreach (var picture in taken.Pictures)
            await pictures.KeepAsync(picture, holder, by, cancellation);
        var inFile = taken.Pictures.Select(p => p.Sha256).ToHashSet();
        foreach (var hash in Showing.Hashes(taken.Document.All()).Where(h => !inFile.Contains(h)))
            if (await pictures.FindAsync(hash, cancellation) is { } known)
                await pictures.KeepAsync(known, holder, by, cancellation);
    }

    /// <summary>The file, unpacked.</summary>
    /// <exception cref="RefusalError">It is none.</exception>
    public static byte[] Bytes(string content)
    {
        var bytes = new byte[content.Length];
        return Convert.TryFromBase64String(content, bytes, out var written) ? Unpacked(bytes[..written]) : throw new RefusalError("input.invalid", "The content is not base64.");
    }

    static byte[] Unpacked(byte[] file)
    {
        if (file is not [0x1F, 0x8B, ..])
            return file;
        try
        {
            using var packed = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var buffer = new byte[81_920];
            for (var read = packed.Read(buffer); read > 0; read = packed.Read(buffer))
            {
                if (unpacked.Length + read > MaxBytes)
                    throw new RefusalError("exchange.too_large", $"The file is larger than {MaxBytes / 1024 / 1024} MB.");
                unpacked.Write(buffer, 0, read);
            }
            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new RefusalError("exchange.malformed", "The file is packed, and cannot be unpacked.");
        }
    }
}
