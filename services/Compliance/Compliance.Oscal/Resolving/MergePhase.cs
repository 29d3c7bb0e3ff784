namespace Compliance.Oscal.Resolving;

/// <summary>Combines and arranges what was imported (section "Merge Phase").</summary>
static class MergePhase
{
    public static void Run(JsonObject catalog, JsonObject? merge, List<Selection> imported)
    {
        var asIs = (bool?)merge?["as-is"] ?? false;
        var custom = merge?["custom"] as JsonObject;
        if ((asIs ? 1 : 0) + (custom is null ? 0 : 1) + (merge?.ContainsKey("flat") == true ? 1 : 0) > 1)
            throw new OscalStop("oscal.merge_ambiguous", "The profile asks for more than one structure; give one of flat, as-is and custom.", "/profile/merge");

        Combining.Run(imported, (string?)(merge?["combine"] as JsonObject)?["method"] ?? "keep");
        var loose = LooseParameters.OfLeftOut(imported);
        if (asIs)
            AsIs(catalog, imported);
        else
        {
            if (custom is not null)
                CustomStructure.Build(catalog, custom, imported);
            loose.InsertRange(0, imported.SelectMany(s => LooseParameters.OfCatalogAndGroups(s.Catalog)).ToList());
            if (custom is null)
                CatalogTree.Append(catalog, "controls", Flat(imported));
        }
        CatalogTree.Append(catalog, "params", LooseParameters.Distinct(loose, CatalogTree.Groups(catalog).SelectMany(g => CatalogTree.Items(g, "params"))).ToList());
    }

    /// <summary>All included controls in a row, none in another ("flat").</summary>
    static List<JsonObject> Flat(List<Selection> imported)
    {
        var all = imported.SelectMany(s => CatalogTree.Controls(s.Catalog).Where(s.Included.Contains).ToList()).ToList();
        foreach (var control in all)
        {
            CatalogTree.Detach(control);
            control.Remove("controls");
        }
        return all;
    }

    /// <summary>The groups and the nesting of the sources; a control whose holder is not included moves up to the next one that is ("as-is").</summary>
    static void AsIs(JsonObject catalog, List<Selection> imported)
    {
        foreach (var selection in imported)
            Prune(selection.Catalog, selection.Included);
        foreach (var source in imported.GroupBy(s => (string?)s.Catalog["uuid"]).Select(same => same.Select(s => s.Catalog).ToList()))
            Together(catalog, source);
    }

    /// <summary>Leaves of a tree what is included.</summary>
    static void Prune(JsonObject holder, HashSet<JsonObject> included)
    {
        foreach (var group in CatalogTree.Items(holder, "groups").ToList())
        {
            Prune(group, included);
            if (!group.ContainsKey("controls") && !group.ContainsKey("groups") && !CatalogTree.IsKept(group))
                CatalogTree.Detach(group);
        }
        if (holder["groups"] is JsonArray { Count: 0 })
            holder.Remove("groups");
        var controls = CatalogTree.Take(holder, "controls");
        CatalogTree.Append(holder, "controls", controls.SelectMany(c => IncludedOf(c, included)));
    }

    static IEnumerable<JsonObject> IncludedOf(JsonObject control, HashSet<JsonObject> included)
    {
        var below = CatalogTree.Take(control, "controls").SelectMany(c => IncludedOf(c, included)).ToList();
        if (!included.Contains(control))
            return below;
        CatalogTree.Append(control, "controls", below);
        return [control];
    }

    /// <summary>Puts the trees of one source into one: its groups are the same groups.</summary>
    static void Together(JsonObject target, List<JsonObject> sources)
    {
        foreach (var source in sources)
        {
            CatalogTree.Append(target, "params", LooseParameters.Distinct(CatalogTree.Take(source, "params"), CatalogTree.Items(target, "params")));
            CatalogTree.Append(target, "controls", CatalogTree.Take(source, "controls"));
        }
        var groups = sources.SelectMany(s => CatalogTree.Take(s, "groups")).GroupBy(GroupKey).ToList();
        foreach (var same in groups)
        {
            var all = same.ToList();
            if (all.Count > 1)
                Together(all[0], all[1..]);
            CatalogTree.Append(target, "groups", [all[0]]);
        }
    }

    static string GroupKey(JsonObject group) => $"{CatalogTree.Id(group)}\n{(group.ContainsKey("id") ? "" : (string?)group["title"])}";
}
