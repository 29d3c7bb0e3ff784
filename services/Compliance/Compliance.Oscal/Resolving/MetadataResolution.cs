using System.Globalization;
using Compliance.Oscal.Model;

namespace Compliance.Oscal.Resolving;

/// <summary>The metadata of the resolved catalog (section "Metadata Resolution").</summary>
static class MetadataResolution
{
    const string Tool = "AdvancedAIGov Compliance.Oscal";

    public static JsonObject Of(JsonObject profile, List<Selection> imported, Uri address, DateTimeOffset now)
    {
        var metadata = profile["metadata"]?.DeepClone().AsObject() ?? throw new OscalStop("oscal.required_missing", "The profile has no metadata.", "/profile");
        metadata["last-modified"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        metadata["oscal-version"] = Version((string?)metadata["oscal-version"] ?? "", imported.Select(s => (string?)(s.Catalog["metadata"] as JsonObject)?["oscal-version"] ?? ""));

        var props = CatalogTree.Take(metadata, "props").Where(p => (string?)p["name"] != "resolution-tool");
        CatalogTree.Append(metadata, "props", props.Append(new JsonObject { ["name"] = "resolution-tool", ["value"] = Tool }).ToList());
        var links = CatalogTree.Take(metadata, "links").Where(l => (string?)l["rel"] != "source-profile");
        CatalogTree.Append(metadata, "links", links.Prepend(new JsonObject { ["href"] = Sources.Shown(address), ["rel"] = "source-profile" }).ToList());

        foreach (var (list, key) in new[] { ("roles", "id"), ("parties", "uuid") })
        {
            var present = CatalogTree.Items(metadata, list).Select(i => (string?)i[key]).ToHashSet();
            var kept = imported.SelectMany(s => s.Catalog["metadata"] is JsonObject m ? CatalogTree.Items(m, list) : []).Where(i => CatalogTree.IsKept(i) && present.Add((string?)i[key]));
            CatalogTree.Append(metadata, list, kept.Select(i => i.DeepClone()).ToList());
        }
        return CatalogTree.InOrder(metadata, OscalModel.Of("metadata"));
    }

    /// <summary>The newest of all that took part, and none newer than what this library knows; another major version cannot be combined.</summary>
    static string Version(string own, IEnumerable<string> imported)
    {
        var newest = own;
        foreach (var version in imported)
            if (Parse(version) is { } other && Parse(newest) is { } so_far)
            {
                if (other.Major != so_far.Major)
                    throw new OscalStop("oscal.version_differs", $"A document of OSCAL {version} is imported by one of OSCAL {own}.");
                newest = other > so_far ? version : newest;
            }
        return Parse(newest) > Parse(OscalModel.Version) ? OscalModel.Version : newest;
    }

    static Version? Parse(string version) => System.Version.TryParse(version.Split('-', '+')[0], out var parsed) ? parsed : null;
}
