namespace Compliance.Oscal.Resolving;

/// <summary>What becomes of controls with the same identifier (section "The combine Directive").</summary>
static class Combining
{
    public static void Run(List<Selection> imported, string method)
    {
        if (method is "keep")
            return;
        if (method is not ("use-first" or "merge"))
            throw new OscalStop("oscal.merge_unknown", $"\"{method}\" is no method to combine; give use-first or keep.", "/profile/merge/combine/method");
        var first = new Dictionary<string, JsonObject>();
        foreach (var selection in imported)
            foreach (var control in CatalogTree.Controls(selection.Catalog).Where(selection.Included.Contains).ToList())
                if (CatalogTree.Id(control) is { } id && !first.TryAdd(id, control))
                {
                    if (method is "merge")
                        Add(control, first[id]);
                    selection.Included.Remove(control);
                }
    }

    /// <summary>What the first control lacks. The specification leaves <c>merge</c> undefined, for it is deprecated.</summary>
    static void Add(JsonObject later, JsonObject first)
    {
        foreach (var (name, value) in later.Where(e => e.Key is not "controls").ToList())
            if (value is JsonArray items && first[name] is JsonArray present)
                CatalogTree.Append(first, name, items.Where(i => !present.Any(p => JsonNode.DeepEquals(i, p))).Select(i => i!.DeepClone()).ToList());
            else if (!first.ContainsKey(name))
                first[name] = value?.DeepClone();
    }
}
