namespace Compliance.Oscal.Resolving;

/// <summary>Parameters that stand in no control of the result (section "Handling Params"); pruning leaves those that something refers to.</summary>
static class LooseParameters
{
    /// <summary>Those of a catalog and of its groups, taken out of them.</summary>
    public static IEnumerable<JsonObject> OfCatalogAndGroups(JsonObject catalog) =>
        CatalogTree.Groups(catalog).Prepend(catalog).ToList().SelectMany(holder => CatalogTree.Take(holder, "params")).ToList();

    /// <summary>Those of controls that are not included, and of none that is: an included control may insert them.</summary>
    public static List<JsonObject> OfLeftOut(List<Selection> imported)
    {
        var present = imported.SelectMany(s => s.Included).SelectMany(c => CatalogTree.Items(c, "params")).Select(CatalogTree.Id).ToHashSet();
        return [.. imported.SelectMany(s => CatalogTree.Controls(s.Catalog).Where(c => !s.Included.Contains(c)).ToList())
            .SelectMany(c => CatalogTree.Take(c, "params")).Where(p => !present.Contains(CatalogTree.Id(p)))];
    }

    /// <summary>Each once: what is entirely the same is no clash.</summary>
    public static IEnumerable<JsonObject> Distinct(IEnumerable<JsonObject> parameters, IEnumerable<JsonObject>? present = null)
    {
        var kept = (present ?? []).ToLookup(CatalogTree.Id).ToDictionary(g => g.Key ?? "", g => g.ToList());
        foreach (var parameter in parameters)
        {
            var id = CatalogTree.Id(parameter) ?? "";
            if (!kept.TryGetValue(id, out var same))
                kept[id] = same = [];
            if (same.Any(s => JsonNode.DeepEquals(s, parameter)))
                continue;
            same.Add(parameter);
            yield return parameter;
        }
    }
}
