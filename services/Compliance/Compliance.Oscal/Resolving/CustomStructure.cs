namespace Compliance.Oscal.Resolving;

/// <summary>The groups that a profile defines itself, with the controls inserted into them (section "custom").</summary>
static class CustomStructure
{
    static readonly string[] OfGroups = ["params", "props", "links", "parts"];

    public static void Build(JsonObject catalog, JsonObject custom, List<Selection> imported)
    {
        CatalogTree.Append(catalog, "controls", Inserted(custom, imported));
        CatalogTree.Append(catalog, "groups", Groups(custom, imported, [.. imported.SelectMany(s => CatalogTree.Groups(s.Catalog))]));
    }

    static IEnumerable<JsonObject> Groups(JsonObject holder, List<Selection> imported, List<JsonObject> importedGroups) =>
        CatalogTree.Items(holder, "groups").Select(defined =>
        {
            var group = new JsonObject();
            foreach (var (name, value) in defined.Where(e => e.Key is not ("groups" or "insert-controls")))
                group[name] = value?.DeepClone();
            if (CatalogTree.Id(defined) is { } id && importedGroups.Find(g => CatalogTree.Id(g) == id) is { } source)
                TakeOver(group, source);
            CatalogTree.Append(group, "controls", Inserted(defined, imported));
            CatalogTree.Append(group, "groups", Groups(defined, imported, importedGroups));
            return group;
        });

    /// <summary>"If the ID of the group matches the ID of a group that has been included, all contents inside the group are copied": before what the profile adds.</summary>
    static void TakeOver(JsonObject group, JsonObject source)
    {
        if (!group.ContainsKey("title") && source["title"] is { } title)
            group["title"] = title.DeepClone();
        if (!group.ContainsKey("class") && source["class"] is { } itsClass)
            group["class"] = itsClass.DeepClone();
        foreach (var list in OfGroups)
            if (source[list] is JsonArray items)
            {
                var own = CatalogTree.Take(group, list);
                CatalogTree.Append(group, list, items.Select(i => i!.DeepClone()).Concat(own.Where(o => !items.Any(i => JsonNode.DeepEquals(i, o)))).ToList());
            }
    }

    static IEnumerable<JsonObject> Inserted(JsonObject holder, List<Selection> imported) =>
        CatalogTree.Items(holder, "insert-controls").SelectMany(insert =>
        {
            var selector = new ControlSelector(insert);
            var selected = imported.SelectMany(s => Selected(s.Catalog, s, selector, [])).ToList();
            return (string?)insert["order"] switch
            {
                "ascending"  => selected.OrderBy(CatalogTree.Id, StringComparer.Ordinal),
                "descending" => selected.OrderByDescending(CatalogTree.Id, StringComparer.Ordinal),
                _            => selected.AsEnumerable(),
            };
        });

    /// <summary>"Only directly selected controls": copies, each with the selected ones in it.</summary>
    static IEnumerable<JsonObject> Selected(JsonObject holder, Selection selection, ControlSelector selector, ImmutableList<string> above)
    {
        foreach (var control in CatalogTree.Items(holder, "controls"))
        {
            var id = CatalogTree.Id(control) ?? "";
            var below = Selected(control, selection, selector, above.Add(id)).ToList();
            if (!selection.Included.Contains(control) || !selector.Includes(id, above) || selector.Excludes(id, above))
            {
                foreach (var one in below)
                    yield return one;
                continue;
            }
            var copy = control.DeepClone().AsObject();
            copy.Remove("controls");
            CatalogTree.Append(copy, "controls", below);
            yield return copy;
        }
        foreach (var one in CatalogTree.Items(holder, "groups").SelectMany(g => Selected(g, selection, selector, above)))
            yield return one;
    }
}
