using System.Text.Json.Nodes;

namespace Standards.Domain.Processes;

/// <summary>What a version changes against another: each member of the documents that differs, by its place.</summary>
/// <remarks>Stages, tracks and limits, decisions and deadlines are compared by what names them, not by their order.</remarks>
public static class ProcessDifference
{
    /// <summary>The changes from one version to another, in the order of their places; none where they say the same.</summary>
    public static ImmutableArray<ProcessChange> Between(ProcessDefinition before, ProcessDefinition after)
    {
        var (old, current) = (Leaves(before), Leaves(after));
        return
        [
            .. old.Keys.Union(current.Keys, StringComparer.Ordinal).Where(p => p != "version").Order(StringComparer.Ordinal)
                .Select(p => new ProcessChange(p, old.GetValueOrDefault(p), current.GetValueOrDefault(p))).Where(c => c.Before != c.After),
        ];
    }

    static SortedDictionary<string, string> Leaves(ProcessDefinition process)
    {
        var leaves = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Collect(ProcessDocument.Write(process), "", leaves);
        return leaves;
    }

    static void Collect(JsonNode? node, string place, SortedDictionary<string, string> leaves)
    {
        if (node is JsonObject members)
            foreach (var (name, value) in members)
                Collect(value, place.Length == 0 ? name : $"{place} › {name}", leaves);
        else if (node is JsonArray items && items.All(i => i is JsonObject))
            for (var i = 0; i < items.Count; i++)
                Collect(items[i], $"{place} › {KeyOf(items[i]!.AsObject())}", leaves);
        else if (node is not null)
            leaves[place] = node is JsonValue ? node.ToString() : string.Join(", ", node.AsArray().Select(i => i!.ToString()));
    }

    static string KeyOf(JsonObject item) => (item["id"] ?? item["code"] ?? item["to"] ?? item["evidence"])!.ToString();
}

/// <summary>One member that differs.</summary>
/// <param name="Place">Where, such as <c>stages › 40.20 › ballot › openFor</c>.</param>
/// <param name="Before">Null where it was not there.</param>
/// <param name="After">Null where it is not there any more.</param>
public sealed record ProcessChange(string Place, string? Before, string? After);
