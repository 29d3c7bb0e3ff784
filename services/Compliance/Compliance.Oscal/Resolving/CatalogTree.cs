using Compliance.Oscal.Model;

namespace Compliance.Oscal.Resolving;

/// <summary>Walks over catalogs in the JSON format.</summary>
static class CatalogTree
{
    public static IEnumerable<JsonObject> Items(JsonObject holder, string list) => holder[list] is JsonArray items ? items.Cast<JsonObject>() : [];

    public static string? Id(JsonObject item) => (string?)item["id"];

    /// <summary>All controls, each before those in it.</summary>
    public static IEnumerable<JsonObject> Controls(JsonObject holder) =>
        Items(holder, "controls").SelectMany(c => Controls(c).Prepend(c)).Concat(Items(holder, "groups").SelectMany(Controls));

    /// <summary>All groups, each before those in it.</summary>
    public static IEnumerable<JsonObject> Groups(JsonObject holder) => Items(holder, "groups").SelectMany(g => Groups(g).Prepend(g));

    /// <summary>Takes the items of a list out of their holder.</summary>
    public static List<JsonObject> Take(JsonObject holder, string list)
    {
        var taken = Items(holder, list).ToList();
        holder.Remove(list);
        foreach (var item in taken)
            Detach(item);
        return taken;
    }

    public static void Append(JsonObject holder, string list, IEnumerable<JsonNode> items)
    {
        var all = holder[list] as JsonArray;
        foreach (var item in items)
        {
            if (all is null)
                holder[list] = all = [];
            all.Add(item);
        }
    }

    public static void Detach(JsonNode item) => (item.Parent as JsonArray)?.Remove(item);

    /// <summary>Whether a property says <c>keep</c>: <c>always</c> (section "Pruning and Ordering").</summary>
    public static bool IsKept(JsonObject item) => Items(item, "props").Any(p => (string?)p["name"] == "keep" && (string?)p["value"] == "always");

    /// <summary>The same properties in the canonical order (section "Order of objects in serialization"), in all depths that were made anew.</summary>
    public static JsonObject InOrder(JsonObject item, Definition definition)
    {
        var entries = item.ToList();
        if (!IsInOrder(entries, definition))
        {
            item.Clear();
            foreach (var (name, value) in entries.OrderBy(e => IndexOf(definition, e.Key)))
                item.Add(name, value);
        }
        foreach (var list in (string[])["groups", "controls"])
            foreach (var below in Items(item, list))
                InOrder(below, definition.OfJson(list)!.Definition);
        return item;
    }

    static bool IsInOrder(List<KeyValuePair<string, JsonNode?>> entries, Definition definition)
    {
        for (var i = 1; i < entries.Count; i++)
            if (IndexOf(definition, entries[i - 1].Key) > IndexOf(definition, entries[i].Key))
                return false;
        return true;
    }

    static int IndexOf(Definition definition, string name)
    {
        for (var i = 0; i < definition.Instances.Length; i++)
            if (definition.Instances[i].Json == name)
                return i;
        return int.MaxValue;
    }
}
