using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Compliance.Oscal.Markup;

namespace Compliance.Oscal.Resolving;

/// <summary>Removes loose parameters and resources that nothing refers to (section "Pruning and Ordering").</summary>
static class Pruning
{
    public static void Run(JsonObject catalog)
    {
        var matter = catalog["back-matter"] as JsonObject ?? [];
        var candidates = CatalogTree.Groups(catalog).Prepend(catalog).ToList().SelectMany(holder => Candidate.Take(holder, "params", "id"))
            .Concat(Candidate.Take(matter, "resources", "uuid")).ToList();
        var references = new References();
        references.Read(catalog);

        // What only a pruned object refers to is pruned too: keep what is reached.
        var kept = new HashSet<Candidate>();
        while (candidates.Where(c => !kept.Contains(c) && (CatalogTree.IsKept(c.Item) || references.Name(c.Id))).ToList() is { Count: > 0 } reached)
            foreach (var candidate in reached)
            {
                kept.Add(candidate);
                references.Read(candidate.Item);
            }
        foreach (var candidate in candidates.Where(kept.Contains))
            CatalogTree.Append(candidate.Holder, candidate.List, [candidate.Item]);
        if (matter.Count == 0)
            catalog.Remove("back-matter");
    }

    /// <summary>What may be pruned, where it stood, and the name by which it is referred to.</summary>
    sealed record Candidate(JsonObject Item, JsonObject Holder, string List, string Id)
    {
        public static List<Candidate> Take(JsonObject holder, string list, string key) =>
            [.. CatalogTree.Take(holder, list).Select(i => new Candidate(i, holder, list, (string?)i[key] ?? ""))];

        public bool Equals(Candidate? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
    }
}

/// <summary>What a part of a catalog refers to: <c>#id</c> as an address or in a link, and insertions of parameters. It is looked for in the text of the part, for most of it was never made a tree.</summary>
sealed partial class References
{
    static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = OscalBounds.MaxDepth + 8 };

    readonly HashSet<string> named = new(StringComparer.OrdinalIgnoreCase);

    public bool Name(string id) => named.Contains(id);

    public void Read(JsonNode part)
    {
        var text = part.ToJsonString(Relaxed);
        foreach (var link in Links().EnumerateMatches(text))
            named.Add(text.Substring(link.Index + 2, link.Length - 2));
        foreach (Match insert in InsertParser.Insert().Matches(text))
            named.Add(insert.Groups["id"].Value);
    }

    [GeneratedRegex(@"[""(<]#[^\s()<>""\\]+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Links();
}
