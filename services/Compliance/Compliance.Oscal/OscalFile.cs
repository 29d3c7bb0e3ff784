using System.Text;
using Compliance.Oscal.Json;
using Compliance.Oscal.Xml;
using Compliance.Oscal.Yaml;

namespace Compliance.Oscal;

/// <summary>Reads and writes documents of every OSCAL model in its three notations, with nothing lost between them.</summary>
public static class OscalFile
{
    /// <summary>The document in a file that anyone may have written.</summary>
    /// <param name="format">The notation; null to tell by the first sign.</param>
    public static Outcome<OscalDocument> Read(ReadOnlyMemory<byte> file, OscalFormat? format = null) => Outcome<OscalDocument>.Of(() => Load(file, format));

    /// <summary>The document in a stream, of which no more is read than a document may have.</summary>
    public static Outcome<OscalDocument> Read(Stream stream, OscalFormat? format = null) => Outcome<OscalDocument>.Of(() => Load(Bounded(stream), format));

    /// <summary>The document in a notation, in UTF-8.</summary>
    public static Outcome<byte[]> Write(OscalDocument document, OscalFormat format) => Outcome<byte[]>.Of(() => format switch
    {
        OscalFormat.Json => SafeJson.Write(document.Content),
        OscalFormat.Xml  => XmlWriting.Write(document.Content),
        OscalFormat.Yaml => YamlWriting.Write(document.Content),
        _                => throw new UnreachableException(),
    });

    /// <summary>The notation that a name or a media type tells, such as <c>application/oscal.catalog+xml</c>; null where it tells none.</summary>
    public static OscalFormat? FormatOf(string? nameOrMediaType) => nameOrMediaType?.ToLowerInvariant() switch
    {
        null                                                                     => null,
        var n when n.EndsWith("json", StringComparison.Ordinal)                  => OscalFormat.Json,
        var n when n.EndsWith("xml", StringComparison.Ordinal)                   => OscalFormat.Xml,
        var n when n.EndsWith("yaml", StringComparison.Ordinal) || n.EndsWith("yml", StringComparison.Ordinal) => OscalFormat.Yaml,
        _                                                                        => null,
    };

    internal static OscalDocument Load(ReadOnlyMemory<byte> file, OscalFormat? format)
    {
        if (file.Length > OscalBounds.MaxBytes)
            throw OscalBounds.TooLarge();
        var notation = format ?? Sniff(file.Span);
        var content = notation switch
        {
            OscalFormat.Json => SafeJson.Read(file),
            OscalFormat.Xml  => XmlReading.Read(file),
            OscalFormat.Yaml => YamlReading.Read(file),
            _                => throw new UnreachableException(),
        };
        return new OscalDocument(content, notation);
    }

    internal static byte[] Bounded(Stream stream)
    {
        if (stream.CanSeek && stream.Length - stream.Position > OscalBounds.MaxBytes)
            throw OscalBounds.TooLarge();
        using var read = new MemoryStream();
        var page = new byte[81920];
        for (int got; (got = stream.Read(page)) > 0;)
        {
            if (read.Length + got > OscalBounds.MaxBytes)
                throw OscalBounds.TooLarge();
            read.Write(page, 0, got);
        }
        return read.ToArray();
    }

    static OscalFormat Sniff(ReadOnlySpan<byte> file)
    {
        var text = file.StartsWith(Encoding.UTF8.Preamble) ? file[3..] : file;
        var sign = text.TrimStart(" \t\r\n"u8);
        return sign.IsEmpty ? OscalFormat.Yaml : sign[0] switch
        {
            (byte)'<' => OscalFormat.Xml,
            (byte)'{' => OscalFormat.Json,
            0xFE or 0xFF => OscalFormat.Xml,
            _ => OscalFormat.Yaml,
        };
    }
}
