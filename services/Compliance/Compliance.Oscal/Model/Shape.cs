using System.Text.Json;

namespace Compliance.Oscal.Model;

/// <summary>Holds the tree of a document against the model: only known names, and of each the right kind of value.</summary>
static class Shape
{
    /// <summary>Stops at the first thing that no notation could carry.</summary>
    public static void Check(JsonObject content)
    {
        var root = content.FirstOrDefault(p => p.Key != Json.SafeJson.SchemaProperty);
        if (root.Key is null || !OscalModel.Roots.TryGetValue(root.Key, out var definition))
            throw new OscalStop("oscal.unknown_model", $"The document is of no OSCAL model; it begins with \"{root.Key}\".");
        if (content.FirstOrDefault(p => p.Key != root.Key && p.Key != Json.SafeJson.SchemaProperty).Key is { } second)
            throw new OscalStop("oscal.unknown_name", $"\"{second}\" stands beside \"{root.Key}\".", "/" + Pointer.Escape(second));
        Check(root.Value, definition, new Pointer(null, root.Key));
    }

    static void Check(JsonNode? node, Definition definition, Pointer at)
    {
        if (node is not JsonObject entries)
            throw Wrong(at, "an object", node);
        foreach (var (name, value) in entries)
            Check(value, definition.OfJson(name) ?? throw new OscalStop("oscal.unknown_name", $"\"{name}\" has no place in {definition.Name}.", at.Of(name).ToString()), at.Of(name));
    }

    static void Check(JsonNode? value, Instance instance, Pointer at)
    {
        if (!instance.Many || (instance.MayBeOne && value is JsonObject))
        {
            CheckOne(value, instance, at);
            return;
        }
        if (value is not JsonArray items)
            throw Wrong(at, "an array", value);
        if (items.Count == 0)
            throw new OscalStop("oscal.empty_array", "The array is empty; leave it out.", at.ToString());
        for (var i = 0; i < items.Count; i++)
            CheckOne(items[i], instance, at.Of(i));
    }

    static void CheckOne(JsonNode? value, Instance instance, Pointer at)
    {
        if (instance.IsAssembly)
        {
            Check(value, instance.Definition, at);
            return;
        }
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        var (fits, wanted) = instance switch
        {
            { Type: "boolean" }  => (kind is JsonValueKind.True or JsonValueKind.False, "true or false"),
            { IsNumber: true }   => (kind is JsonValueKind.Number, "a number"),
            _                    => (kind is JsonValueKind.String, "text"),
        };
        if (!fits)
            throw Wrong(at, wanted, value);
    }

    static OscalStop Wrong(Pointer at, string wanted, JsonNode? found) =>
        new("oscal.wrong_type", $"{wanted} is expected, and {Said(found)} stands there.", at.ToString());

    static string Said(JsonNode? found) => found?.GetValueKind() switch
    {
        null                                      => "null",
        JsonValueKind.Object                      => "an object",
        JsonValueKind.Array                       => "an array",
        JsonValueKind.String                      => "text",
        JsonValueKind.Number                      => "a number",
        _                                         => "true or false",
    };
}

/// <summary>A place in a tree, written as a JSON pointer (RFC 6901) when it is needed.</summary>
sealed class Pointer(Pointer? parent, object step)
{
    public Pointer Of(string name) => new(this, name);

    public Pointer Of(int index) => new(this, index);

    public override string ToString() => $"{parent}/{(step is string name ? Escape(name) : step)}";

    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
