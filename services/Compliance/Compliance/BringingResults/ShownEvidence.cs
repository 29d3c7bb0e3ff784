using System.Text.Json.Nodes;
using Compliance.FilingAControlDocument;
using Compliance.Graph;
using Compliance.Oscal;
using Compliance.ReadingEvidence;

namespace Compliance.BringingResults;

/// <summary>The resources of results that are files of evidence here: by their hash, or by the identifier under which results of this house name them.</summary>
sealed class ShownEvidence(OscalDocument results)
{
    const string Urn = "urn:uuid:";

    readonly ImmutableDictionary<string, ImmutableArray<JsonObject>> links = (results.Body["back-matter"] as JsonObject)?.Items("resources")
        .ToImmutableDictionary(r => r.Said("uuid"), r => r.Items("rlinks").ToImmutableArray(), StringComparer.OrdinalIgnoreCase) ?? ImmutableDictionary<string, ImmutableArray<JsonObject>>.Empty;

    /// <summary>Those that whoever brings them may see.</summary>
    public async Task<Files> FindAsync(EvidenceRegister evidence, Viewer viewer, Guid model, CancellationToken cancellation)
    {
        var all = links.Values.SelectMany(l => l).ToList();
        var seen = await evidence.NamedAsync(viewer, model, [.. all.SelectMany(l => l.Hashes()).Distinct(StringComparer.Ordinal)], [.. all.Select(Name).OfType<Guid>().Distinct()], cancellation);
        var (byHash, byName) = (seen.ToLookup(e => e.Sha256, e => e.Id, StringComparer.Ordinal), seen.Select(e => e.Id).ToHashSet());
        return new(links.ToDictionary(
            l => l.Key, l => l.Value.SelectMany(r => Name(r) is { } id && byName.Contains(id) ? [id] : r.Hashes().SelectMany(h => byHash[h].Take(1))).Distinct().ToImmutableArray(), StringComparer.OrdinalIgnoreCase));
    }

    static Guid? Name(JsonObject link) => link.Said("href") is var href && href.StartsWith(Urn, StringComparison.OrdinalIgnoreCase) && Guid.TryParse(href.AsSpan(Urn.Length), out var id) ? id : null;

    /// <summary>The files of evidence behind each resource.</summary>
    public sealed class Files(IReadOnlyDictionary<string, ImmutableArray<Guid>> files)
    {
        /// <summary>What the observations of a finding show.</summary>
        public ImmutableList<Guid> Of(JsonObject finding, JsonObject result)
        {
            var observed = finding.Items("related-observations").Select(o => o.Said("observation-uuid")).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return
            [
                .. result.Items("observations").Where(o => observed.Contains(o.Said("uuid"))).SelectMany(o => o.Items("relevant-evidence")).Select(e => e.Said("href")).Where(h => h.StartsWith('#'))
                    .SelectMany(h => files.TryGetValue(h[1..], out var found) ? found : []).Distinct(),
            ];
        }
    }
}
