using System.Xml;
using System.Xml.Linq;

namespace Compliance.Oscal.Xml;

/// <summary>Reads XML that anyone may have written: no entities, nothing from elsewhere, within bounds.</summary>
static class SafeXml
{
    const int MaxAttributes = 200;

    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        CheckCharacters = true,
        MaxCharactersInDocument = OscalBounds.MaxBytes,
    };

    /// <summary>The root element; each element carries its <see cref="Line"/>.</summary>
    public static XElement Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var stream = new MemoryStream(file.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, Settings);
            return Read(reader);
        }
        catch (XmlException wrong)
        {
            throw file.Span.IndexOf("<!DOCTYPE"u8) is >= 0 and var at
                ? new OscalStop("oscal.entities_forbidden", "The document has a document type declaration. Save it without one: entities of its own are never read.", $"line {file.Span[..at].Count((byte)'\n') + 1}")
                : new OscalStop("oscal.malformed", $"The document is not well-formed XML: {wrong.Message}", Where(wrong));
        }
    }

    static string Where(XmlException wrong) => wrong.LineNumber > 0 ? $"line {wrong.LineNumber}" : "";

    static XElement Read(XmlReader reader)
    {
        XElement? root = null, at = null;
        var elements = 0;
        while (reader.Read())
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when ++elements > OscalBounds.MaxElements || reader.AttributeCount > MaxAttributes:
                    throw new OscalStop("oscal.too_large", $"The document has more than {OscalBounds.MaxElements} elements, or one with more than {MaxAttributes} attributes.");
                case XmlNodeType.Element when reader.Depth >= OscalBounds.MaxDepth:
                    throw OscalBounds.TooDeep();
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = ElementOf(reader);
                    root ??= element;
                    at?.Add(element);
                    at = isEmpty ? at : element;
                    break;
                case XmlNodeType.EndElement:
                    at = at!.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    at?.Add(new XText(reader.Value));
                    break;
                case XmlNodeType.ProcessingInstruction when at is not null && reader.Name == Spelling.Name:
                    at.Add(new XProcessingInstruction(Spelling.Name, reader.Value));
                    break;
                default:
                    break;
            }
        return root ?? throw new OscalStop("oscal.malformed", "The document has no element.");
    }

    static XElement ElementOf(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        element.AddAnnotation(new Line(((IXmlLineInfo)reader).LineNumber));
        while (reader.MoveToNextAttribute())
            if (reader.NamespaceURI.Length == 0)
                element.SetAttributeValue(reader.LocalName, reader.Value);
        return element;
    }
}

/// <summary>On which line of its file an element begins.</summary>
sealed record Line(int Number)
{
    public static string Of(XElement element) => element.Annotation<Line>() is { } line ? $"line {line.Number}" : "";
}
