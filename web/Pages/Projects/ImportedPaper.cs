using System.IO.Compression;

namespace Web.Pages.Projects;

/// <summary>A file on its way to the service: chosen by a person, packed so that it fits into a question.</summary>
static class ImportedPaper
{
    /// <summary>Largest file that is read, and most characters of its packed form.</summary>
    public const int MaxBytes = 16 * 1024 * 1024, MaxPacked = 900_000;

    /// <summary>The file in base64 of its gzip, with its format; null where it is too large.</summary>
    public static async Task<(string Format, string Content)?> Pack(IFormFile file, CancellationToken cancel)
    {
        if (file.Length > MaxBytes)
            return null;
        using var bytes = new MemoryStream();
        await using (var opened = file.OpenReadStream())
            await opened.CopyToAsync(bytes, cancel);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(bytes.ToArray(), cancel);
        var content = Convert.ToBase64String(packed.ToArray());
        return content.Length > MaxPacked ? null : (FormatOf(bytes.ToArray()), content);
    }

    static string FormatOf(byte[] file) => file.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? "JSON" : "AKOMA_NTOSO";
}
