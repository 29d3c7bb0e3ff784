using System.Text;
using System.Xml;
using Standards.Exchange.Pictures;

namespace Standards.Exchange.AkomaNtoso;

/// <summary>Writes a document as Akoma Ntoso 3.0, valid against the strict schema for every document that the content model allows.</summary>
/// <remarks>
/// A <c>doc</c> whose <c>mainBody</c> holds clauses. Numbers stand in <c>num</c> for readers; <c>wId</c> is the permanent
/// identifier, <c>eId</c> follows from the place. What the schema has no element for is named by <c>name</c> or <c>class</c>.
/// </remarks>
public static class AkomaNtosoWriter
{
    static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.Entitize, CloseOutput = false };

    /// <summary>The file.</summary>
    /// <param name="pictures">The pictures, which stand in the file; another is named by its hash.</param>
    public static byte[] Write(Document document, Edition edition, PictureBook pictures)
    {
        using var file = new MemoryStream();
        using (var writer = XmlWriter.Create(file, Settings))
        {
            var xml = new AknElements(writer, document);
            writer.WriteStartDocument();
            writer.WriteWhitespace("\n");
            writer.WriteStartElement("akomaNtoso", Akn.Space.NamespaceName);
            xml.Start("doc");
            xml.Attribute("name", "standard");
            AknMeta.Write(xml, edition);
            xml.Start("mainBody");
            new AknDivisions(xml, pictures).Write(document.Elements);
            xml.End();
            xml.End();
            writer.WriteEndElement();
            writer.WriteEndDocument();
        }
        return file.ToArray();
    }
}
