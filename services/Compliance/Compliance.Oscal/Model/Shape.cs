using System.Runtime.InteropServices;
using System.Text.Json;

namespace Compliance.Oscal.Model;

/// <summary>Holds the tree of a document against the model: only known names, and of each the right kind of value.</summary>
static class Shape
{
    /// <summary>Stops at the first thing that no notation could carry.</summary>
    public static void Check(JsonElement content)
    {
        if (content.ValueKind is not JsonValueKind.Object)
            throw new OscalStop("oscal.wrong_type", "The document is no object.");
        var names = content.EnumerateObject().Where(p => p.Name != Json.SafeJson.SchemaProperty).ToList();
        if (names is not [var root, ..] || !OscalModel.Roots.TryGetValue(root.Name, out var definition))
            throw new OscalStop("oscal.unknown_model", $"The document is of no OSCAL model; it begins with \"{names.Select(n => n.Name).FirstOrDefault()}\".");
        if (names is [_, var second, ..])
            throw new OscalStop("oscal.unknown_name", $"\"{second.Name}\" stands beside \"{root.Name}\".", "/" + Pointer.Escape(second.Name));
        Check(root.Value, definition, new Pointer(null, root.Name));
    }

    static void Check(JsonElement item, Definition definition, Pointer at)
    {
        if (item.ValueKind is not JsonValueKind.Object)
            throw Wrong(at, "an object", item);
        foreach (var property in item.EnumerateObject())
        {
            var place = at.Of(property.Name);
            Check(property.Value, definition.OfJson(property.Name) ?? throw new OscalStop("oscal.unknown_name", $"\"{property.Name}\" has no place in {definition.Name}.", place.ToString()), place);
        }
    }

    static void Check(JsonElement value, Instance instance, Pointer at)
    {
        if (!instance.Many || (instance.MayBeOne && value.ValueKind is JsonValueKind.Object))
        {
            CheckOne(value, instance, at);
            return;
        }
        if (value.ValueKind is not JsonValueKind.Array)
            throw Wrong(at, "an array", value);
        if (value.GetArrayLength() == 0)
            throw new OscalStop("oscal.empty_array", "The array is empty; leave it out.", at.ToString());
        var i = 0;
        foreach (var item in value.EnumerateArray())
            CheckOne(item, instance, at.Of(i++));
    }

    static void CheckOne(JsonElement value, Instance instance, Pointer at)
    {
        if (instance.IsAssembly)
        {
            Check(value, instance.Definition, at);
            return;
        }
        var kind = value.ValueKind;
        var (fits, wanted) = instance switch
        {
            { Type: "boolean" }  => (kind is JsonValueKind.True or JsonValueKind.False, "true or false"),
            { IsNumber: true }   => (kind is JsonValueKind.Number, "a number"),
            _                    => (kind is JsonValueKind.String, "text"),
        };
        if (!fits)
            throw Wrong(at, wanted, value);
        if (kind is JsonValueKind.String && JsonMarshal.GetRawUtf8Value(value).IndexOf(@"\u"u8) >= 0)
            value.GetString();   // throws where half of a sign is escaped
    }

    static OscalStop Wrong(Pointer at, string wanted, JsonElement found) =>
        new("oscal.wrong_type", $"{wanted} is expected, and {Said(found)} stands there.", at.ToString());

    static string Said(JsonElement found) => found.ValueKind switch
    {
        JsonValueKind.Null                        => "null",
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
