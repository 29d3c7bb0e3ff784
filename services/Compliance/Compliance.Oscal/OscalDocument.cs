using Compliance.Oscal.Model;

namespace Compliance.Oscal;

/// <summary>The notations of OSCAL; all carry the same.</summary>
public enum OscalFormat
{
    /// <summary>The JSON format.</summary>
    Json,

    /// <summary>The XML format.</summary>
    Xml,

    /// <summary>The YAML format: the JSON format in YAML.</summary>
    Yaml,
}

/// <summary>One document of OSCAL, such as a catalog or an assessment plan.</summary>
/// <param name="Content">The JSON format of it: an object with the document under the name of its model. Whoever holds a document owns this tree.</param>
/// <param name="Format">The notation that it was read from.</param>
public sealed record OscalDocument(JsonObject Content, OscalFormat Format)
{
    /// <summary>The model that the document is of, such as <c>catalog</c>.</summary>
    public string Model => Content.First(p => p.Key != Json.SafeJson.SchemaProperty).Key;

    /// <summary>What stands under the name of the model.</summary>
    public JsonObject Body => Content[Model]!.AsObject();

    /// <summary>The same document with the properties of every object in the canonical order and without a reference to a schema: written in JSON, what says the same in any notation has the same bytes.</summary>
    public OscalDocument InOrder() => new(new JsonObject { [Model] = CanonicalOrder.Of(Body, OscalModel.Roots[Model]) }, OscalFormat.Json);
}
