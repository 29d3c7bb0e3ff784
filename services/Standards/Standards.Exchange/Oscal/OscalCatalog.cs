using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Standards.Exchange.Markdown;

namespace Standards.Exchange.Oscal;

/// <summary>The requirements of a standard as a catalog of OSCAL 1.2.1, so that they can be assessed word by word.</summary>
/// <remarks>
/// Each provision with "shall" is a control under its permanent identifier, in the groups of its clauses. The property
/// <c>wid</c> has that identifier, and a UUID that is the same in every edition. Notes and examples are guidance.
/// </remarks>
public static class OscalCatalog
{
    /// <summary>Of the schema that catalogs follow.</summary>
    public const string OscalVersion = "1.2.1";

    /// <summary>The namespace of our properties.</summary>
    public const string PropertySpace = "urn:advancedaigov:oscal:1";

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file.</summary>
    public static byte[] Write(Document document, Edition edition) => Encoding.UTF8.GetBytes(CatalogOf(document, edition).ToJsonString(Indented));

    /// <summary>The UUID of an edition's catalog.</summary>
    public static Guid UuidOf(Edition edition) => NamedUuid.Of(string.Create(CultureInfo.InvariantCulture, $"catalog {edition.Symbol} edition {edition.Number}"));

    /// <summary>The requirements that become controls, in reading order.</summary>
    public static IEnumerable<Element> RequirementsOf(Document document) =>
        document.All().Where(e => e.Traits is Traits.OfRequirement { Modality: Modality.Shall });

    /// <summary>The catalog as JSON.</summary>
    public static JsonObject CatalogOf(Document document, Edition edition)
    {
        var catalog = new JsonObject
        {
            ["uuid"] = UuidOf(edition).ToString("D"),
            ["metadata"] = new JsonObject
            {
                ["title"] = MarkdownWords.EscapeLine(edition.Title),
                ["published"] = Instant(edition.PublishedAt),
                ["last-modified"] = Instant(edition.PublishedAt),
                ["version"] = edition.Number.ToString(CultureInfo.InvariantCulture),
                ["oscal-version"] = OscalVersion,
                ["document-ids"] = new JsonArray(new JsonObject { ["identifier"] = edition.Symbol.Trim() }),
                ["props"] = new JsonArray(new JsonObject { ["name"] = "document-hash", ["ns"] = PropertySpace, ["value"] = DocumentJson.HashOf(document) }),
                ["links"] = new JsonArray(new JsonObject { ["href"] = edition.Address.AbsoluteUri, ["rel"] = "canonical" }),
            },
        };
        if (new OscalGroups(document, edition).All() is { Count: > 0 } groups)
            catalog["groups"] = groups;
        return new JsonObject { ["catalog"] = catalog };
    }

    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
