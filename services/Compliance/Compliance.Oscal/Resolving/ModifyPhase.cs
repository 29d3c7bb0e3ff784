namespace Compliance.Oscal.Resolving;

/// <summary>Sets parameters and alters controls (section "Modify Phase").</summary>
sealed class ModifyPhase(JsonObject catalog, List<OscalRefusal> warnings)
{
    static readonly string[] Replaced = ["class", "depends-on", "label", "usage"], Added = ["links", "constraints", "guidelines"];

    public void Run(JsonObject? modify)
    {
        if (modify is null)
            return;
        SetParameters(modify);
        var controls = CatalogTree.Controls(catalog).ToLookup(c => CatalogTree.Id(c) ?? "");
        var alterations = new Alterations(warnings);
        foreach (var alter in CatalogTree.Items(modify, "alters"))
        {
            var id = (string?)alter["control-id"] ?? "";
            if (!controls.Contains(id))
                warnings.Add(new OscalRefusal("oscal.alter_without_target", $"The control \"{id}\" is altered, and is not in the result."));
            foreach (var control in controls[id])
                alterations.Read(alter, control);
        }
        alterations.Apply();
    }

    /// <summary>"If more than one set-parameter directive is given for the same parameter, all must be applied, in the sequence given."</summary>
    void SetParameters(JsonObject modify)
    {
        var parameters = CatalogTree.Groups(catalog).Prepend(catalog).Concat(CatalogTree.Controls(catalog)).SelectMany(h => CatalogTree.Items(h, "params")).ToLookup(p => CatalogTree.Id(p) ?? "");
        foreach (var setting in CatalogTree.Items(modify, "set-parameters"))
        {
            var id = (string?)setting["param-id"] ?? "";
            if (!parameters.Contains(id))
                warnings.Add(new OscalRefusal("oscal.setting_without_target", $"The parameter \"{id}\" is set, and is not in the result."));
            foreach (var parameter in parameters[id])
                Set(parameter, setting);
        }
    }

    static void Set(JsonObject parameter, JsonObject setting)
    {
        foreach (var name in Replaced)
            if (setting[name] is { } value)
                parameter[name] = value.DeepClone();
        foreach (var name in Added)
            CatalogTree.Append(parameter, name, CatalogTree.Items(setting, name).Select(i => i.DeepClone()).ToList());
        foreach (var prop in CatalogTree.Items(setting, "props"))
        {
            if ((string?)prop["uuid"] is { } uuid && CatalogTree.Items(parameter, "props").FirstOrDefault(p => (string?)p["uuid"] == uuid) is { } same)
                CatalogTree.Detach(same);
            CatalogTree.Append(parameter, "props", [prop.DeepClone()]);
        }
        // A parameter has values or a selection, so one takes the place of the other.
        foreach (var (name, other) in new[] { ("values", "select"), ("select", "values") })
            if (setting[name] is { } chosen)
            {
                parameter.Remove(other);
                parameter[name] = chosen.DeepClone();
            }
        CatalogTree.InOrder(parameter, Model.OscalModel.Of("parameter"));
    }
}
