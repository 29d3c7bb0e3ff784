namespace Compliance.Oscal.Model;

/// <summary>The same document with the properties of every object in the canonical order, so that what says the same has the same bytes.</summary>
static class CanonicalOrder
{
    public static JsonObject Of(JsonObject item, Definition definition) =>
        new(definition.Instances.Where(i => item.ContainsKey(i.Json)).Select(i => new KeyValuePair<string, JsonNode?>(i.Json, Copy(item[i.Json]!, i))));

    static JsonNode Copy(JsonNode value, Instance instance) => (value, instance.IsAssembly) switch
    {
        (JsonArray items, true)  => new JsonArray([.. items.Select(i => (JsonNode)Of(i!.AsObject(), instance.Definition))]),
        (JsonObject item, true)  => Of(item, instance.Definition),
        _                        => value.DeepClone(),
    };
}
