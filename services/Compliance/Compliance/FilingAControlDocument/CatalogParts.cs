using System.Text.Json.Nodes;
using Compliance.ImportingCatalogs;
using Compliance.Oscal;

namespace Compliance.FilingAControlDocument;

/// <summary>Which control of a catalog an identifier leads to: of a control, of a statement, of an objective, or of another part. To what is withdrawn none leads, for nothing is asked by it.</summary>
sealed class CatalogParts
{
    readonly Dictionary<string, string> controls = new(StringComparer.Ordinal);

    public CatalogParts(OscalDocument catalog) => VisitControls(catalog.Body);

    /// <summary>Every control, in reading order.</summary>
    public List<string> Controls { get; } = [];

    /// <summary>The statement of each control that has one.</summary>
    public Dictionary<string, string> Statements { get; } = new(StringComparer.Ordinal);

    /// <summary>The control that an identifier is of or belongs to; null where the catalog does not have it.</summary>
    public string? ControlOf(string identifier) => controls.GetValueOrDefault(identifier);

    void VisitControls(JsonObject holder)
    {
        foreach (var control in holder.Items("controls"))
        {
            if (!CatalogControls.IsWithdrawn(control))
                Visit(control, control.Said("id"));
            VisitControls(control);
        }
        foreach (var group in holder.Items("groups"))
            VisitControls(group);
    }

    void Visit(JsonObject control, string id)
    {
        Controls.Add(id);
        controls[id] = id;
        VisitParts(control, id);
        if (control.Items("parts").FirstOrDefault(p => p.Said("name") == "statement")?.Said("id") is { Length: > 0 } statement)
            Statements.TryAdd(id, statement);
    }

    void VisitParts(JsonObject holder, string control)
    {
        foreach (var part in holder.Items("parts"))
        {
            if (part.Said("id") is { Length: > 0 } id)
                controls.TryAdd(id, control);
            VisitParts(part, control);
        }
    }
}

/// <summary>Reading of a document that was checked: what is not there is empty.</summary>
static class OscalReading
{
    public static IEnumerable<JsonObject> Items(this JsonObject holder, string list) => holder[list] is JsonArray items ? items.OfType<JsonObject>() : [];

    public static string Said(this JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>The value of a property of whatever namespace; empty where there is none.</summary>
    public static string Property(this JsonObject item, string name) => item.Items("props").FirstOrDefault(p => p.Said("name") == name)?.Said("value") ?? "";

    /// <summary>The SHA-256 hashes of what a link leads to, in lower-case hexadecimal.</summary>
    public static IEnumerable<string> Hashes(this JsonObject link) => link.Items("hashes").Where(h => h.Said("algorithm") is "SHA-256").Select(h => h.Said("value").ToLowerInvariant());

    /// <summary>What the components and capabilities of a component definition say, each set about one source.</summary>
    public static IEnumerable<Placed> ControlImplementations(this Placed definition) => ((string[])["components", "capabilities"]).SelectMany(c => definition.At($"{c}/control-implementations"));

    /// <summary>The objects at a path, with their JSON pointers.</summary>
    public static IEnumerable<Placed> At(this Placed holder, string path) => path.Split('/').Aggregate(
        (IEnumerable<Placed>)[holder],
        (all, name) => all.SelectMany(p => p.Item[name] switch
        {
            JsonArray items => items.Index().Where(i => i.Item is JsonObject).Select(i => new Placed((JsonObject)i.Item!, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{p.Place}/{name}/{i.Index}"))),
            JsonObject one  => [new Placed(one, $"{p.Place}/{name}")],
            _               => (IEnumerable<Placed>)[],
        }));
}

/// <summary>An object of a document, and the JSON pointer of its place.</summary>
sealed record Placed(JsonObject Item, string Place)
{
    public static Placed Root(OscalDocument document) => new(document.Body, $"/{document.Model}");
}
