using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Compliance.Oscal.Markup;
using Compliance.Oscal.Model;

namespace Compliance.Oscal.Xml;

/// <summary>The tree of the JSON format into the XML format, by the table of the model, in the canonical order.</summary>
static class XmlWriting
{
    static readonly XNamespace Space = OscalModel.Namespace;

    public static byte[] Write(JsonObject content)
    {
        var (model, body) = content.First(p => p.Key != Json.SafeJson.SchemaProperty);
        try
        {
            using var stream = new MemoryStream();
            using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = false, NewLineHandling = NewLineHandling.Entitize }))
                new XDocument(Assembly(Space + model, body!.AsObject(), OscalModel.Roots[model], 0)).Save(writer);
            stream.WriteByte((byte)'\n');
            return stream.ToArray();
        }
        catch (Exception wrong) when (wrong is ArgumentException or XmlException)
        {
            throw new OscalStop("oscal.not_writable", $"XML cannot hold a character of this document: {wrong.Message}");
        }
    }

    static XElement Assembly(XName name, JsonObject body, Definition definition, int depth)
    {
        var element = new XElement(name);
        var children = new List<IEnumerable<XNode>>();
        foreach (var instance in definition.Instances)
            if (body[instance.Json] is not { } value)
                continue;
            else if (instance.Place is Place.Attribute)
                element.SetAttributeValue(instance.Xml, Text(value));
            else if (instance.Place is Place.Value)
                element.Add(Content(value, instance));
            else if (instance.Unwrapped)
                children.Add(Content(value, instance));
            else
                children.AddRange(Elements(value, instance, depth + 1).Select(e => new XNode[] { e }));
        Indent(element, children, depth);
        return element;
    }

    static IEnumerable<XElement> Elements(JsonNode value, Instance instance, int depth)
    {
        var inner = instance.Grouped ? depth + 1 : depth;
        var all = (value is JsonArray items ? items : [value.DeepClone()]).Select(item => One(item!, instance, inner)).ToList();
        if (!instance.Grouped)
            return all;
        var around = new XElement(Space + instance.Json);
        Indent(around, all.Select(e => new XNode[] { e }), depth);
        return [around];
    }

    static XElement One(JsonNode value, Instance instance, int depth) =>
        instance.IsAssembly
            ? Assembly(Space + instance.Xml, value.AsObject(), instance.Definition, depth)
            : new XElement(Space + instance.Xml, Content(value, instance));

    /// <summary>What stands in an element, with its spelling where reading would give another one.</summary>
    static List<XNode> Content(JsonNode value, Instance instance)
    {
        var text = Text(value);
        List<XNode> content = instance.IsMarkup ? Prose.ToXml(text, instance.Type == "line") : [new XText(text)];
        var back = !instance.IsMarkup ? text.Trim() : IsSurelySame(text, content) ? text : Prose.ToMarkdown(content, instance.Type == "line");
        return back == text ? content : [Spelling.Of(text), .. content];
    }

    /// <summary>Text that became one run of text holds no sign.</summary>
    static bool IsSurelySame(string text, List<XNode> content) =>
        content is [XText { Value: var line }] && line == text && text.Length > 0 && char.IsLetter(text[0]) && text.AsSpan().IndexOfAny("\\`*_[]<>&~^\"!{|\n\r\t") < 0
        || (content is [XElement { Name.LocalName: "p", FirstNode: XText { Value: var paragraph, NextNode: null } }] && paragraph == text && char.IsLetter(text[0]) && text.AsSpan().IndexOfAny("\\`*_[]<>&~^\"!{|\n\r\t") < 0);

    static void Indent(XElement element, IEnumerable<IEnumerable<XNode>> children, int depth)
    {
        var any = false;
        foreach (var node in children.SelectMany(c => c))
        {
            element.Add(new XText("\n" + new string(' ', 2 * (depth + 1))), node);
            any = true;
        }
        if (any)
            element.Add(new XText("\n" + new string(' ', 2 * depth)));
    }

    static string Text(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True   => "true",
        JsonValueKind.False  => "false",
        _                    => value.ToJsonString(),
    };
}
