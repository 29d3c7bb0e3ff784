namespace Compliance.Oscal.Resolving;

/// <summary>What one import gave.</summary>
/// <param name="Catalog">The imported catalog; the resolution owns it.</param>
/// <param name="Included">The controls that are included.</param>
sealed record Selection(JsonObject Catalog, HashSet<JsonObject> Included);

/// <summary>Acquires each import and says which controls are included (section "Import Phase").</summary>
sealed class ImportPhase(ResolutionRun run, JsonObject profile, ImmutableList<Uri> path)
{
    public List<Selection> Run()
    {
        var sources = new Sources(run, profile, path);
        return [.. CatalogTree.Items(profile, "imports").Select(import =>
        {
            var (document, address) = sources.Acquire((string?)import["href"] ?? throw new OscalStop("oscal.import_malformed", "An import has no href."));
            var catalog = (document.Model switch
            {
                "catalog" => document.Content,
                "profile" => run.Resolve(document, path.Add(address)),
                var other => throw new OscalStop("oscal.import_malformed", $"{Sources.Shown(address)} is a {other}; a profile imports catalogs and profiles."),
            })["catalog"]!.AsObject();
            var selector = new ControlSelector(import);
            Warn(catalog, selector, address);
            return new Selection(catalog, Included(catalog, selector));
        })];
    }

    void Warn(JsonObject catalog, ControlSelector selector, Uri address)
    {
        var present = CatalogTree.Controls(catalog).Select(CatalogTree.Id).ToHashSet();
        foreach (var id in selector.NamedIds.Where(i => !present.Contains(i)))
            run.Warnings.Add(new OscalRefusal("oscal.control_missing", $"The control \"{id}\" is included, and {Sources.Shown(address)} does not have it."));
    }

    /// <summary>The included controls; what holds an included control is included too, unless it is excluded ("Dealing with Nested Controls and Groups").</summary>
    static HashSet<JsonObject> Included(JsonObject catalog, ControlSelector selector)
    {
        var included = new HashSet<JsonObject>(ReferenceEqualityComparer.Instance);
        Visit(catalog, []);
        return included;

        bool Visit(JsonObject holder, ImmutableList<string> above)
        {
            var any = false;
            foreach (var group in CatalogTree.Items(holder, "groups"))
                any |= Visit(group, above);
            foreach (var control in CatalogTree.Items(holder, "controls"))
            {
                var id = CatalogTree.Id(control) ?? "";
                var isIncluded = selector.Includes(id, above);
                isIncluded |= Visit(control, above.Add(id));
                if (isIncluded && !selector.Excludes(id, above))
                    included.Add(control);
                any |= isIncluded;
            }
            return any;
        }
    }
}
