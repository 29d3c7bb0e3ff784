using Compliance.Oscal.Model;

namespace Compliance.Oscal.Resolving;

/// <summary>One directive <c>remove</c>: what meets all of its criteria goes (section "Removing contents from controls").</summary>
sealed class Removal(JsonObject remove)
{
    readonly string? itemName = (string?)remove["by-item-name"], id = (string?)remove["by-id"], name = (string?)remove["by-name"],
        itsClass = (string?)remove["by-class"], space = (string?)remove["by-ns"];

    /// <summary>The things in a control that go. A directive without criteria removes nothing.</summary>
    public IEnumerable<JsonObject> In(JsonObject control) =>
        (itemName ?? id ?? name ?? itsClass ?? space) is null ? [] : Below(control).Where(b => Meets(b.Item, b.Name)).Select(b => b.Item).ToList();

    bool Meets(JsonObject item, string itsName) =>
        (itemName is null || itemName == itsName)
        && (id is null || id == CatalogTree.Id(item))
        && (name is null || name == (string?)item["name"])
        && (itsClass is null || itsClass == (string?)item["class"])
        && (space is null || space == ((string?)item["ns"] ?? DefaultSpace));

    /// <summary>Names without a namespace are those of OSCAL.</summary>
    string? DefaultSpace => space == OscalModel.PropertyNamespace ? space : null;

    /// <summary>All objects in a control, with the singular name that they have in XML.</summary>
    public static IEnumerable<(JsonObject Item, string Name)> Below(JsonObject control) => Below(control, OscalModel.Of("control"));

    static IEnumerable<(JsonObject Item, string Name)> Below(JsonObject holder, Definition definition)
    {
        foreach (var (property, value) in holder)
            if (definition.OfJson(property) is { IsAssembly: true } instance)
                foreach (var item in value is JsonArray items ? items.OfType<JsonObject>() : [(JsonObject)value!])
                {
                    yield return (item, instance.Xml);
                    foreach (var below in Below(item, instance.Definition))
                        yield return below;
                }
    }
}
