using System.Collections.Frozen;

namespace Compliance.Oscal.Model;

/// <summary>The structure of all OSCAL models, read from <c>oscal-model.txt</c>. Terms are those of Metaschema: a definition has instances.</summary>
static class OscalModel
{
    /// <summary>The namespace of OSCAL's XML.</summary>
    public const string Namespace = "http://csrc.nist.gov/ns/oscal/1.0";

    /// <summary>The namespace of names in properties where none is given.</summary>
    public const string PropertyNamespace = "http://csrc.nist.gov/ns/oscal";

    /// <summary>The release of OSCAL that the table is of.</summary>
    public const string Version = "1.2.1";

    static readonly FrozenDictionary<string, Definition> Definitions;

    /// <summary>The root elements with what they hold.</summary>
    public static FrozenDictionary<string, Definition> Roots { get; }

    static OscalModel()
    {
        var (definitions, roots) = ModelTable.Read();
        Definitions = definitions;
        Roots = roots;
    }

    public static Definition Of(string name) => Definitions[name];
}

/// <summary>What an element holds, in the canonical order.</summary>
sealed class Definition(string name, ImmutableArray<Instance> instances)
{
    readonly FrozenDictionary<string, Instance> byJson = instances.ToFrozenDictionary(i => i.Json);
    readonly FrozenDictionary<string, Instance> byElement = instances.Where(i => i.Place is Place.Element).ToFrozenDictionary(i => i.Grouped ? i.Json : i.Xml);
    readonly FrozenDictionary<string, Instance> byAttribute = instances.Where(i => i.Place is Place.Attribute).ToFrozenDictionary(i => i.Xml);

    public string Name => name;

    public ImmutableArray<Instance> Instances => instances;

    /// <summary>The text of the element, where it has one.</summary>
    public Instance? Value { get; } = instances.FirstOrDefault(i => i.Place is Place.Value);

    /// <summary>Prose that stands without an element of its own.</summary>
    public Instance? Prose { get; } = instances.FirstOrDefault(i => i.Unwrapped);

    public Instance? OfJson(string property) => byJson.GetValueOrDefault(property);

    public Instance? OfElement(string element) => byElement.GetValueOrDefault(element) is { Unwrapped: false } found ? found : null;

    public Instance? OfAttribute(string attribute) => byAttribute.GetValueOrDefault(attribute);
}

/// <summary>Where an instance stands in XML.</summary>
enum Place { Attribute, Value, Element }

/// <summary>One thing in a definition.</summary>
/// <param name="Json">The property in JSON.</param>
/// <param name="Xml">The attribute or element in XML.</param>
/// <param name="Type">The data type, or the name of a definition where <paramref name="IsAssembly"/>.</param>
/// <param name="Allowed">The closed list of values; empty for any.</param>
/// <param name="Grouped">An element with the name <paramref name="Json"/> stands around all.</param>
/// <param name="MayBeOne">A single one stands in JSON without its array.</param>
sealed record Instance(string Json, string Xml, Place Place, string Type, bool IsAssembly, ImmutableArray<string> Allowed, bool Required, bool Many, bool Grouped, bool Unwrapped, bool MayBeOne)
{
    Definition? definition;

    public Definition Definition => definition ??= OscalModel.Of(Type);

    public bool IsMarkup => Type is "line" or "multi";

    public bool IsNumber => Type is "decimal" or "nonNegative" or "positive";
}
