using GraphQL;
using Standards.Exchange.Pictures;

namespace Standards.ReadingAPicture;

/// <summary>A picture that a figure shows.</summary>
[Public, Name("Picture")]
sealed class PictureView(Picture picture, bool isShown)
{
    /// <summary>SHA-256 of the bytes, in lower-case hexadecimal digits: by this a figure names it.</summary>
    public string Sha256 => picture.Sha256;

    public string MediaType => picture.MediaType;

    /// <summary>In pixels.</summary>
    public int Width => picture.Width;

    /// <summary>In pixels.</summary>
    public int Height => picture.Height;

    /// <summary>Whether a text that everyone may read has it.</summary>
    public bool Shown => isShown;

    /// <summary>The bytes in base64.</summary>
    public string Content => Convert.ToBase64String(picture.Bytes.Span);
}
