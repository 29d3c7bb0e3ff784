using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using DocumentFormat.OpenXml.Packaging;
using Standards.Exchange.Pictures;
using Drawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;
using Inline = DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Picture = Standards.Exchange.Pictures.Picture;

namespace Standards.Exchange.Docx;

/// <summary>Puts pictures into a file, each once, with their words for who does not see them.</summary>
/// <remarks>Word shows PNG and JPEG. A drawing goes along as such for programs that know it; the others see it painted.</remarks>
sealed class DocxPictures(MainDocumentPart main, PictureBook book)
{
    const long Pixel = 9_525;                    // in English Metric Units, of which 914 400 are an inch
    const long WidthOfText = 6_120_130;          // 170 mm
    const long HeightOfText = 8_280_000;         // 230 mm
    const string SvgExtension = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
    const string PictureSpace = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    readonly Dictionary<string, string> parts = [];
    uint next = 1;

    /// <summary>The picture of a figure; null where it is not at hand, or only as something that no word processor shows.</summary>
    public Drawing? Of(Traits.OfFigure figure)
    {
        if (book.Of(figure) is not { } picture || Shown(picture) is not { } blip)
            return null;
        var (width, height) = Size(picture);
        var id = next++;
        var alternative = DocxWriter.Plain(figure.Alternative);
        return new(new Inline(
            new Extent { Cx = width, Cy = height },
            new DocProperties { Id = id, Name = $"Picture {id}", Description = alternative },
            new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(new GraphicFrameLocks { NoChangeAspect = true }),
            new Graphic(new GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = id, Name = $"{picture.Sha256[..12]}.{picture.Ending}", Description = alternative }, new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(blip, new Stretch(new FillRectangle())),
                new Pic.ShapeProperties(new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = width, Cy = height }), new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle })))
            { Uri = PictureSpace }))
        { DistanceFromTop = 0U, DistanceFromBottom = 0U, DistanceFromLeft = 0U, DistanceFromRight = 0U });
    }

    Blip? Shown(Picture picture)
    {
        if (picture.MediaType is "image/png" or "image/jpeg")
            return new Blip { Embed = Part(picture.Sha256, picture.MediaType, picture.Bytes) };
        if (picture.Painted is not { } painted)
            return null;
        var blip = new Blip { Embed = Part(picture.Sha256 + " painted", "image/png", painted) };
        if (picture.MediaType is "image/svg+xml")
            blip.Append(new BlipExtensionList(new BlipExtension(new SVGBlip { Embed = Part(picture.Sha256, picture.MediaType, picture.Bytes) }) { Uri = SvgExtension }));
        return blip;
    }

    string Part(string name, string mediaType, ReadOnlyMemory<byte> bytes)
    {
        if (parts.TryGetValue(name, out var known))
            return known;
        var part = main.AddImagePart(mediaType switch { "image/png" => ImagePartType.Png, "image/jpeg" => ImagePartType.Jpeg, _ => ImagePartType.Svg });
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        part.FeedData(stream);
        return parts[name] = main.GetIdOfPart(part);
    }

    /// <summary>As large as it is, where that stands on a page.</summary>
    static (long Width, long Height) Size(Picture picture)
    {
        var (width, height) = (picture.Width * Pixel, picture.Height * Pixel);
        if (width > WidthOfText)
            (width, height) = (WidthOfText, Math.Max(1, height * WidthOfText / width));
        return height > HeightOfText ? (Math.Max(1, width * HeightOfText / height), HeightOfText) : (width, height);
    }
}
