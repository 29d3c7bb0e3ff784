using System.Globalization;
using System.Xml.Linq;
using Compliance.Oscal.Model;

namespace Compliance.Oscal.Xml;

/// <summary>The XML format into the tree of the JSON format, by the table of the model.</summary>
static class XmlReading
{
    public static JsonObject Read(ReadOnlyMemory<byte> file)
    {
        var root = SafeXml.Read(file);
        if (root.Name.NamespaceName != OscalModel.Namespace || !OscalModel.Roots.TryGetValue(root.Name.LocalName, out var definition))
            throw new OscalStop("oscal.unknown_model", $"<{root.Name.LocalName}> in the namespace \"{root.Name.NamespaceName}\" is the root of no OSCAL model.", Line.Of(root));
        return new JsonObject { [root.Name.LocalName] = Assembly(root, definition) };
    }

    static JsonObject Assembly(XElement element, Definition definition)
    {
        var found = new Dictionary<string, JsonNode>();
        var prose = new List<XNode>();
        foreach (var attribute in element.Attributes())
            if (!attribute.IsNamespaceDeclaration)
                found[attribute.Name.LocalName] = Scalar(attribute.Value, definition.OfAttribute(attribute.Name.LocalName) ?? throw Unknown(attribute.Name.LocalName, definition, element), element);
        if (definition.Value is { } value)
            found[value.Json] = value.IsMarkup ? JsonValue.Create(Spelling.Markdown([.. element.Nodes()], value.Type == "line")) : Text(element, value);
        else
            foreach (var node in element.Nodes())
                Take(node, element, definition, found, prose);
        if (prose.Any(n => n is XElement))
            found[definition.Prose!.Json] = JsonValue.Create(Spelling.Markdown(prose, isLine: false));

        var ordered = new JsonObject();
        foreach (var instance in definition.Instances)
            if (found.TryGetValue(instance.Json, out var node))
                ordered.Add(instance.Json, node is JsonArray { Count: 1 } one && instance.MayBeOne ? one[0]!.DeepClone() : node);
        return ordered;
    }

    static void Take(XNode node, XElement element, Definition definition, Dictionary<string, JsonNode> found, List<XNode> prose)
    {
        switch (node)
        {
            case XElement child when definition.Prose is not null && (Markup.Prose.IsBlock(child.Name.LocalName) || child.Name.LocalName == "img"):
                prose.Add(child);
                break;
            case XElement child:
                Add(child, definition.OfElement(child.Name.LocalName) ?? throw Unknown(child.Name.LocalName, definition, child), found);
                break;
            case XProcessingInstruction spelling when definition.Prose is not null:
                prose.Add(spelling);
                break;
            case XText text when !string.IsNullOrWhiteSpace(text.Value):
                throw new OscalStop("oscal.unexpected_text", $"Text has no place in <{element.Name.LocalName}>: \"{text.Value.Trim()}\".", Line.Of(element));
            default:
                break;
        }
    }

    static void Add(XElement child, Instance instance, Dictionary<string, JsonNode> found)
    {
        if (!instance.Many)
        {
            if (!found.TryAdd(instance.Json, One(child, instance)))
                throw new OscalStop("oscal.duplicate_key", $"<{child.Name.LocalName}> may stand only once.", Line.Of(child));
            return;
        }
        if (!found.TryGetValue(instance.Json, out var all))
            found[instance.Json] = all = new JsonArray();
        foreach (var one in instance.Grouped ? child.Elements() : [child])
            all.AsArray().Add(One(one, instance));
    }

    static JsonNode One(XElement element, Instance instance) => instance switch
    {
        { IsAssembly: true } => Assembly(element, instance.Definition),
        { IsMarkup: true }   => JsonValue.Create(Spelling.Markdown([.. element.Nodes()], instance.Type == "line")),
        _                    => Text(element, instance),
    };

    static JsonValue Text(XElement element, Instance instance)
    {
        if (element.Elements().FirstOrDefault() is { } child)
            throw new OscalStop("oscal.wrong_type", $"<{element.Name.LocalName}> holds text, and <{child.Name.LocalName}> stands in it.", Line.Of(child));
        var text = element.Value.Trim();
        return Scalar(Spelling.In(element.Nodes()) is { } spelled && spelled.Trim() == text ? spelled : text, instance, element);
    }

    static JsonValue Scalar(string text, Instance instance, XElement at) => instance switch
    {
        { Type: "boolean" } => text.Trim() switch
        {
            "true" or "1"  => JsonValue.Create(true),
            "false" or "0" => JsonValue.Create(false),
            _              => throw Wrong("true or false", text, at),
        },
        { IsNumber: true } => Number(text.Trim()) ?? throw Wrong("a number", text, at),
        _                  => JsonValue.Create(text),
    };

    /// <summary>The number with the digits that it is written with; null where it is none.</summary>
    public static JsonValue? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;

    static OscalStop Wrong(string wanted, string text, XElement at) => new("oscal.wrong_type", $"{wanted} is expected in <{at.Name.LocalName}>, and \"{text}\" stands there.", Line.Of(at));

    static OscalStop Unknown(string name, Definition definition, XElement at) => new("oscal.unknown_name", $"\"{name}\" has no place in {definition.Name}.", Line.Of(at));
}
