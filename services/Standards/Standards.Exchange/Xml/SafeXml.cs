using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Standards.Exchange.Xml;

/// <summary>Reads XML that anyone may have written: no entities, nothing from elsewhere, within bounds.</summary>
static class SafeXml
{
    /// <summary>Largest file in bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Deepest nesting of elements.</summary>
    public const int MaxDepth = 200;

    /// <summary>Most elements, and most attributes of one.</summary>
    public const int MaxElements = 500_000, MaxAttributes = 200;

    /// <summary>The root element, without declarations of namespaces; each element carries its <see cref="Line"/>.</summary>
    /// <param name="skipsType">Whether a declaration of a document type is skipped unread, and with it all entities, instead of refused.</param>
    public static (XElement? Root, ExchangeRefusal? Refusal) Read(ReadOnlyMemory<byte> file, bool skipsType = false)
    {
        if (file.Length > MaxBytes)
            return (null, new ExchangeRefusal.TooLarge($"The file is larger than {MaxBytes / 1024 / 1024} MB."));
        try
        {
            using var stream = new MemoryStream(file.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, Settings(skipsType));
            return Read(reader);
        }
        catch (XmlException wrong)
        {
            return (null, DeclaresAType(file) ? new ExchangeRefusal.EntitiesForbidden() : new ExchangeRefusal.Malformed($"The file is not well-formed XML: {wrong.Message}"));
        }
    }

    static XmlReaderSettings Settings(bool skipsType) => new()
    {
        DtdProcessing = skipsType ? DtdProcessing.Ignore : DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = true,
    };

    static (XElement?, ExchangeRefusal?) Read(XmlReader reader)
    {
        XElement? root = null, at = null;
        var elements = 0;
        while (reader.Read())
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when ++elements > MaxElements || reader.AttributeCount > MaxAttributes:
                    return (null, new ExchangeRefusal.TooLarge($"The file has more than {MaxElements} elements, or one with more than {MaxAttributes} attributes."));
                case XmlNodeType.Element when reader.Depth >= MaxDepth:
                    return (null, new ExchangeRefusal.TooDeep(MaxDepth));
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
                default:
                    break;
            }
        return root is null ? (null, new ExchangeRefusal.Malformed("The file has no element.")) : (root, null);
    }

    static XElement ElementOf(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        element.AddAnnotation(new Line(((IXmlLineInfo)reader).LineNumber));
        while (reader.MoveToNextAttribute())
            if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
                element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
        return element;
    }

    static bool DeclaresAType(ReadOnlyMemory<byte> file)
    {
        using var text = new StreamReader(new MemoryStream(file.ToArray(), writable: false), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return text.ReadToEnd().Contains("<!DOCTYPE", StringComparison.Ordinal);
    }
}

/// <summary>On which line of its file an element begins.</summary>
sealed record Line(int Number)
{
    public static int Of(XElement element) => element.Annotation<Line>()?.Number ?? 0;
}
