using Compliance.Oscal.Model;

namespace Compliance.Oscal.Checking;

/// <summary>Rules of OSCAL for a document by itself: values, identifiers, references (the constraints of the metaschema sources, many of which no schema can say).</summary>
public static class OscalRules
{
    /// <summary>What breaks a rule, in reading order of the rules; each with the JSON pointer of its place. At most <see cref="MaxFindings"/>.</summary>
    public static ImmutableArray<OscalRefusal> Check(OscalDocument document)
    {
        var all = Found.In(document);
        return [.. ValueRules.Check(all).Concat(IdentifierRules.Check(all)).Concat(ReferenceRules.Check(document.Model, all)).Take(MaxFindings)];
    }

    /// <summary>Most findings that are listed.</summary>
    public const int MaxFindings = 10_000;
}

/// <summary>An object of a document, with the instance that it stands for (null at the root) and its place.</summary>
sealed record Found(JsonObject Item, Definition Definition, string Name, Pointer At)
{
    public static List<Found> In(OscalDocument document)
    {
        var all = new List<Found>();
        Visit(new Found(document.Body, OscalModel.Roots[document.Model], document.Model, new Pointer(null, document.Model)), all);
        return all;
    }

    /// <summary>The values that are no objects, each with its instance and place.</summary>
    public IEnumerable<(JsonNode Value, Instance Instance, Pointer At)> Values()
    {
        foreach (var (name, value) in Item)
            if (Definition.OfJson(name) is { IsAssembly: false } instance)
                if (value is JsonArray items)
                    for (var i = 0; i < items.Count; i++)
                        yield return (items[i]!, instance, At.Of(name).Of(i));
                else
                    yield return (value!, instance, At.Of(name));
    }

    static void Visit(Found found, List<Found> all)
    {
        all.Add(found);
        foreach (var (name, value) in found.Item)
            if (found.Definition.OfJson(name) is { IsAssembly: true } instance)
                if (value is JsonArray items)
                    for (var i = 0; i < items.Count; i++)
                        Visit(new Found(items[i]!.AsObject(), instance.Definition, instance.Xml, found.At.Of(name).Of(i)), all);
                else
                    Visit(new Found(value!.AsObject(), instance.Definition, instance.Xml, found.At.Of(name)), all);
    }
}
