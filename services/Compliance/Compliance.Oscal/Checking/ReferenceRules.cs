using System.Text.Json;
using Compliance.Oscal.Markup;

namespace Compliance.Oscal.Checking;

/// <summary>A reference within a document leads to something in it. What it refers to in other documents is not asked here.</summary>
static class ReferenceRules
{
    public static IEnumerable<OscalRefusal> Check(string model, List<Found> all)
    {
        var uuids = Named(all, "uuid", null, StringComparer.OrdinalIgnoreCase);
        var ids = Named(all, "id", null, StringComparer.Ordinal);
        var targets = new Dictionary<string, HashSet<string>>
        {
            ["party-uuids"] = Named(all, "uuid", "party", StringComparer.OrdinalIgnoreCase),
            ["member-of-organizations"] = Named(all, "uuid", "party", StringComparer.OrdinalIgnoreCase),
            ["location-uuids"] = Named(all, "uuid", "location", StringComparer.OrdinalIgnoreCase),
            ["role-id"] = Named(all, "id", "role", StringComparer.Ordinal),
        };
        // Only these two hold the components that they speak of.
        if (model is "system-security-plan" or "component-definition")
            targets["component-uuid"] = Named(all, "uuid", "component", StringComparer.OrdinalIgnoreCase);
        var parameters = Named(all, "id", "param", StringComparer.Ordinal);

        foreach (var found in all)
            foreach (var (value, instance, at) in found.Values())
                if (value.GetValueKind() is not JsonValueKind.String || value.GetValue<string>() is not { } text)
                    continue;
                else if (targets.TryGetValue(instance.Json, out var there) && !there.Contains(text))
                    yield return Missing(text, at);
                else if (instance.Type is "uriReference" && text.StartsWith('#') && !Leads(text[1..], model, uuids, ids))
                    yield return Missing(text, at);
                else if (instance.IsMarkup && model is "catalog")
                    foreach (var insert in InsertParser.Insert().Matches(text).Where(m => m.Groups["type"].Value is "param" && !parameters.Contains(m.Groups["id"].Value)))
                        yield return Missing(insert.Groups["id"].Value, at);
    }

    /// <summary>A UUID leads to something in the document; an id does in a catalog, and elsewhere may be one of a catalog.</summary>
    static bool Leads(string name, string model, HashSet<string> uuids, HashSet<string> ids) =>
        uuids.Contains(name) || ids.Contains(name) || (!Guid.TryParse(name, out _) && model is not "catalog");

    static HashSet<string> Named(List<Found> all, string key, string? kind, StringComparer comparer) =>
        all.Where(f => kind is null || f.Name == kind).Select(f => (string?)f.Item[key]).OfType<string>().ToHashSet(comparer);

    static OscalRefusal Missing(string name, Model.Pointer at) => new("oscal.reference_missing", $"\"{name}\" leads to nothing in this document.", at.ToString());
}
