namespace Compliance.Oscal.Resolving;

/// <summary>The resources of the resolved catalog (section "Backmatter Resolution").</summary>
static class BackMatterResolution
{
    /// <summary>Those of the imports, then those of the profile; a later one with the same UUID takes the place of an earlier one, unless only the earlier says that it is kept.</summary>
    public static void Add(JsonObject catalog, List<Selection> imported, JsonObject profile)
    {
        var resources = new OrderedDictionary<string, JsonObject>();
        foreach (var matter in imported.Select(s => s.Catalog).Append(profile).Select(d => d["back-matter"]).OfType<JsonObject>())
            foreach (var resource in CatalogTree.Items(matter, "resources"))
            {
                var uuid = (string?)resource["uuid"] ?? "";
                if (resources.TryGetValue(uuid, out var earlier) && CatalogTree.IsKept(earlier) && !CatalogTree.IsKept(resource))
                    continue;
                resources.Remove(uuid);
                resources.Add(uuid, resource);
            }
        if (resources.Count > 0)
            catalog["back-matter"] = new JsonObject { ["resources"] = new JsonArray([.. resources.Values.Select(r => r.DeepClone())]) };
    }
}
