using System.Security.Cryptography;

namespace Standards.Exchange.Pictures;

/// <summary>A picture that a figure may show: of a kind that is known, within bounds, and without anything that acts.</summary>
/// <param name="Sha256">Of the bytes, in lower-case hexadecimal digits: by this a figure names it.</param>
/// <param name="MediaType">One of <see cref="Traits.OfFigure.MediaTypes"/>, as the bytes say.</param>
/// <param name="Width">In pixels, from 1.</param>
/// <param name="Height">In pixels, from 1.</param>
/// <param name="Bytes">The file. That of an SVG is as it was cleaned, and cleaning it again changes nothing.</param>
public sealed record Picture(string Sha256, string MediaType, int Width, int Height, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>Most pixels: what a program that shows the picture has to unpack.</summary>
    public const long MaxPixels = 25_000_000;

    /// <summary>Longest side, in pixels.</summary>
    public const int MaxSide = 16_000;

    /// <summary>The same as PNG, for files whose readers may not know its kind; null where nobody painted it.</summary>
    public ReadOnlyMemory<byte>? Painted { get; init; }

    /// <summary>The ending of a file's name.</summary>
    public string Ending => MediaType switch { "image/png" => "png", "image/jpeg" => "jpg", "image/webp" => "webp", _ => "svg" };

    /// <summary>Where the site has it.</summary>
    public string Path => $"/pictures/{Sha256}";

    /// <summary>The whole picture as an address that needs nothing else: RFC 2397.</summary>
    public string Data => $"data:{MediaType};base64,{Convert.ToBase64String(Bytes.Span)}";

    /// <summary>Reads a file by its bytes, whatever its name says.</summary>
    /// <returns>The picture, or why it is not taken.</returns>
    public static (Picture? Picture, PictureRefusal? Refusal) Read(ReadOnlyMemory<byte> file)
    {
        if (file.IsEmpty)
            return (null, new PictureRefusal.Empty());
        if (file.Length > MaxBytes)
            return (null, new PictureRefusal.TooLarge());
        var (head, bytes, refusal) = RasterHead.Read(file.Span) is { } raster ? (raster.Head, file, raster.Refusal) : SvgCleaning.Clean(file);
        return refusal is not null ? (null, refusal)
            : !IsWithinBounds(head!) ? (null, new PictureRefusal.TooManyPixels(head!.Width, head.Height))
            : (new(Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), head!.MediaType, head.Width, head.Height, bytes), null);
    }

    /// <summary>Reads an address that holds a whole picture; null where it is none.</summary>
    public static (Picture? Picture, PictureRefusal? Refusal)? OfData(string? address)
    {
        const string Start = "data:image/", Base64 = ";base64,";
        if (address is null || !address.StartsWith(Start, StringComparison.OrdinalIgnoreCase) || address.IndexOf(Base64, StringComparison.OrdinalIgnoreCase) is not (> 0 and var at))
            return null;
        var encoded = address.AsSpan(at + Base64.Length);
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64Chars(encoded, bytes, out var length) ? Read(bytes.AsMemory(0, length)) : (null, new PictureRefusal.Broken("its base64 is broken"));
    }

    static bool IsWithinBounds(PictureHead head) => head.Width <= MaxSide && head.Height <= MaxSide && (long)head.Width * head.Height <= MaxPixels;
}

/// <summary>What the first bytes of a picture say.</summary>
sealed record PictureHead(string MediaType, int Width, int Height);

/// <summary>Why a picture was not taken.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record PictureRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is nothing in it.</summary>
    public sealed record Empty() : PictureRefusal("picture.empty", "The file is empty.");

    /// <summary>The file is larger than it may be.</summary>
    public sealed record TooLarge() : PictureRefusal("picture.too_large", $"The picture is larger than {Picture.MaxBytes / 1024 / 1024} MB.");

    /// <summary>It is of no kind that is known.</summary>
    public sealed record KindUnknown() : PictureRefusal("picture.kind_unknown", "The file is no picture that can be shown: give PNG, JPEG, WebP or SVG.");

    /// <summary>It is of a kind that is known, and not well formed.</summary>
    public sealed record Broken(string Problem) : PictureRefusal("picture.broken", $"The picture is broken: {Problem}.");

    /// <summary>It would be larger unpacked than it may be.</summary>
    public sealed record TooManyPixels(int Width, int Height) : PictureRefusal(
        "picture.too_many_pixels",
        $"The picture has {Width} × {Height} pixels; at most {Picture.MaxPixels / 1_000_000} million are taken, and {Picture.MaxSide} on a side.");

    /// <summary>It moves, which nobody could stop: WCAG 2.2, 2.2.2.</summary>
    public sealed record Moves() : PictureRefusal("picture.moves", "The picture moves. Give one that stands still.");

    /// <summary>A drawing that says nothing of its size.</summary>
    public sealed record NoSize() : PictureRefusal("picture.no_size", "The drawing has neither a size nor a viewBox.");

    /// <summary>A drawing that would be more than it may be when its parts are put in.</summary>
    public sealed record TooInvolved() : PictureRefusal("picture.too_involved", "The drawing has too many parts, or uses parts of itself too often.");
}
