using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Standards.Exchange.Pictures;

namespace Standards.Exchange.Tests.Pictures;

public sealed class ReadingAPicture
{
    [Fact]
    public void Knows_each_kind_by_its_bytes_and_its_size()
    {
        Is("image/png", 640, 480, Files.Png(640, 480));
        Is("image/jpeg", 640, 480, Files.Jpeg(640, 480));
        Is("image/webp", 640, 480, Files.WebP(640, 480));
        Is("image/webp", 640, 480, Files.WebPLossless(640, 480));
        Is("image/svg+xml", 640, 480, Files.Svg("<rect width='10' height='10'/>", "width='640' height='480'"));

        static void Is(string mediaType, int width, int height, byte[] file)
        {
            var picture = Taken(file);
            Assert.Equal((mediaType, width, height), (picture.MediaType, picture.Width, picture.Height));
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(picture.Bytes.Span)), picture.Sha256);
            Assert.Equal(picture.Sha256, Picture.OfData(picture.Data)!.Value.Picture!.Sha256);   // what stands in a file comes back as the same
        }
    }

    [Fact]
    public void Refuses_by_name_what_is_no_picture_or_would_be_too_large()
    {
        Refuses("picture.empty", []);
        Refuses("picture.kind_unknown", "GIF89a"u8.ToArray());
        Refuses("picture.kind_unknown", Encoding.UTF8.GetBytes("<html><body onload='x()'/></html>"));
        Refuses("picture.kind_unknown", "MZ a program that is called picture.png"u8.ToArray());
        Refuses("picture.too_large", [.. Files.Png(10, 10), .. new byte[Picture.MaxBytes]]);
        Refuses("picture.too_many_pixels", Files.Png(60_000, 60_000));   // a few bytes that unpack to gigabytes
        Refuses("picture.too_many_pixels", Files.Png(20_000, 10));
        Refuses("picture.too_many_pixels", Files.Jpeg(65_000, 65_000));
        Refuses("picture.too_many_pixels", Files.WebP(16_000, 16_000));
        Refuses("picture.broken", Files.Png(0, 10));
        Refuses("picture.broken", Files.Png(10, 10)[..40]);
        Refuses("picture.broken", Files.Jpeg(10, 0));
        Refuses("picture.broken", Files.Jpeg(10, 10)[..12]);
        Refuses("picture.broken", Files.WebP(10, 10)[..20]);
        Refuses("picture.moves", Files.Png(10, 10, moves: true));
        Refuses("picture.moves", Files.WebPCanvas(10, 10, moves: true, Files.WebPLossless(10, 10)));
        Refuses("picture.broken", Files.WebPCanvas(10, 10, moves: false, Files.WebPLossless(9_000, 9_000)));   // a small canvas around a large image
        Refuses("picture.no_size", Files.Svg("<rect/>", ""));
        Refuses("picture.too_many_pixels", Files.Svg("<rect/>", "width='30000' height='10'"));
        Refuses("picture.broken", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'>"));
        Assert.Equal("picture.broken", Picture.OfData("data:image/png;base64,???")!.Value.Refusal!.Code);
        Assert.Null(Picture.OfData("https://pictures.example/a.png"));
    }

    [Fact]
    public void Takes_no_random_bytes_and_never_fails_on_them() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            foreach (var start in new[] { [], Files.Png(3, 3)[..20], Files.Jpeg(3, 3)[..4], Files.WebP(3, 3)[..16], "<svg "u8.ToArray() })
            {
                var (picture, refusal) = Picture.Read((byte[])[.. start, .. bytes]);
                Assert.True(picture is null != refusal is null);
            }
        }, iter: 2_000);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<rect onload='alert(1)'/>")]
    [InlineData("<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></body></foreignObject>")]
    [InlineData("<image href='https://elsewhere.example/alert.png'/>")]
    [InlineData("<use href='https://elsewhere.example/alert.svg#a'/>")]
    [InlineData("<use xmlns:x='http://www.w3.org/1999/xlink' x:href='data:image/svg+xml,alert'/>")]
    [InlineData("<a href='javascript:alert(1)'><rect/></a>")]
    [InlineData("<style>@import 'https://elsewhere.example/alert.css';</style>")]
    [InlineData("<style>rect { fill: url(https://elsewhere.example/alert) }</style>")]
    [InlineData("<style>rect { fill: u\\72l(https://elsewhere.example/alert) }</style>")]
    [InlineData("<style>rect { background: image-set('https://elsewhere.example/alert' 1x) }</style>")]
    [InlineData("<rect style='fill:url(//elsewhere.example/alert)'/>")]
    [InlineData("<rect fill='url( \"https://elsewhere.example/alert\" )'/>")]
    [InlineData("<set attributeName='href' to='javascript:alert(1)'/>")]
    [InlineData("<animate attributeName='href' values='javascript:alert(1)'/>")]
    [InlineData("<rect xml:base='https://elsewhere.example/alert'/>")]
    [InlineData("<filter id='f'><feImage href='https://elsewhere.example/alert'/></filter>")]
    [InlineData("<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>")]
    [InlineData("<metadata>alert</metadata><?xml-stylesheet href='https://elsewhere.example/alert'?><!-- alert -->")]
    public void Leaves_nothing_in_a_drawing_that_acts_or_reaches_out(string harm)
    {
        var text = Encoding.UTF8.GetString(Taken(Files.Svg($"{harm}<circle r='3'/>", "width='10' height='10'")).Bytes.Span);
        Assert.DoesNotContain("alert", text, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", text, StringComparison.Ordinal);
        Assert.Contains("<circle r=\"3\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_what_a_drawing_is_made_of_and_cleaning_again_changes_nothing()
    {
        const string Drawing = """
            <title>Cycle &amp; review</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient><g id="part"><rect width="3" height="3"/></g></defs>
            <style>.a { fill: url(#g); stroke: rgb(1, 2, 3) } .b &gt; text { font-size: 12px }</style>
            <g class="a" transform="translate(1 2)"><use href="#part" x="4"/><use xlink:href="#part"/><text x="1" y="2" xml:space="preserve">  Two  <tspan>words</tspan></text></g><path d="M0 0L1 1" style="fill:url('#g')"/>
            """;
        var once = Taken(Files.Svg(Drawing, "viewBox='0 0 200 100' xmlns:xlink='http://www.w3.org/1999/xlink'"));
        var text = Encoding.UTF8.GetString(once.Bytes.Span);
        foreach (var kept in new[] { "<title>Cycle &amp; review</title>", "fill: url(#g)", "href=\"#part\"", "xlink:href=\"#part\"", "  Two  ", "fill:url('#g')", "width=\"200\"", "height=\"100\"" })
            Assert.Contains(kept, text, StringComparison.Ordinal);
        Assert.Equal(once.Sha256, Taken(once.Bytes.ToArray()).Sha256);
    }

    [Fact]
    public void Skips_a_document_type_unread_and_expands_no_entity()
    {
        Assert.Equal(10, Taken(Encoding.UTF8.GetBytes("<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>")).Width);
        Refuses("picture.broken", Encoding.UTF8.GetBytes("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><text>&a;</text></svg>"));
    }

    [Fact]
    public void Refuses_a_drawing_that_grows_when_it_is_drawn()
    {
        var doubling = string.Concat(Enumerable.Range(0, 30).Select(i => $"<g id='g{i + 1}'><use href='#g{i}'/><use href='#g{i}'/></g>"));
        Refuses("picture.too_involved", Files.Svg($"<g id='g0'><rect/></g>{doubling}", "width='10' height='10'"));
        Refuses("picture.too_involved", Files.Svg("<g id='a'><use href='#a'/></g>", "width='10' height='10'"));
        Refuses("picture.too_involved", Files.Svg(string.Concat(Enumerable.Repeat("<rect/>", 20_001)), "width='10' height='10'"));
        Refuses("picture.too_involved", Files.Svg(string.Concat(Enumerable.Range(0, 15_000).Select(i => $"<use id='u{i}' href='#u{i + 1}'/>")), "width='10' height='10'"));
        Refuses("picture.too_involved", Files.Svg(string.Concat(Enumerable.Repeat("<g>", 300)) + string.Concat(Enumerable.Repeat("</g>", 300)), "width='10' height='10'"));
    }

    [Theory]
    [InlineData("width='2in' height='25.4mm'", 192, 96)]
    [InlineData("viewBox='0 0 200 100' width='100'", 100, 50)]
    [InlineData("viewBox='0,0,199.2,100' width='100%' height='100%'", 200, 100)]
    public void Reckons_the_size_of_a_drawing(string said, int width, int height)
    {
        var picture = Taken(Files.Svg("<rect/>", said));
        Assert.Equal((width, height), (picture.Width, picture.Height));
    }

    [Fact]
    public void Stands_in_a_valid_file_of_Akoma_Ntoso_and_comes_back_with_it()
    {
        var picture = Taken(Files.Svg("<rect/>", "width='10' height='10'"));
        var figure = Documents.Sample.E("f", ElementKind.Figure, "A box") with { Traits = new Traits.OfFigure(picture.Sha256, picture.MediaType, "A box.") };
        var document = new Document([Documents.Sample.E("c", ElementKind.Clause, "Boxes", figure)]);
        var file = Exchange.AkomaNtoso.AkomaNtosoWriter.Write(document, Documents.Sample.Edition, new([picture]));
        Assert.Empty(Tests.AkomaNtoso.StrictSchema.Problems(file));
        var taken = Assert.IsType<Import.Taken>(Exchange.AkomaNtoso.AkomaNtosoReader.Read(file, PictureBook.Empty));
        Assert.Equal((document, picture.Sha256), (taken.Document, Assert.Single(taken.Pictures).Sha256));
        var unknown = Assert.IsType<Import.Taken>(Exchange.AkomaNtoso.AkomaNtosoReader.Read(Exchange.AkomaNtoso.AkomaNtosoWriter.Write(document, Documents.Sample.Edition, PictureBook.Empty), PictureBook.Empty));
        Assert.Equal("picture.left_out", Assert.Single(unknown.Repairs).Code);
    }

    static Picture Taken(byte[] file)
    {
        var (picture, refusal) = Picture.Read(file);
        Assert.Null(refusal);
        return picture!;
    }

    static void Refuses(string code, byte[] file) => Assert.Equal(code, Picture.Read(file).Refusal?.Code);
}

/// <summary>Pictures as files, of which only the head matters.</summary>
static class Files
{
    public static byte[] Png(uint width, uint height, bool moves = false)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(head, width);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 6);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", head), .. moves ? Chunk("acTL", new byte[8]) : [], .. Chunk("IDAT", new byte[20]), .. Chunk("IEND", [])];

        static byte[] Chunk(string name, byte[] content)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
            return [.. length, .. Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0];
        }
    }

    public static byte[] Jpeg(int width, int height) =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC2, 0, 11, 8, (byte)(height >> 8), (byte)(height & 255), (byte)(width >> 8), (byte)(width & 255), 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 2, 0xFF, 0xD9];

    public static byte[] WebP(int width, int height) => Riff(Chunk("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A, (byte)(width & 255), (byte)(width >> 8), (byte)(height & 255), (byte)(height >> 8)]));

    public static byte[] WebPLossless(int width, int height)
    {
        var bits = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bits, (uint)(width - 1) | ((uint)(height - 1) << 14));
        return Riff(Chunk("VP8L", [0x2F, .. bits, 0]));
    }

    public static byte[] WebPCanvas(int width, int height, bool moves, byte[] image) => Riff([
        .. Chunk("VP8X", [(byte)(moves ? 2 : 0), 0, 0, 0, (byte)((width - 1) & 255), (byte)((width - 1) >> 8), 0, (byte)((height - 1) & 255), (byte)((height - 1) >> 8), 0]), .. image[12..]]);

    public static byte[] Svg(string inside, string said) => Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' {said}>{inside}</svg>");

    static byte[] Riff(byte[] chunks) => [.. "RIFF"u8, .. BitConverter.GetBytes(chunks.Length + 4), .. "WEBP"u8, .. chunks];

    static byte[] Chunk(string name, byte[] content) => [.. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(content.Length), .. content];
}
