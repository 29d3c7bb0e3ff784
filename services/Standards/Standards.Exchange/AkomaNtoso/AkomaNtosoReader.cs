using System.Xml.Linq;
using Standards.Exchange.Mending;
using Standards.Exchange.Pictures;

namespace Standards.Exchange.AkomaNtoso;

/// <summary>Reads a document of Akoma Ntoso, of ours exactly, of others with repairs.</summary>
/// <remarks>
/// Parts with a heading become clauses, parts with a number alone become items of lists, and other parts are opened up.
/// Metadata and tables of contents are left out; numbers are computed anew. Of the rest no word is lost without a repair that says so.
/// </remarks>
public static class AkomaNtosoReader
{
    /// <summary>The hashes by which a file names pictures that do not stand in it.</summary>
    public static ImmutableArray<string> PicturesNamedIn(ReadOnlyMemory<byte> file) => Xml.SafeXml.Read(file).Root is { } root
        ? [.. root.Descendants().Where(e => e.Name.LocalName is "img").Select(e => Akn.PictureAt(e.Get("src"))?.Sha256 ?? AknPictures.HashInPath(e.Get("src"))).OfType<string>().Distinct()]
        : [];

    /// <summary>Reads a file.</summary>
    /// <param name="known">The pictures that are there, of those that the file names; null to take its word for them.</param>
    public static Import Read(ReadOnlyMemory<byte> file, PictureBook? known = null)
    {
        var (root, refusal) = Xml.SafeXml.Read(file);
        if (refusal is not null)
            return new Import.Refused(refusal);
        if (root!.Name.LocalName is not "akomaNtoso")
            return new Import.Refused(new ExchangeRefusal.WrongFormat($"The file begins with <{root.Name.LocalName}>, not with <akomaNtoso>."));

        var repairs = new RepairList();
        if (!root.Name.NamespaceName.StartsWith(Akn.AnySpace, StringComparison.Ordinal))
            repairs.Add("namespace.other", AknNames.PlaceOf(root), $"The namespace \"{root.Name.NamespaceName}\" is none of Akoma Ntoso 3.0; it was read as if it were.");
        var names = new Dictionary<string, Node>();
        var pictures = new AknPictures(known);
        var blocks = new AknBlockReader(repairs, new(repairs), names, pictures);
        var section = new AknSections(repairs, blocks).Read(root);
        var import = new Builder(repairs, names).Build(new AknAssembly(repairs, blocks).Divisions(section));
        return import is Import.Taken taken ? taken with { Pictures = pictures.Taken } : import;
    }
}

/// <summary>Reads parts as they stand in the file.</summary>
sealed class AknSections(RepairList repairs, AknBlockReader blocks)
{
    public AknSection Read(XElement element)
    {
        var section = new AknSection(element);
        Below(element, section);
        return section;
    }

    void Below(XElement element, AknSection into)
    {
        foreach (var child in element.Elements())
            Child(child, into);
    }

    void Child(XElement child, AknSection into)
    {
        var name = child.Name.LocalName;
        if (name is "meta")
            return;
        if (name is "num" && into.Number.Length == 0)
            into.Number = string.Concat(blocks.Words(child, []).Select(p => p.Text));
        else if (name is "heading" && into.Heading.Count == 0)
            Heading(child, into);
        else if (name is "toc")
            repairs.Add("contents.left_out", AknNames.PlaceOf(child), "The table of contents was left out: it is computed.");
        else if (name is "componentRef" or "documentRef")
            repairs.Add("document.left_out", AknNames.PlaceOf(child), $"\"{child.Get("showAs") ?? child.Get("src") ?? child.Get("href")}\" stands in another file and was left out.");
        else if (AknNames.Blocks.Contains(name) || AknNames.HoldsWords(child))
            into.Content.AddRange(blocks.Read(child));
        else if (AknNames.Transparent.Contains(name))
            Below(child, into);
        else
            into.Content.Add(Read(child));
    }

    void Heading(XElement heading, AknSection into)
    {
        var notes = new List<Node>();
        into.Heading = blocks.Words(heading, notes);
        into.Content.AddRange(notes);
    }
}
