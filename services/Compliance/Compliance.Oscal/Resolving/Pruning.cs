using System.Text.Json;
using System.Text.RegularExpressions;
using Compliance.Oscal.Markup;

namespace Compliance.Oscal.Resolving;

/// <summary>Removes loose parameters and resources that nothing refers to (section "Pruning and Ordering").</summary>
static partial class Pruning
{
    public static void Run(JsonObject catalog)
    {
        var candidates = Candidates(catalog);
        var references = new References();
        foreach (var (name, node) in catalog)
            if (name is not "back-matter")
                Scan(node, candidates, references);

        // What only a pruned object refers to is pruned too: keep what is reached.
        var waiting = candidates;
        while (waiting.Where(c => CatalogTree.IsKept(c.Key) || references.Names(c.Value)).Select(c => c.Key).ToList() is { Count: > 0 } kept)
            foreach (var item in kept)
            {
                waiting.Remove(item);
                Scan(item, [], references);
            }
        foreach (var item in waiting.Keys)
        {
            var list = item.Parent!.AsArray();
            list.Remove(item);
            if (list is { Count: 0, Parent: JsonObject holder })
                holder.Remove(list.GetPropertyName());
        }
        if (catalog["back-matter"] is JsonObject { Count: 0 })
            catalog.Remove("back-matter");
    }

    /// <summary>What may be pruned, with the name by which it is referred to.</summary>
    static Dictionary<JsonObject, string> Candidates(JsonObject catalog)
    {
        var candidates = new Dictionary<JsonObject, string>(ReferenceEqualityComparer.Instance);
        foreach (var parameter in CatalogTree.Groups(catalog).Prepend(catalog).SelectMany(h => CatalogTree.Items(h, "params")))
            candidates[parameter] = CatalogTree.Id(parameter) ?? "";
        if (catalog["back-matter"] is JsonObject matter)
            foreach (var resource in CatalogTree.Items(matter, "resources"))
                candidates[resource] = (string?)resource["uuid"] ?? "";
        return candidates;
    }

    static void Scan(JsonNode? node, Dictionary<JsonObject, string> except, References references)
    {
        switch (node)
        {
            case JsonObject item when except.ContainsKey(item):
                break;
            case JsonObject item:
                foreach (var (_, value) in item)
                    Scan(value, except, references);
                break;
            case JsonArray items:
                foreach (var item in items)
                    Scan(item, except, references);
                break;
            case not null when node.GetValueKind() is JsonValueKind.String:
                references.Read(node.GetValue<string>());
                break;
            default:
                break;
        }
    }

    /// <summary>What texts refer to: <c>#id</c> as an address or in a link, and insertions of parameters.</summary>
    sealed partial class References
    {
        readonly HashSet<string> named = new(StringComparer.OrdinalIgnoreCase);

        public bool Names(string id) => named.Contains(id);

        public void Read(string text)
        {
            if (text.StartsWith('#'))
                named.Add(text[1..]);
            else if (text.Contains("](", StringComparison.Ordinal) || text.Contains("<#", StringComparison.Ordinal))
                foreach (Match link in Links().Matches(text))
                    named.Add(link.Groups["id"].Value);
            if (text.Contains("{{", StringComparison.Ordinal))
                foreach (Match insert in InsertParser.Insert().Matches(text))
                    named.Add(insert.Groups["id"].Value);
        }

        [GeneratedRegex(@"[(<]#(?<id>[^\s()<>]+)[)>\s]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Links();
    }
}
