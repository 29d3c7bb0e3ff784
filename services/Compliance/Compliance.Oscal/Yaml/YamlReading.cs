using System.Text.Json;
using Compliance.Oscal.Model;
using Compliance.Oscal.Xml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Compliance.Oscal.Yaml;

/// <summary>The YAML format into the tree of the JSON format. The model tells what a plain scalar is: <c>version: 1.0</c> is text.</summary>
sealed class YamlReading
{
    static readonly JsonSerializerOptions Deep = new() { MaxDepth = 2 * OscalBounds.MaxDepth };

    readonly IParser parser;
    int values;

    YamlReading(IParser parser) => this.parser = parser;

    public static JsonObject Read(ReadOnlyMemory<byte> file)
    {
        using var text = new StreamReader(new MemoryStream(file.ToArray(), writable: false));
        var events = new Parser(text);
        try
        {
            events.Consume<StreamStart>();
            if (!events.TryConsume<DocumentStart>(out _))
                throw new OscalStop("oscal.malformed", "The document is empty.");
            var root = new YamlReading(events).Mapping(name => (OscalModel.Roots.GetValueOrDefault(name), null), 0);
            events.Consume<DocumentEnd>();
            if (!events.TryConsume<StreamEnd>(out _))
                throw new OscalStop("oscal.malformed", "The file has more than one document.", Where(events.Current!.Start));
            Shape.Check(JsonSerializer.SerializeToElement(root, Deep));
            return root;
        }
        catch (YamlException wrong)
        {
            throw new OscalStop("oscal.malformed", $"The document is not well-formed YAML: {wrong.Message}", Where(wrong.Start));
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException or FormatException or ArithmeticException or IndexOutOfRangeException)
        {
            // The scanner has no error of its own for some signs that it cannot hold.
            throw new OscalStop("oscal.malformed", $"The document is not well-formed YAML: {wrong.Message}");
        }
    }

    JsonObject Mapping(Func<string, (Definition? Definition, Instance? Instance)> of, int depth)
    {
        if (!parser.TryConsume<MappingStart>(out _))
            throw new OscalStop("oscal.wrong_type", "A mapping is expected.", Where(parser.Current!.Start));
        var mapping = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            Bound(depth);
            var key = parser.Accept<Scalar>(out var scalar) ? scalar : throw NoAlias();
            parser.MoveNext();
            var (definition, instance) = of(key.Value);
            if (!mapping.TryAdd(key.Value, Node(definition, instance, depth + 1)))
                throw new OscalStop("oscal.duplicate_key", $"\"{key.Value}\" stands twice in one mapping.", Where(key.Start));
        }
        return mapping;
    }

    JsonNode? Node(Definition? definition, Instance? instance, int depth)
    {
        Bound(depth);
        if (parser.Accept<MappingStart>(out _))
            return Mapping(name => Of(definition ?? (instance is { IsAssembly: true } ? instance.Definition : null), name), depth);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Node(definition, instance, depth + 1));
            return items;
        }
        return parser.TryConsume<Scalar>(out var scalar) ? Value(scalar, instance) : throw NoAlias();
    }

    static (Definition?, Instance?) Of(Definition? definition, string name) => (null, definition?.OfJson(name));

    static JsonNode? Value(Scalar scalar, Instance? instance) => instance switch
    {
        { IsAssembly: false, Type: not "boolean", IsNumber: false } => JsonValue.Create(scalar.Value),
        _ when !scalar.IsPlainImplicit                              => JsonValue.Create(scalar.Value),
        _ => scalar.Value switch
        {
            "" or "null" or "~" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE"              => JsonValue.Create(true),
            "false" or "False" or "FALSE"           => JsonValue.Create(false),
            var text                                => (JsonNode?)XmlReading.Number(text) ?? JsonValue.Create(text),
        },
    };

    void Bound(int depth)
    {
        if (depth >= OscalBounds.MaxDepth)
            throw OscalBounds.TooDeep(Where(parser.Current!.Start));
        if (++values > OscalBounds.MaxElements)
            throw new OscalStop("oscal.too_large", $"The document has more than {OscalBounds.MaxElements} values.");
    }

    OscalStop NoAlias() => parser.Accept<AnchorAlias>(out var alias)
        ? new OscalStop("oscal.entities_forbidden", "The document refers to an anchor. Write the value out: anchors are never followed.", Where(alias.Start))
        : new OscalStop("oscal.malformed", "The name of a property is no text.", Where(parser.Current!.Start));

    static string Where(Mark mark) => $"line {mark.Line}";
}
