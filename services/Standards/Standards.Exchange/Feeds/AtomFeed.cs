using System.Globalization;
using System.Text;
using System.Xml;

namespace Standards.Exchange.Feeds;

/// <summary>What is new, as a feed that readers follow: RFC 4287 (Atom).</summary>
public static class AtomFeed
{
    const string Space = "http://www.w3.org/2005/Atom";

    static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    /// <summary>The file.</summary>
    /// <param name="id">Of the feed, for ever the same.</param>
    /// <param name="self">Where the feed is, absolute.</param>
    /// <param name="entries">Newest first.</param>
    public static byte[] Write(Uri id, Uri self, string title, string author, IReadOnlyCollection<AtomEntry> entries)
    {
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, Settings))
        {
            xml.WriteStartElement("feed", Space);
            Text(xml, "id", id.AbsoluteUri);
            Text(xml, "title", title);
            Text(xml, "updated", Instant(entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries.Max(e => e.UpdatedAt)));
            Link(xml, "self", self);
            xml.WriteStartElement("author", Space);
            Text(xml, "name", author);
            xml.WriteEndElement();
            foreach (var entry in entries)
                Entry(xml, entry);
            xml.WriteEndElement();
        }
        return file.ToArray();
    }

    static void Entry(XmlWriter xml, AtomEntry entry)
    {
        xml.WriteStartElement("entry", Space);
        Text(xml, "id", entry.Id.AbsoluteUri);
        Text(xml, "title", entry.Title);
        Text(xml, "updated", Instant(entry.UpdatedAt));
        Link(xml, "alternate", entry.Address);
        Text(xml, "summary", entry.Summary);
        xml.WriteEndElement();
    }

    static void Link(XmlWriter xml, string relation, Uri address)
    {
        xml.WriteStartElement("link", Space);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address.AbsoluteUri);
        xml.WriteEndElement();
    }

    static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Space, Xml.XmlText.WithoutForbidden(text));

    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>One thing that is new.</summary>
/// <param name="Id">For ever the same.</param>
/// <param name="Title">One line.</param>
/// <param name="UpdatedAt">When it happened.</param>
/// <param name="Address">Where it is read, absolute.</param>
/// <param name="Summary">In plain words.</param>
public sealed record AtomEntry(Uri Id, string Title, DateTimeOffset UpdatedAt, Uri Address, string Summary);
