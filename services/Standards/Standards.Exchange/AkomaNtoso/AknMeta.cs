using System.Globalization;

namespace Standards.Exchange.AkomaNtoso;

/// <summary>What a file of Akoma Ntoso says of its work, expression and manifestation (FRBR), and the concepts it refers to.</summary>
static class AknMeta
{
    /// <summary>What provisions and annexes refer to by <c>refersTo</c>.</summary>
    public static readonly ImmutableArray<string> Concepts =
        [.. Enum.GetNames<Modality>().Concat(Enum.GetNames<AnnexStatus>()).Select(n => n.ToLowerInvariant())];

    public static void Write(AknElements xml, Edition edition)
    {
        var work = $"/akn/un/standard/{edition.Slug}";
        var expression = string.Create(CultureInfo.InvariantCulture, $"{work}/{edition.Language.LongCode}@{edition.PublishedAt.UtcDateTime:yyyy-MM-dd}");
        var date = edition.PublishedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        xml.Start("meta");
        xml.Start("identification");
        xml.Attribute("source", "#publisher");
        Level(xml, "FRBRWork", work, date, () =>
        {
            xml.Empty("FRBRcountry", "value", "un");
            xml.Empty("FRBRnumber", "value", Plain(edition.Symbol));
            xml.Empty("FRBRname", "value", Plain(edition.Title));
        });
        Level(xml, "FRBRExpression", expression, date, () =>
        {
            xml.Empty("FRBRversionNumber", "value", edition.Number.ToString(CultureInfo.InvariantCulture));
            xml.Empty("FRBRlanguage", "language", edition.Language.LongCode);
        });
        Level(xml, "FRBRManifestation", expression + ".akn", date, () => xml.Empty("FRBRformat", "value", "application/akn+xml"));
        xml.End();
        References(xml, edition);
        xml.End();
    }

    static void Level(AknElements xml, string name, string address, string date, Action more)
    {
        xml.Start(name);
        xml.Empty("FRBRthis", "value", address + "/!main");
        xml.Empty("FRBRuri", "value", address);
        xml.Empty("FRBRdate", "date", date, "name", "publication");
        xml.Empty("FRBRauthor", "href", "#publisher", "as", "#author");
        more();
        xml.End();
    }

    static void References(AknElements xml, Edition edition)
    {
        xml.Start("references");
        xml.Attribute("source", "#publisher");
        xml.Empty("original", "eId", "original", "href", edition.Address.AbsoluteUri, "showAs", Plain(edition.Title));
        xml.Empty("TLCOrganization", "eId", "publisher", "href", "/akn/ontology/organization/publisher", "showAs", Plain(edition.Publisher));
        xml.Empty("TLCRole", "eId", "author", "href", "/akn/ontology/role/author", "showAs", "Author");
        foreach (var concept in Concepts)
            xml.Empty("TLCConcept", "eId", concept, "href", $"/akn/ontology/concept/{concept}", "showAs", concept);
        xml.End();
    }

    static string Plain(string text) => Xml.XmlText.WithoutForbidden(text);
}
