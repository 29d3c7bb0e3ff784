using System.Text.RegularExpressions;
using Standards.Exchange.Pictures;

namespace Standards.Exchange.AkomaNtoso;

/// <summary>Finds the pictures that a file shows: those that stand in it, and those that are named by their hashes.</summary>
/// <param name="known">The pictures that are there; null to take the file's word for them.</param>
sealed partial class AknPictures(PictureBook? known)
{
    readonly Dictionary<string, Picture> taken = [];

    /// <summary>Those that stood in the file.</summary>
    public ImmutableArray<Picture> Taken => [.. taken.Values];

    /// <summary>A figure without words, or why there is none.</summary>
    public (Traits.OfFigure? Figure, string Problem) Find(string? address)
    {
        if (Picture.OfData(address) is var (picture, refusal))
        {
            if (picture is null)
                return (null, refusal!.Message);
            taken[picture.Sha256] = picture;
            return (Of(picture), "");
        }
        if (known is null && Akn.PictureAt(address) is var (sha256, mediaType))
            return (new(sha256, mediaType, ""), "");
        return (Akn.PictureAt(address)?.Sha256 ?? HashInPath(address)) is { } hash && known?.Find(hash) is { } here
            ? (Of(here), "")
            : (null, "It neither stands in the file nor is it known here by its hash.");
    }

    /// <summary>The hash at the end of an address of this site, or of another like it.</summary>
    public static string? HashInPath(string? address) => address is not null && Path().Match(address) is { Success: true } match ? match.Groups["hash"].Value : null;

    static Traits.OfFigure Of(Picture picture) => new(picture.Sha256, picture.MediaType, "");

    [GeneratedRegex(@"(^|/)pictures/(?<hash>[0-9a-f]{64})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Path();
}
