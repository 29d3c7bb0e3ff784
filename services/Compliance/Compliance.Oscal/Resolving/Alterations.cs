using Compliance.Oscal.Model;

namespace Compliance.Oscal.Resolving;

/// <summary>
/// The additions and removals of all alterations (section "Altering controls"). All are read before one is applied:
/// a removal never removes what is added, and additions at one place keep the sequence of the profile.
/// </summary>
sealed class Alterations(List<OscalRefusal> warnings)
{
    static readonly string[] Lists = ["params", "props", "links", "parts"];

    readonly List<JsonObject> removed = [];
    readonly OrderedDictionary<(JsonObject Target, string Position), List<JsonObject>> added = [];

    public void Read(JsonObject alter, JsonObject control)
    {
        foreach (var remove in CatalogTree.Items(alter, "removes"))
            removed.AddRange(new Removal(remove).In(control));
        foreach (var add in CatalogTree.Items(alter, "adds"))
        {
            var id = (string?)add["by-id"];
            var isImplicit = id is null || id == CatalogTree.Id(control);
            var targets = isImplicit ? [control] : Identified(control, id!).ToList();
            if (targets.Count == 0)
                warnings.Add(new OscalRefusal("oscal.add_without_target", $"\"{id}\" is not in the control \"{CatalogTree.Id(control)}\", so nothing is added there."));
            foreach (var target in targets)
                Note(target, Position((string?)add["position"], isImplicit), add);
        }
    }

    /// <summary>"When an add directive is implicitly bound, before and after must be treated like starting and ending."</summary>
    static string Position(string? position, bool isImplicit) => (position, isImplicit) switch
    {
        ("before", false)                => "before",
        ("after", false)                 => "after",
        ("starting" or "before", _)      => "starting",
        _                                => "ending",
    };

    void Note(JsonObject target, string position, JsonObject add)
    {
        if (!added.TryGetValue((target, position), out var adds))
            added[(target, position)] = adds = [];
        adds.Add(add);
    }

    public void Apply()
    {
        foreach (var ((target, position), adds) in added)
            if (position is "starting" or "ending")
                Inside(target, adds, atStart: position is "starting");
            else
                Beside(target, adds, before: position is "before");
        foreach (var item in removed)
            if (item.Parent is JsonArray list)
            {
                list.Remove(item);
                if (list is { Count: 0, Parent: JsonObject holder })
                    holder.Remove(list.GetPropertyName());
            }
    }

    static void Inside(JsonObject target, List<JsonObject> adds, bool atStart)
    {
        foreach (var list in Lists)
            Insert(target, list, Items(adds, list), atStart ? 0 : int.MaxValue);
        if (adds.Select(a => a["title"]).LastOrDefault(t => t is not null) is { } title)
            target["title"] = title.DeepClone();
        Order(target);
    }

    /// <summary>Things of the target's kind stand directly beside it; others keep the canonical order of kinds, at the end of their kind that is nearer.</summary>
    static void Beside(JsonObject target, List<JsonObject> adds, bool before)
    {
        var siblings = (JsonArray)target.Parent!;
        var holder = (JsonObject)siblings.Parent!;
        var kind = siblings.GetPropertyName();
        foreach (var list in Lists)
            Insert(holder, list, Items(adds, list),
                list == kind ? siblings.IndexOf(target) + (before ? 0 : 1)
                : Rank(list) < Rank(kind) ? int.MaxValue : 0);
        Order(holder);
    }

    static int Rank(string list) => Array.IndexOf(Lists, list) is var rank && rank >= 0 ? rank : Lists.Length;

    static List<JsonNode> Items(List<JsonObject> adds, string list) => [.. adds.SelectMany(a => CatalogTree.Items(a, list)).Select(i => i.DeepClone())];

    static void Insert(JsonObject holder, string list, List<JsonNode> items, int at)
    {
        if (items.Count == 0)
            return;
        if (holder[list] is not JsonArray present)
            holder[list] = present = [];
        var place = Math.Min(at, present.Count);
        foreach (var item in items)
            present.Insert(place++, item);
    }

    static void Order(JsonObject holder) =>
        CatalogTree.InOrder(holder, OscalModel.Of(holder.ContainsKey("name") ? "part" : IsParameter(holder) ? "parameter" : "control"));

    static bool IsParameter(JsonObject holder) => (holder.Parent as JsonArray)?.GetPropertyName() == "params";

    /// <summary>What has an identifier in a control, at any depth.</summary>
    static IEnumerable<JsonObject> Identified(JsonObject holder, string id) => Removal.Below(holder).Select(b => b.Item).Where(i => CatalogTree.Id(i) == id);
}
