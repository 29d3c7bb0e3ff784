using System.Text.Json.Nodes;
using Standards.Exchange.Markdown;

namespace Standards.Exchange.Oscal;

/// <summary>Clauses as groups, requirements as controls.</summary>
sealed class OscalGroups(Document document, Edition edition)
{
    const int LongestTitle = 120;

    readonly Labels labels = new(document, edition.Language);
    readonly HashSet<string> taken = [.. document.All().Select(e => e.WId.Value)];

    public JsonArray All() => [.. document.Elements.Select(Group).OfType<JsonNode>()];

    /// <summary>A clause with what it requires; null where it requires nothing. A group holds groups or controls, so own controls of a clause with groups are a group.</summary>
    JsonObject? Group(Element division)
    {
        var groups = division.Children.Where(c => ContentModel.Divides(c.Kind)).Select(Group).OfType<JsonNode>().ToList();
        var controls = division.Children.Where(c => !ContentModel.Divides(c.Kind)).SelectMany(c => c.SelfAndBelow()).Where(IsControl).Select(Control).ToArray<JsonNode>();
        if (groups.Count == 0 && controls.Length == 0)
            return null;

        var group = Titled(division.WId.Value, Say(division.Text));
        group["props"] = Properties(division);
        if (groups.Count == 0)
        {
            group["controls"] = new JsonArray(controls);
            return group;
        }
        if (controls.Length > 0)
        {
            var own = Titled(New(division.WId.Value + "_own"), Say(division.Text));
            own["controls"] = new JsonArray(controls);
            groups.Insert(0, own);
        }
        group["groups"] = new JsonArray([.. groups]);
        return group;
    }

    static bool IsControl(Element element) => element.Traits is Traits.OfRequirement { Modality: Modality.Shall };

    JsonNode Control(Element requirement)
    {
        var control = Titled(requirement.WId.Value, Say(requirement.Text));
        control["class"] = "requirement";
        control["props"] = Properties(requirement);
        control["links"] = new JsonArray(new JsonObject { ["href"] = $"{edition.Address.AbsoluteUri}#{requirement.WId}", ["rel"] = "reference" });
        control["parts"] = new JsonArray([Part("statement", requirement, "_smt"), .. requirement.Children.SelectMany(Parts)]);
        return control;
    }

    /// <summary>What stands in a requirement: items of lists as items, notes and examples as guidance, formulas as their signs.</summary>
    IEnumerable<JsonNode> Parts(Element below) => below.Kind switch
    {
        ElementKind.List or ElementKind.Table or ElementKind.Row => below.Children.SelectMany(Parts),
        ElementKind.Note or ElementKind.Example                  => [Part("guidance", below, "")],
        _                                                        => [Part("item", below, "")],
    };

    JsonNode Part(string name, Element element, string suffix)
    {
        var part = new JsonObject { ["id"] = suffix.Length == 0 ? element.WId.Value : New(element.WId.Value + suffix), ["name"] = name };
        if (labels.Of(element.WId) is { Length: > 0 } label && suffix.Length == 0)
            part["props"] = new JsonArray(new JsonObject { ["name"] = "label", ["value"] = label });
        var prose = element.Traits is Traits.OfFormula formula ? MarkdownWords.Escape(formula.Formula.Words) : MarkdownWords.Write(element.Text, labels.Refer, null);
        if (!string.IsNullOrWhiteSpace(prose))
            part["prose"] = prose;
        if (suffix.Length == 0 && element.Children.SelectMany(Parts).ToArray() is { Length: > 0 } below)
            part["parts"] = new JsonArray(below);
        return part;
    }

    JsonArray Properties(Element element)
    {
        var properties = new JsonArray(new JsonObject
        {
            ["name"] = "wid",
            ["uuid"] = NamedUuid.Of($"element {edition.Symbol} {element.WId}").ToString("D"),
            ["ns"] = OscalCatalog.PropertySpace,
            ["value"] = element.WId.Value,
        });
        if (labels.Of(element.WId) is { Length: > 0 } label)
            properties.Insert(0, new JsonObject { ["name"] = "label", ["value"] = label });
        return properties;
    }

    JsonObject Titled(string id, string words)
    {
        var title = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (title.Length > LongestTitle && title.LastIndexOf(' ', LongestTitle) is var at)
            title = (at > 0 ? title[..at] : title[..(LongestTitle - (char.IsHighSurrogate(title[LongestTitle - 1]) ? 1 : 0))]) + "…";
        return new JsonObject { ["id"] = id, ["title"] = MarkdownWords.EscapeLine(title) };
    }

    string New(string wished)
    {
        while (!taken.Add(wished))
            wished += "_";
        return wished;
    }

    string Say(Inline text) => text.Say(labels.Refer);
}
