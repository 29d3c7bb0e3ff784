using System.Text;
using System.Xml;

namespace Standards.Exchange.Xliff;

/// <summary>Writes a document for translation: XLIFF 2.1, a unit for each text under the permanent identifier of its element, groups for clauses.</summary>
/// <remarks>Emphasis is spanning codes; a cross reference is a placeholder that cannot be deleted. The metadata say which language is authentic.</remarks>
public static class XliffWriter
{
    const string Metadata = "urn:oasis:names:tc:xliff:metadata:2.0";

    static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.Entitize };

    /// <summary>The file.</summary>
    /// <param name="source">The text in the language of the edition.</param>
    /// <param name="translation">What is translated so far.</param>
    /// <param name="authentic">The languages whose text is authentic.</param>
    public static byte[] Write(Document source, Edition edition, Translation translation, IReadOnlyCollection<Language> authentic)
    {
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, Settings))
        {
            xml.WriteStartElement("xliff", XliffSpaces.Core.NamespaceName);
            xml.WriteAttributeString("version", "2.1");
            xml.WriteAttributeString("srcLang", edition.Language.Code);
            xml.WriteAttributeString("trgLang", translation.Language.Code);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteStartElement("file", XliffSpaces.Core.NamespaceName);
            xml.WriteAttributeString("id", "f1");
            xml.WriteAttributeString("original", edition.Address.AbsoluteUri);
            xml.WriteAttributeString("srcDir", edition.Language.RightToLeft ? "rtl" : "ltr");
            xml.WriteAttributeString("trgDir", translation.Language.RightToLeft ? "rtl" : "ltr");
            WriteMetadata(xml, source, edition, authentic);
            new XliffTexts(xml, source, translation).Write(source.Elements);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return file.ToArray();
    }

    static void WriteMetadata(XmlWriter xml, Document source, Edition edition, IReadOnlyCollection<Language> authentic)
    {
        xml.WriteStartElement("mda", "metadata", Metadata);
        xml.WriteStartElement("metaGroup", Metadata);
        xml.WriteAttributeString("category", "standard");
        foreach (var (type, value) in new[] { ("symbol", edition.Symbol), ("title", edition.Title), ("authentic", string.Join(' ', authentic)), ("document-hash", DocumentJson.HashOf(source)) })
        {
            xml.WriteStartElement("meta", Metadata);
            xml.WriteAttributeString("type", type);
            xml.WriteString(Xml.XmlText.WithoutForbidden(value));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
